namespace Refract.Runtime;

/// <summary>
/// The transactions around a piece of running code, innermost first. Lives in an <see cref="AsyncLocal{T}"/>, so it
/// follows the code into everything that the callback starts, and is gone for the caller when the callback's method
/// returns.
/// </summary>
/// <param name="Transaction">The transaction, or null where <c>OutsideTransaction</c> was called.</param>
/// <param name="Outer">What lies around it.</param>
internal sealed record TransactionFlow(ClientTransaction? Transaction, TransactionFlow? Outer)
{
    /// <summary>
    /// True when the root client means this one: it was begun with a callback, or it is the way out of all.
    /// </summary>
    public bool IsAmbient => Transaction is null || Transaction.IsAmbient;
}
