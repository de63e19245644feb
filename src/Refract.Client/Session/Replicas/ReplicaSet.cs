using Refract.Relational.Sql;

namespace Refract.Runtime;

/// <summary>
/// The copies of a client's database: reads outside of transactions take turns on them. One that cannot be reached is
/// left out for a while; without any, reads run on the database itself.
/// </summary>
internal sealed class ReplicaSet(SqlDatabase primary, IReadOnlyList<Replica> replicas, RefractOptions options)
    : IAsyncDisposable
{
    private int _turn = -1;

    /// <summary>The database that they are copies of.</summary>
    public SqlDatabase Primary => primary;

    /// <summary>The runner of one operation that reads.</summary>
    public SqlRunner Runner() => Take() is { } replica ? new ReplicaRunner(this, replica) : primary;

    /// <summary>The next one that can be used; null for none.</summary>
    public Replica? Take()
    {
        var turn = (uint)Interlocked.Increment(ref _turn);
        for (var i = 0u; i < replicas.Count; i++)
        {
            var replica = replicas[(int)((turn + i) % (uint)replicas.Count)];
            if (replica.TryUse(options.Clock, options.ReplicaRetryDelay)) return replica;
        }

        return null;
    }

    /// <summary>One has responded.</summary>
    public void Responds(Replica replica)
    {
        if (replica.Responds()) ReplicaMessages.Back(options.LoggerFactory, replica.Name);
    }

    /// <summary>True when an error means that a database cannot be used, whatever the statement is.</summary>
    public static bool IsDown(RefractException error) =>
        error.Code is "P1000" or "P1001" or "P1002" or "P1003" or "P1010" or "P1011" or "P1017";

    /// <summary>One could not be reached.</summary>
    public void Fails(Replica replica, RefractException error)
    {
        replica.Fails(options.Clock, options.ReplicaRetryDelay);
        ReplicaMessages.Lost(options.LoggerFactory, replica.Name, error.Code, options.ReplicaRetryDelay);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        foreach (var replica in replicas) await replica.Database.DisposeAsync().ConfigureAwait(false);
    }
}
