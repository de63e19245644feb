using Microsoft.Extensions.Logging;

namespace Refract.Runtime;

/// <summary>All messages of the category <c>Refract.Query</c>.</summary>
internal static partial class QueryMessages
{
    [LoggerMessage(1, LogLevel.Debug, "{Model}.{Verb} took {Milliseconds:0.0} ms: {Sql}", EventName = "Ran")]
    public static partial void Ran(ILogger logger, string model, string verb, double milliseconds, string sql);

    [LoggerMessage(2, LogLevel.Information, "{Model}.{Verb} took {Milliseconds:0.0} ms: {Sql}",
        EventName = "RanAsAsked")]
    public static partial void RanAsAsked(ILogger logger, string model, string verb, double milliseconds, string sql);

    [LoggerMessage(3, LogLevel.Information, "{Model}.{Verb} took {Milliseconds:0.0} ms: {Sql} [{Parameters}]",
        EventName = "RanWithParameters")]
    public static partial void RanWithParameters(ILogger logger, string model, string verb, double milliseconds,
        string sql, string parameters);

    [LoggerMessage(4, LogLevel.Warning, "{Model}.{Verb} was slow, {Milliseconds:0.0} ms: {Sql}", EventName = "Slow")]
    public static partial void Slow(ILogger logger, string model, string verb, double milliseconds, string sql);

    [LoggerMessage(5, LogLevel.Information, "{Model}.{Verb} failed with {Code} after {Milliseconds:0.0} ms: {Sql}",
        EventName = "Failed")]
    public static partial void Failed(ILogger logger, string model, string verb, string code, double milliseconds,
        string sql);
}
