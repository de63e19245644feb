using Refract.Relational.Sql;

namespace Refract.Runtime;

/// <summary>Relations of records that have been read, loaded in one round trip.</summary>
internal sealed class LevelBatch(List<Level> levels, List<SqlStatement> statements) : SqlBatch
{
    /// <inheritdoc/>
    public override int Count => statements.Count;

    /// <inheritdoc/>
    public override SqlStatement this[int index] => statements[index];

    /// <inheritdoc/>
    public override async ValueTask Read<TRow>(int index, TRow rows, CancellationToken ct) where TRow : struct =>
        await levels[index].Read(rows, ct).ConfigureAwait(false);

    /// <inheritdoc/>
    public override void Affected(int index, int affected)
    {
    }
}
