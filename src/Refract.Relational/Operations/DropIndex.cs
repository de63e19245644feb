using Refract.Relational.Catalog;

namespace Refract.Relational.Operations;

/// <summary>Drops an index.</summary>
/// <param name="Table">Its table.</param>
/// <param name="Index">The index as it is.</param>
public sealed record DropIndex(CatalogTable Table, CatalogIndex Index) : MigrationOperation;
