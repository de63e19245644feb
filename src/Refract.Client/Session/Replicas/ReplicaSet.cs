using Microsoft.Extensions.Logging;
using Refract.Relational.Sql;

namespace Refract.Runtime;

/// <summary>
/// The copies of a client's database: reads outside of transactions take turns on them. One that cannot be reached is
/// left out for a while; without any, reads run on the database itself.
/// </summary>
/// <param name="primary">The database.</param>
/// <param name="replicas">The copies, at least one.</param>
/// <param name="clock">What the delay is measured by.</param>
/// <param name="delay">After which time one that could not be reached is tried again.</param>
/// <param name="loggers">Where messages go, or null.</param>
internal sealed class ReplicaSet(SqlDatabase primary, IReadOnlyList<Replica> replicas, TimeProvider clock,
    TimeSpan delay, ILoggerFactory? loggers) : IAsyncDisposable
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
            if (replica.TryUse(clock, delay)) return replica;
        }

        return null;
    }

    /// <summary>One has responded.</summary>
    public void Responds(Replica replica)
    {
        if (replica.Responds()) ReplicaMessages.Back(loggers, replica.Name);
    }

    /// <summary>True when an error means that a database cannot be used, whatever the statement is.</summary>
    public static bool IsDown(RefractException error) =>
        error.Code is "P1000" or "P1001" or "P1002" or "P1003" or "P1010" or "P1011" or "P1017";

    /// <summary>One could not be reached.</summary>
    public void Fails(Replica replica, RefractException error)
    {
        replica.Fails(clock, delay);
        ReplicaMessages.Lost(loggers, replica.Name, error.Code, delay);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        foreach (var replica in replicas) await replica.Database.DisposeAsync().ConfigureAwait(false);
    }
}
