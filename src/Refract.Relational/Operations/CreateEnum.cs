using Refract.Relational.Catalog;

namespace Refract.Relational.Operations;

/// <summary>Creates an enum type.</summary>
/// <param name="Enum">The type.</param>
public sealed record CreateEnum(CatalogEnum Enum) : MigrationOperation;
