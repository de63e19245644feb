namespace Refract.Runtime;

/// <summary>
/// The transactions around a piece of running code, innermost first. Lives in an <see cref="AsyncLocal{T}"/>, so it
/// follows the code into everything that the callback starts, and is gone for the caller when the callback's method
/// returns.
/// </summary>
/// <param name="Level">The transaction, or null where <c>OutsideTransaction</c> was called.</param>
/// <param name="Outer">What lies around it.</param>
internal sealed record TransactionFlow(TransactionLevel? Level, TransactionFlow? Outer)
{
    /// <summary>
    /// True when the root client means this level: its transaction was begun with a callback, or it is the way out of
    /// all.
    /// </summary>
    public bool IsAmbient => Level is null || Level.IsAmbient;
}
