using System.Data;
using Refract.Relational;
using Refract.Relational.Sql;

namespace Refract.Specification;

/// <summary>Passes everything on, and remembers what went by: how many round trips, and which SQL.</summary>
internal sealed class CountingDatabase(SqlDatabase inner) : SqlDatabase
{
    /// <summary>How often something was sent outside transactions; a batch counts once.</summary>
    public int Trips { get; private set; }

    /// <summary>How often something was sent inside transactions, without their begin and end.</summary>
    public int TripsInside { get; private set; }

    /// <summary>How many of them were batches that ask for one snapshot.</summary>
    public int Snapshots { get; private set; }

    public int Transactions { get; private set; }

    public List<string> Sql { get; } = [];

    /// <summary>Called before each statement is sent, with its SQL; may throw in its place.</summary>
    public Action<string>? Before { get; set; }

    public override SqlProvider Provider => inner.Provider;

    public override SqlDialect Dialect => inner.Dialect;

    public override bool HasSnapshots => inner.HasSnapshots;

    public override ValueTask<TResult> Run<TResult>(SqlStatement statement, SqlResult<TResult> result,
        CancellationToken ct)
    {
        Trips++;
        Note(statement);
        return inner.Run(statement, result, ct);
    }

    public override ValueTask RunBatch(SqlBatch batch, CancellationToken ct)
    {
        Trips++;
        if (batch.NeedsSnapshot) Snapshots++;
        for (var i = 0; i < batch.Count; i++) Note(batch[i]);
        return inner.RunBatch(batch, ct);
    }

    public override async ValueTask<SqlTransaction> BeginTransaction(IsolationLevel isolation, TimeSpan? maxWait,
        CancellationToken ct)
    {
        Transactions++;
        return new Transaction(this, await inner.BeginTransaction(isolation, maxWait, ct));
    }

    public override ValueTask DisposeAsync() => inner.DisposeAsync();

    private void Note(in SqlStatement statement)
    {
        lock (Sql) Sql.Add(statement.Text.Sql);
        Before?.Invoke(statement.Text.Sql);
    }

    private sealed class Transaction(CountingDatabase database, SqlTransaction inner) : SqlTransaction
    {
        public override bool IsEnded => inner.IsEnded;

        public override bool HasSnapshots => inner.HasSnapshots;

        public override ValueTask<TResult> Run<TResult>(SqlStatement statement, SqlResult<TResult> result,
            CancellationToken ct)
        {
            database.TripsInside++;
            database.Note(statement);
            return inner.Run(statement, result, ct);
        }

        public override ValueTask RunBatch(SqlBatch batch, CancellationToken ct)
        {
            database.TripsInside++;
            for (var i = 0; i < batch.Count; i++) database.Note(batch[i]);
            return inner.RunBatch(batch, ct);
        }

        public override ValueTask Commit(CancellationToken ct) => inner.Commit(ct);

        public override ValueTask Rollback() => inner.Rollback();

        public override ValueTask Savepoint(string name, CancellationToken ct) => inner.Savepoint(name, ct);

        public override ValueTask RollbackTo(string name) => inner.RollbackTo(name);

        public override ValueTask Release(string name, CancellationToken ct) => inner.Release(name, ct);

        public override ValueTask DisposeAsync() => inner.DisposeAsync();
    }
}
