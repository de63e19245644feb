using System.Data;

namespace Refract;

/// <summary>How a transaction behaves. An <see cref="IsolationLevel"/> converts to it.</summary>
public sealed record TransactionOptions
{
    /// <summary>
    /// The isolation level; <see cref="IsolationLevel.Unspecified"/> for the database's default. SQLite is always
    /// serializable.
    /// </summary>
    public IsolationLevel Isolation { get; init; } = IsolationLevel.Unspecified;

    /// <summary>
    /// How often the whole callback runs again after a conflict with another transaction (P2034). A nested transaction
    /// never runs again by itself.
    /// </summary>
    public int MaxRetries { get; init; }

    /// <summary>
    /// How long the callback may take, all its statements included, before everything is rolled back (P2028); null for
    /// no limit.
    /// </summary>
    public TimeSpan? Timeout { get; init; }

    /// <summary>
    /// How long to wait for a connection, on SQLite for the writer's turn (P2028); null for the pool's own limit.
    /// </summary>
    public TimeSpan? MaxWait { get; init; }

    /// <summary>Options with only the isolation level.</summary>
    public static implicit operator TransactionOptions(IsolationLevel isolation) => new() { Isolation = isolation };
}
