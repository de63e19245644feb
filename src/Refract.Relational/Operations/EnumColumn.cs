using Refract.Relational.Catalog;

namespace Refract.Relational.Operations;

/// <summary>A column whose enum type is being replaced.</summary>
/// <param name="Table">Its table.</param>
/// <param name="From">The column as it is.</param>
/// <param name="To">
/// The column as it should be when it keeps the type; null when the same migration drops or retypes it later.
/// </param>
public sealed record EnumColumn(QualifiedName Table, CatalogColumn From, CatalogColumn? To)
{
    /// <summary>True when the column has the type afterwards too.</summary>
    public bool IsKept => To is not null;
}
