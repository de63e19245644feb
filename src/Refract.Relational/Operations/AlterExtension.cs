using Refract.Relational.Catalog;

namespace Refract.Relational.Operations;

/// <summary>Brings an extension to another version or into another database schema, keeping what uses it.</summary>
/// <param name="From">As it is.</param>
/// <param name="To">As it should be.</param>
public sealed record AlterExtension(CatalogExtension From, CatalogExtension To) : MigrationOperation;
