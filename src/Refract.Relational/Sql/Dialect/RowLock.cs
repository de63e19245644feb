namespace Refract;

/// <summary>
/// A lock that a read takes on its rows until the transaction ends. PostgreSQL only; SQLite, whose write transactions
/// exclude each other, needs none.
/// </summary>
public enum RowLock : byte
{
    /// <summary>No lock.</summary>
    None,

    /// <summary>FOR UPDATE: no other transaction can lock, change or delete the rows.</summary>
    Update,

    /// <summary>FOR NO KEY UPDATE: as <see cref="Update"/>, but rows that refer to them can still be written.</summary>
    NoKeyUpdate,

    /// <summary>FOR SHARE: others can read and share, none can change.</summary>
    Share,

    /// <summary>FOR UPDATE SKIP LOCKED: rows that others hold are left out, as a job queue wants.</summary>
    UpdateSkipLocked,

    /// <summary>FOR UPDATE NOWAIT: an error at once when another transaction holds a row.</summary>
    UpdateNoWait,
}
