using Microsoft.Extensions.Logging;

namespace Refract.Runtime;

/// <summary>What a client tells about its statements, and where to; fixed when the client is made.</summary>
/// <param name="LoggerFactory">Where logs go, or null.</param>
/// <param name="LogTo">Takes each line of the query log, or null.</param>
/// <param name="LogsQueries">True when every statement is logged as information, rather than as debug.</param>
/// <param name="ShowsParameters">True when parameter values may be shown.</param>
/// <param name="SlowQueryThreshold">From which duration on a statement is slow; null for never.</param>
/// <param name="Tags">What is sent with statements for the server's log, or null.</param>
internal sealed record LogSettings(
    ILoggerFactory? LoggerFactory, Action<string>? LogTo, bool LogsQueries, bool ShowsParameters,
    TimeSpan? SlowQueryThreshold, SqlTags? Tags = null);
