using Microsoft.Extensions.Logging;

namespace Refract.Runtime;

/// <summary>What is logged about copies of the database (category <c>Refract.Replicas</c>).</summary>
internal static partial class ReplicaMessages
{
    public static void Lost(ILoggerFactory? loggers, string replica, string code, TimeSpan delay)
    {
        if (loggers is not null) Lost(loggers.CreateLogger("Refract.Replicas"), replica, code, delay.TotalSeconds);
    }

    public static void Back(ILoggerFactory? loggers, string replica)
    {
        if (loggers is not null) Back(loggers.CreateLogger("Refract.Replicas"), replica);
    }

    [LoggerMessage(1, LogLevel.Warning,
        "Replica {Replica} cannot be reached ({Code}). Reads go elsewhere; it is tried again in {Seconds:0.#} s.",
        EventName = "Lost")]
    private static partial void Lost(ILogger logger, string replica, string code, double seconds);

    [LoggerMessage(2, LogLevel.Information, "Replica {Replica} can be reached again.", EventName = "Back")]
    private static partial void Back(ILogger logger, string replica);
}
