using Microsoft.Extensions.Logging;

namespace Refract.AspNetCore;

/// <summary>The lines of the category <c>Refract.Migrations</c>.</summary>
internal static partial class MigrationMessages
{
    [LoggerMessage(1, LogLevel.Information, "Created the {Database}")]
    public static partial void Created(ILogger log, string database);

    [LoggerMessage(2, LogLevel.Information, "Applying migration {Migration}")]
    public static partial void Applying(ILogger log, string migration);

    [LoggerMessage(3, LogLevel.Information, "Applied migration {Migration} in {Milliseconds:0} ms")]
    public static partial void Applied(ILogger log, string migration, double milliseconds);

    [LoggerMessage(4, LogLevel.Information, "Finished migration {Migration}, which an earlier run had begun")]
    public static partial void Resumed(ILogger log, string migration);

    [LoggerMessage(5, LogLevel.Information, "The {Database} has all {Count} migrations")]
    public static partial void UpToDate(ILogger log, string database, int count);

    [LoggerMessage(6, LogLevel.Information,
        "Waiting for {Holder} to finish its migrations of this database, for {Seconds:0} s so far")]
    public static partial void Waiting(ILogger log, string holder, double seconds);

    [LoggerMessage(7, LogLevel.Critical, "The database was not migrated: {Code}: {What}\n{Next}")]
    public static partial void Failed(ILogger log, string code, string what, string? next);
}
