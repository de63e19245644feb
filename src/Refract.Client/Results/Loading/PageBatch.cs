using Refract.Relational.Sql;

namespace Refract.Runtime;

/// <summary>The rows of a page and the number of all rows, in one round trip.</summary>
/// <param name="count">Counts the rows.</param>
/// <param name="rows">Finds those of the page.</param>
/// <param name="result">Reads them.</param>
/// <param name="loaders">The loaders that the reading fills.</param>
internal sealed class PageBatch<T>(SqlStatement count, SqlStatement rows, SqlResult<List<T>> result,
    List<IncludeLoader> loaders) : SqlBatch where T : class
{
    /// <summary>The rows, once the batch has run.</summary>
    public List<T> Rows { get; private set; } = [];

    /// <summary>The number of all rows, once the batch has run.</summary>
    public int Total { get; private set; }

    /// <inheritdoc/>
    public override int Count => 2;

    /// <inheritdoc/>
    public override SqlStatement this[int index] => index == 0 ? count : rows;

    /// <inheritdoc/>
    public override void Begin()
    {
        foreach (var loader in loaders) loader.Forget();
    }

    /// <inheritdoc/>
    public override async ValueTask Read<TRow>(int index, TRow rows, CancellationToken ct) where TRow : struct
    {
        if (index > 0) Rows = await result.Read(rows, ct).ConfigureAwait(false);
        else Total = checked((int)await NumberResult.Instance.Read(rows, ct).ConfigureAwait(false));
    }

    /// <inheritdoc/>
    public override void Affected(int index, int affected)
    {
    }
}
