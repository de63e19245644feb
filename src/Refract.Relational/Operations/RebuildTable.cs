using Refract.Relational.Catalog;

namespace Refract.Relational.Operations;

/// <summary>Creates a new table, copies the rows, and puts it in the old one's place, indexes included: what SQLite
/// needs for most changes.</summary>
/// <param name="From">The table as it is.</param>
/// <param name="To">The table as it should be.</param>
/// <param name="Changes">What differs.</param>
/// <param name="NewUniqueIndexes">Those of its unique indexes that the table does not have yet.</param>
public sealed record RebuildTable(CatalogTable From, CatalogTable To, IReadOnlyList<TableChange> Changes,
    IReadOnlyList<CatalogIndex> NewUniqueIndexes) : MigrationOperation
{
    /// <inheritdoc/>
    public override IReadOnlyList<DataRisk> Risks =>
    [
        .. Changes.SelectMany(change => change.RisksOn(To.QualifiedName)),
        .. NewUniqueIndexes.Select(index => CreateIndex.RiskOf(To.QualifiedName, index)),
    ];
}
