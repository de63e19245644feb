using Refract.Relational.Catalog;

namespace Refract.Relational.Operations;

/// <summary>Gives a foreign key another name.</summary>
/// <param name="Table">The table that holds the key.</param>
/// <param name="From">The old name.</param>
/// <param name="To">The new name.</param>
public sealed record RenameForeignKey(CatalogTable Table, string From, string To) : MigrationOperation;
