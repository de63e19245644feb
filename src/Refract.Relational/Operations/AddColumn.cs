using Refract.Relational.Catalog;

namespace Refract.Relational.Operations;

/// <summary>Adds a column.</summary>
/// <param name="Column">The column.</param>
public sealed record AddColumn(CatalogColumn Column) : TableChange
{
    /// <inheritdoc/>
    public override IEnumerable<DataRisk> RisksOn(QualifiedName table) =>
        RiskOf(table, Column) is { } risk ? [risk] : [];

    internal static DataRisk? RiskOf(QualifiedName table, CatalogColumn column) =>
        column.Type.IsNullable || column.Type.IsList
            || column.Default is not null and not ExpressionDefault { Sql: null }
            || column.IsAutoIncrement
            ? null
            : new DataRisk(DataRiskKind.RequiredColumnAdded, table,
                $"Column `{column.Name}` of `{table}` is added as required and without a default: this "
                    + "fails when the table has rows.")
            {
                Columns = [column.Name],
            };
}
