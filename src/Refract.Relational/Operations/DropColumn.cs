using Refract.Relational.Catalog;

namespace Refract.Relational.Operations;

/// <summary>Drops a column.</summary>
/// <param name="Column">The column as it is.</param>
public sealed record DropColumn(CatalogColumn Column) : TableChange
{
    /// <inheritdoc/>
    public override IEnumerable<DataRisk> RisksOn(QualifiedName table) =>
    [
        new DataRisk(DataRiskKind.ColumnDropped, table,
            $"Column `{Column.Name}` of `{table}` is dropped with all its values.") { Columns = [Column.Name] },
    ];
}
