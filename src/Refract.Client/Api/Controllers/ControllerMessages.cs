using Microsoft.Extensions.Logging;

namespace Refract.Runtime;

/// <summary>All messages of controllers.</summary>
internal static partial class ControllerMessages
{
    [LoggerMessage(20, LogLevel.Error, "{Model}.{Operation} failed with {Code}", EventName = "ControllerFailed")]
    public static partial void Failed(ILogger logger, string model, string operation, string code, Exception error);
}
