using Refract.Relational.Catalog;

namespace Refract.Relational.Operations;

/// <summary>Drops an enum type that no column has any more.</summary>
/// <param name="Enum">The type.</param>
public sealed record DropEnum(CatalogEnum Enum) : MigrationOperation;
