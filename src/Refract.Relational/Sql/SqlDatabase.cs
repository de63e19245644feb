using System.Data;

namespace Refract.Relational.Sql;

/// <summary>A database and its pool of connections, as one client sees it. Safe for use by many threads.</summary>
public abstract class SqlDatabase : SqlRunner, IAsyncDisposable
{
    /// <summary>Which kind of database it is.</summary>
    public abstract SqlProvider Provider { get; }

    /// <summary>How it wants its SQL written.</summary>
    public abstract SqlDialect Dialect { get; }

    /// <summary>True when servers can keep copies of it that are read instead.</summary>
    public virtual bool HasReplicas => true;

    /// <summary>Opens a transaction on a connection of its own.</summary>
    /// <param name="isolation">
    /// The isolation level; <see cref="IsolationLevel.Unspecified"/> for the database's default.
    /// </param>
    /// <param name="maxWait">
    /// How long to wait for a connection (on SQLite: for the writer's turn), or null for the database's own limit.
    /// </param>
    /// <param name="ct">Stops the waiting.</param>
    public abstract ValueTask<SqlTransaction> BeginTransaction(IsolationLevel isolation, TimeSpan? maxWait,
        CancellationToken ct);

    /// <inheritdoc/>
    public abstract ValueTask DisposeAsync();
}
