using Refract.Relational.Catalog;

namespace Refract.Relational.Operations;

/// <summary>Drops a table.</summary>
/// <param name="Table">The table as it is.</param>
public sealed record DropTable(CatalogTable Table) : MigrationOperation
{
    /// <inheritdoc/>
    public override IReadOnlyList<DataRisk> Risks =>
        [new DataRisk(DataRiskKind.TableDropped, Table.QualifiedName,
            $"Table `{Table.QualifiedName}` is dropped with all its rows.")];
}
