using System.Data.Common;
using System.Globalization;

namespace Refract.Runtime;

/// <summary>
/// What an error means for a write that was sent, by one rule for all databases: where the database itself said that it
/// failed, nothing was kept; where the connection, the time or the caller's patience ended first, the outcome is
/// not known, and the error must not invite to a repetition.
/// </summary>
public static class WriteOutcome
{
    private const string Advice =
        " Whether the write took effect is not known: look for its rows before you run it again.";

    /// <summary>The error to throw.</summary>
    /// <param name="error">The error in the schema's words, or a cancellation.</param>
    /// <param name="isSent">
    /// True when a commit was sent, or a write that no open transaction undoes: it may have taken effect by itself.
    /// Errors of reads, and of statements whose transaction ends with the connection, are returned as they are.
    /// </param>
    public static Exception Of(Exception error, bool isSent) => error switch
    {
        _ when !isSent || HasAnswer(error) => error,
        RefractException { IsOutcomeUnknown: false, Code: "P1001" or "P1008" or "P1017" or "P2023" } lost =>
            new RefractException(lost.Code, lost.Message + Advice, lost.InnerException, isOutcomeUnknown: true),
        OperationCanceledException => new RefractException("P1008",
            "The call was cancelled after the write had been sent, and the database did not answer any more." + Advice,
            error,
            isOutcomeUnknown: true),
        _ => error,
    };

    /// <summary>The error of a transaction whose time was up while its commit waited for the database.</summary>
    internal static RefractException CommitBeyondLimit(TimeSpan limit, Exception error) => new("P1008",
        string.Create(CultureInfo.InvariantCulture,
            $"The transaction's time limit of {limit.TotalMilliseconds:0} ms passed after its commit had been sent, "
            + $"and the database did not answer any more.{Advice}"), error, isOutcomeUnknown: true);

    /// <summary>
    /// True when the database reported that the statement failed. A lost connection has a state as well: class 08, or
    /// 57P0x; but a session that ended because it was idle (57P05) had not read the statement.
    /// </summary>
    private static bool HasAnswer(Exception error) =>
        error.InnerException is DbException { SqlState: { Length: > 0 } state }
        && !state.StartsWith("08", StringComparison.Ordinal)
        && (state == "57P05" || !state.StartsWith("57P0", StringComparison.Ordinal));
}
