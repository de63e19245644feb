namespace Refract.Relational.Sql;

/// <summary>
/// Runs statements: the pool of a database, or one open transaction. Implementations translate the driver's errors,
/// write the query log and the trace spans, and give back whatever they took, also when the reading fails or is
/// cancelled.
/// </summary>
public abstract class SqlRunner
{
    /// <summary>True when it grants what <see cref="SqlBatch.NeedsSnapshot"/> asks for.</summary>
    public virtual bool HasSnapshots => false;

    /// <summary>Runs one statement and reads its result.</summary>
    public abstract ValueTask<TResult> Run<TResult>(SqlStatement statement, SqlResult<TResult> result,
        CancellationToken ct);

    /// <summary>Runs several statements in one go; all take effect or none.</summary>
    public abstract ValueTask RunBatch(SqlBatch batch, CancellationToken ct);
}
