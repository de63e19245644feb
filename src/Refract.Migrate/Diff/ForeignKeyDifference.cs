using Refract.Relational.Catalog;
using Refract.Relational.Operations;

namespace Refract.Migrate.Diff;

/// <summary>What differs in a table's foreign keys.</summary>
/// <param name="Dropped">Those that go.</param>
/// <param name="Added">Those that come.</param>
/// <param name="Renamed">Those that get another name.</param>
internal sealed record ForeignKeyDifference(
    IReadOnlyList<CatalogForeignKey> Dropped, IReadOnlyList<CatalogForeignKey> Added,
    IReadOnlyList<RenameForeignKey> Renamed);
