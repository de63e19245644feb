using Refract.Relational.Catalog;

namespace Refract.Relational.Operations;

/// <summary>Installs an extension, unless it is there.</summary>
/// <param name="Extension">The extension, with the version or database schema if the schema pins them.</param>
public sealed record CreateExtension(CatalogExtension Extension) : MigrationOperation;
