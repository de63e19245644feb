using Refract.Relational.Sql;

namespace Refract.Runtime;

/// <summary>Statements that write and return rows, all or nothing.</summary>
/// <param name="statements">The statements.</param>
/// <param name="result">Reads the rows of each.</param>
/// <param name="loaders">The loaders that the reading fills.</param>
internal sealed class ReturningBatch<T>(List<SqlStatement> statements, SqlResult<List<T>> result,
    List<IncludeLoader> loaders) : SqlBatch where T : class
{
    /// <summary>The rows of all statements, once the batch has run.</summary>
    public List<T> Rows { get; } = [];

    /// <inheritdoc/>
    public override int Count => statements.Count;

    /// <inheritdoc/>
    public override SqlStatement this[int index] => statements[index];

    /// <inheritdoc/>
    public override void Begin()
    {
        Rows.Clear();
        foreach (var loader in loaders) loader.Forget();
    }

    /// <inheritdoc/>
    public override async ValueTask Read<TRow>(int index, TRow rows, CancellationToken ct) where TRow : struct =>
        Rows.AddRange(await result.Read(rows, ct).ConfigureAwait(false));

    /// <inheritdoc/>
    public override void Affected(int index, int affected)
    {
    }
}
