namespace Refract;

/// <summary>Another transaction was in the way: a write conflict, a deadlock, or a database that stayed locked (P2034). The same work may succeed when it is run again.</summary>
public sealed class TransactionConflictException : RefractException
{
    /// <summary>With what happened, as a whole sentence.</summary>
    public TransactionConflictException(string what, Exception? inner)
        : base("P2034", what + " Nothing of the transaction was kept. Run it again: Transaction(…, new() { MaxRetries = 3 }) does so by itself.", inner, isTransient: true)
    {
    }

    /// <summary>True when the error is a conflict, or was caused by one.</summary>
    internal static bool IsBehind(Exception? error)
    {
        for (; error is not null; error = error.InnerException)
            if (error is TransactionConflictException) return true;
        return false;
    }
}
