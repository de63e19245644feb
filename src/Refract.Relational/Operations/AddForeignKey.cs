using Refract.Relational.Catalog;

namespace Refract.Relational.Operations;

/// <summary>Adds a foreign key to a table.</summary>
/// <param name="Table">The table that holds the key.</param>
/// <param name="ForeignKey">The key.</param>
public sealed record AddForeignKey(CatalogTable Table, CatalogForeignKey ForeignKey) : MigrationOperation;
