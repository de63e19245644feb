namespace Refract;

/// <summary>
/// Another transaction was in the way: a write conflict, a deadlock, or a database that stayed locked (P2034). The same
/// work may succeed when it is run again.
/// </summary>
public sealed class TransactionConflictException : RefractException
{
    /// <summary>With what happened, as a whole sentence.</summary>
    public TransactionConflictException(string what, Exception? inner)
        : base("P2034",
            what + " Nothing of the transaction was kept. Run it again: Transaction(…, new() { MaxRetries = "
                + "3 }) does so by itself.", inner, isTransient: true)
    {
    }

    /// <summary>
    /// True when a table was altered after a statement on it was prepared: SQLSTATE 0A000, which PostgreSQL reports
    /// when the statement is to run.
    /// </summary>
    internal bool IsOfPreparedStatement => InnerException is System.Data.Common.DbException { SqlState: "0A000" };

    /// <summary>
    /// True when running the transaction again may help: the error is a conflict, or was caused by one. In a
    /// transaction that sees a snapshot, a unique key that is taken may be the row of another transaction that the
    /// snapshot does not show, so that the program could not know.
    /// </summary>
    internal static bool IsWorthARetry(Exception? error, bool hasSnapshot)
    {
        for (var cause = error; hasSnapshot && cause is not null; cause = cause.InnerException)
            if (cause is UniqueConstraintException) return true;
        return IsBehind(error);
    }

    /// <summary>True when the error is a conflict, or was caused by one.</summary>
    internal static bool IsBehind(Exception? error)
    {
        for (; error is not null; error = error.InnerException)
            if (error is TransactionConflictException) return true;
        return false;
    }
}
