using System.Globalization;

namespace Refract.Runtime;

/// <summary>
/// The errors of transactions that have ended: each use gets an exception of its own, with the reason of the end.
/// </summary>
internal static class TransactionErrors
{
    public const string Code = "P2028";

    public static RefractException Committed() => new(Code, "it was committed");

    public static RefractException RolledBack() => new(Code, "it was rolled back");

    public static RefractException Cancelled() => new(Code, "it was cancelled and rolled back");

    public static RefractException TimedOut(TimeSpan limit) => new(Code,
        string.Create(CultureInfo.InvariantCulture,
            $"it took longer than its time limit of {limit.TotalMilliseconds:0} ms and was rolled back"));

    /// <summary>The error of using a transaction after its end.</summary>
    public static RefractException Used(RefractException? reason) => new(Code,
        $"This transaction has ended: {reason?.Message ?? "its connection was lost"}. Await everything that "
            + "is started inside of it, and use the client itself afterwards.");
}
