using Refract.Relational.Catalog;

namespace Refract.Relational.Operations;

/// <summary>Changes a table in place.</summary>
/// <param name="From">The table as it is.</param>
/// <param name="To">The table as it should be.</param>
/// <param name="Changes">What differs, in the order in which it is to be done.</param>
public sealed record AlterTable(CatalogTable From, CatalogTable To, IReadOnlyList<TableChange> Changes)
    : MigrationOperation
{
    /// <inheritdoc/>
    public override IReadOnlyList<DataRisk> Risks =>
        [.. Changes.SelectMany(change => change.RisksOn(To.QualifiedName))];
}
