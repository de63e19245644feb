using System.Data;
using Refract.Relational;
using Refract.Relational.Sql;

namespace Refract.Specification;

/// <summary>Passes everything on, and remembers what went by: how many round trips, and which SQL.</summary>
internal sealed class CountingDatabase(SqlDatabase inner) : SqlDatabase
{
    /// <summary>How often something was sent outside transactions; a batch counts once.</summary>
    public int Trips { get; private set; }

    /// <summary>How many of them were batches that ask for one snapshot.</summary>
    public int Snapshots { get; private set; }

    public int Transactions { get; private set; }

    public List<string> Sql { get; } = [];

    public override SqlProvider Provider => inner.Provider;

    public override SqlDialect Dialect => inner.Dialect;

    public override bool HasSnapshots => inner.HasSnapshots;

    public override ValueTask<TResult> Run<TResult>(SqlStatement statement, SqlResult<TResult> result, CancellationToken ct)
    {
        Trips++;
        lock (Sql) Sql.Add(statement.Text.Sql);
        return inner.Run(statement, result, ct);
    }

    public override ValueTask RunBatch(SqlBatch batch, CancellationToken ct)
    {
        Trips++;
        if (batch.NeedsSnapshot) Snapshots++;
        lock (Sql)
            for (var i = 0; i < batch.Count; i++) Sql.Add(batch[i].Text.Sql);
        return inner.RunBatch(batch, ct);
    }

    public override ValueTask<SqlTransaction> BeginTransaction(IsolationLevel isolation, TimeSpan? maxWait, CancellationToken ct)
    {
        Transactions++;
        return inner.BeginTransaction(isolation, maxWait, ct);
    }

    public override ValueTask DisposeAsync() => inner.DisposeAsync();
}
