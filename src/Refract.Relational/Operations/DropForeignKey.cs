using Refract.Relational.Catalog;

namespace Refract.Relational.Operations;

/// <summary>Drops a foreign key.</summary>
/// <param name="Table">The table that holds the key.</param>
/// <param name="ForeignKey">The key as it is.</param>
public sealed record DropForeignKey(CatalogTable Table, CatalogForeignKey ForeignKey) : MigrationOperation;
