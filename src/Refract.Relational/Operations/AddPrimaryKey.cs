using Refract.Relational.Catalog;

namespace Refract.Relational.Operations;

/// <summary>Adds a primary key.</summary>
/// <param name="PrimaryKey">The key.</param>
public sealed record AddPrimaryKey(CatalogPrimaryKey PrimaryKey) : TableChange
{
    /// <inheritdoc/>
    public override IEnumerable<DataRisk> RisksOn(QualifiedName table) =>
    [
        new DataRisk(DataRiskKind.PrimaryKeyChanged, table,
            $"The primary key of `{table}` becomes "
            + $"({string.Join(", ", PrimaryKey.Columns.Select(column => $"`{column}`"))}): "
            + "this fails when rows share the same values.")
        {
            Columns = PrimaryKey.Columns,
        },
    ];
}
