using Refract.Relational.Catalog;

namespace Refract.Relational.Operations;

/// <summary>
/// An index that is away while an enum type is replaced, because its condition or expression speaks of the type.
/// </summary>
/// <param name="Table">Its table.</param>
/// <param name="Name">Its name.</param>
public sealed record EnumIndex(CatalogTable Table, string Name)
{
    /// <summary>
    /// The index as it is created again; null when <see cref="Definition"/> says it, or when it does not come back.
    /// </summary>
    public CatalogIndex? Index { get; init; }

    /// <summary>The statement that creates it again, for an index that the schema language has no words for.</summary>
    public string? Definition { get; init; }
}
