namespace Refract.Relational.Sql;

/// <summary>
/// An open transaction. Concurrent use queues; use after its end throws. Disposing one that was neither committed nor
/// rolled back rolls it back.
/// </summary>
public abstract class SqlTransaction : SqlRunner, IAsyncDisposable
{
    /// <summary>True after a commit, a rollback or the loss of the connection.</summary>
    public abstract bool IsEnded { get; }

    /// <summary>
    /// True when no other transaction can write while it is open, so that what it did not find is not there.
    /// </summary>
    public virtual bool IsExclusive => false;

    /// <summary>Makes the work lasting.</summary>
    /// <param name="ct">
    /// Rolls back instead, until the commit begins: one that was interrupted would leave it unknown whether it
    /// happened.
    /// </param>
    public abstract ValueTask Commit(CancellationToken ct);

    /// <summary>
    /// Undoes the work. Not cancellable: a transaction must not stay open because a caller lost interest.
    /// </summary>
    public abstract ValueTask Rollback();

    /// <summary>Sets a savepoint.</summary>
    public abstract ValueTask Savepoint(string name, CancellationToken ct);

    /// <summary>Undoes what came after the savepoint.</summary>
    public abstract ValueTask RollbackTo(string name);

    /// <summary>Forgets the savepoint and keeps the work.</summary>
    public abstract ValueTask Release(string name, CancellationToken ct);

    /// <inheritdoc/>
    public abstract ValueTask DisposeAsync();
}
