using Refract.Relational.Catalog;

namespace Refract.Relational.Operations;

/// <summary>Gives an index another name.</summary>
/// <param name="Table">Its table.</param>
/// <param name="From">The index as it is.</param>
/// <param name="To">The index as it should be.</param>
public sealed record RenameIndex(CatalogTable Table, CatalogIndex From, CatalogIndex To) : MigrationOperation;
