using Refract.Relational;
using Refract.Relational.Contracts;

namespace Refract.Migrate.Diff;

/// <summary>Whether two column types are stored alike.</summary>
internal sealed class TypeComparer(StructureRules rules)
{
    /// <summary>Nullability aside; enums are compared elsewhere, because their names depend on the side.</summary>
    public bool AreSame(ColumnType from, ColumnType to) =>
        from.IsList == to.IsList && string.Equals(NameOf(from), NameOf(to), StringComparison.OrdinalIgnoreCase);

    private string NameOf(ColumnType type) => type.Scalar switch
    {
        Schema.ScalarType.Unsupported => type.UnsupportedName ?? "",
        Schema.ScalarType.Enum => "enum",
        _ => rules.StoredTypeOf(type),
    };
}
