using Microsoft.Extensions.Logging;

namespace Refract.PostgreSql;

/// <summary>What is logged about connections, under the category <c>Refract.Connection</c>.</summary>
internal static partial class ConnectionMessages
{
    public static void PoolerFound(ILoggerFactory? loggers, string place)
    {
        if (loggers is not null) PoolerFound(loggers.CreateLogger("Refract.Connection"), place);
    }

    [LoggerMessage(1, LogLevel.Warning,
        "A pooler lies between this client and {Place}: nothing is prepared or kept in the session. Add "
            + "pgbouncer=true to the URL to say so from the start.")]
    private static partial void PoolerFound(ILogger logger, string place);
}
