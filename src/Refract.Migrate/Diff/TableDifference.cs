using Refract.Relational.Catalog;
using Refract.Relational.Operations;

namespace Refract.Migrate.Diff;

/// <summary>What differs in a table that stays.</summary>
/// <param name="From">The table as it is.</param>
/// <param name="To">The table as it should be.</param>
/// <param name="Changes">Changes of columns and primary key, in the order in which they are done.</param>
/// <param name="Indexes">Changes of indexes.</param>
/// <param name="ForeignKeys">Changes of foreign keys.</param>
internal sealed record TableDifference(
    CatalogTable From, CatalogTable To, IReadOnlyList<TableChange> Changes, IndexDifference Indexes, ForeignKeyDifference ForeignKeys);
