using Refract.Relational.Sql;

namespace Refract.Runtime;

/// <summary>Statements that write and return no rows, all or nothing.</summary>
internal sealed class WriteBatch(List<SqlStatement> statements) : SqlBatch
{
    /// <summary>Runs statements, however many there are; how many rows they touched.</summary>
    public static Task<int> Run(SqlRunner runner, List<SqlStatement> statements, CancellationToken ct) =>
        statements switch
        {
            [] => Task.FromResult(0),
            [var statement] => runner.Run(statement, AffectedResult.Instance, ct).AsTask(),
            _ => Together(runner, statements, ct),
        };

    private static async Task<int> Together(SqlRunner runner, List<SqlStatement> statements, CancellationToken ct)
    {
        var batch = new WriteBatch(statements);
        await runner.RunBatch(batch, ct).ConfigureAwait(false);
        return batch.Touched;
    }

    /// <summary>How many rows they touched together, once the batch has run.</summary>
    public int Touched { get; private set; }

    /// <inheritdoc/>
    public override int Count => statements.Count;

    /// <inheritdoc/>
    public override SqlStatement this[int index] => statements[index];

    /// <inheritdoc/>
    public override void Begin() => Touched = 0;

    /// <inheritdoc/>
    public override ValueTask Read<TRow>(int index, TRow rows, CancellationToken ct) where TRow : struct =>
        throw new InvalidOperationException("A statement of this batch returned rows.");

    /// <inheritdoc/>
    public override void Affected(int index, int affected) => Touched += affected;
}
