using Refract.Relational.Catalog;

namespace Refract.Relational.Operations;

/// <summary>Drops a primary key.</summary>
/// <param name="PrimaryKey">The key as it is.</param>
public sealed record DropPrimaryKey(CatalogPrimaryKey PrimaryKey) : TableChange;
