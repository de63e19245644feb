using Refract.Relational.Catalog;

namespace Refract.Relational.Operations;

/// <summary>Creates an index.</summary>
/// <param name="Table">Its table.</param>
/// <param name="Index">The index.</param>
/// <param name="IsOnNewTable">True when the same migration creates the table, so that there can be no rows.</param>
public sealed record CreateIndex(CatalogTable Table, CatalogIndex Index, bool IsOnNewTable) : MigrationOperation
{
    /// <inheritdoc/>
    public override IReadOnlyList<DataRisk> Risks =>
        Index.IsUnique && !IsOnNewTable ? [RiskOf(Table.QualifiedName, Index)] : [];

    internal static DataRisk RiskOf(QualifiedName table, CatalogIndex index)
    {
        var columns = index.Columns.Select(column => column.Name).ToArray();
        return new DataRisk(DataRiskKind.UniqueAdded, table,
            $"A unique index is created on `{table}` ({string.Join(", ", columns.Select(column => $"`{column}`"))}): "
            + "this fails when rows share the same values.")
        {
            Columns = columns, Condition = index.Condition,
        };
    }
}
