using Refract.Relational.Sql;

namespace Refract.Runtime;

/// <summary>
/// Runs the statements of one operation that reads on one copy of the database, so that they see the same rows as far
/// as the copy lets them. When it cannot be reached and nothing was read yet, the next one takes its place, and the
/// database itself the last one's.
/// </summary>
/// <param name="replicas">All copies.</param>
/// <param name="first">The one to begin with.</param>
internal sealed class ReplicaRunner(ReplicaSet replicas, Replica first) : SqlRunner
{
    private Replica? _replica = first;

    /// <inheritdoc/>
    public override bool HasSnapshots => (_replica?.Database ?? replicas.Primary).HasSnapshots;

    /// <inheritdoc/>
    public override async ValueTask<TResult> Run<TResult>(SqlStatement statement, SqlResult<TResult> result,
        CancellationToken ct)
    {
        while (_replica is { } replica)
        {
            var guarded = new GuardedResult<TResult>(result);
            try
            {
                QueryDiagnostics.TagReplica(replica.Name);
                var value = await replica.Database.Run(statement, guarded, ct).ConfigureAwait(false);
                replicas.Responds(replica);
                return value;
            }
            catch (RefractException error) when (ReplicaSet.IsDown(error))
            {
                Leave(replica, error);
                if (guarded.HasBegun) throw;
            }
        }

        QueryDiagnostics.TagReplica(null);
        return await replicas.Primary.Run(statement, result, ct).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public override async ValueTask RunBatch(SqlBatch batch, CancellationToken ct)
    {
        while (_replica is { } replica)
        {
            var guarded = new GuardedBatch(batch);
            try
            {
                QueryDiagnostics.TagReplica(replica.Name);
                await replica.Database.RunBatch(guarded, ct).ConfigureAwait(false);
                replicas.Responds(replica);
                return;
            }
            catch (RefractException error) when (ReplicaSet.IsDown(error))
            {
                Leave(replica, error);
                if (guarded.HasBegun) throw;
            }
        }

        QueryDiagnostics.TagReplica(null);
        await replicas.Primary.RunBatch(batch, ct).ConfigureAwait(false);
    }

    private void Leave(Replica replica, RefractException error)
    {
        replicas.Fails(replica, error);
        _replica = replicas.Take();
    }

    /// <summary>Remembers whether rows were read: those of a second attempt would come on top of them.</summary>
    private sealed class GuardedResult<TResult>(SqlResult<TResult> inner) : SqlResult<TResult>
    {
        public bool HasBegun { get; private set; }

        public override ValueTask<TResult> Read<TRow>(TRow rows, CancellationToken ct) where TRow : struct
        {
            HasBegun = true;
            return inner.Read(rows, ct);
        }

        public override TResult FromAffected(int affected)
        {
            HasBegun = true;
            return inner.FromAffected(affected);
        }
    }

    /// <summary>The same for a batch.</summary>
    private sealed class GuardedBatch(SqlBatch inner) : SqlBatch
    {
        public bool HasBegun { get; private set; }

        public override int Count => inner.Count;

        public override SqlStatement this[int index] => inner[index];

        public override bool NeedsSnapshot => inner.NeedsSnapshot;

        public override void Begin() => inner.Begin();

        public override ValueTask Read<TRow>(int index, TRow rows, CancellationToken ct) where TRow : struct
        {
            HasBegun = true;
            return inner.Read(index, rows, ct);
        }

        public override void Affected(int index, int affected)
        {
            HasBegun = true;
            inner.Affected(index, affected);
        }
    }
}
