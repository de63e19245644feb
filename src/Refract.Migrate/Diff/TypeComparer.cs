using Refract.Relational;
using Refract.Relational.Operations;

namespace Refract.Migrate.Diff;

/// <summary>Whether two column types are stored alike, and how values come from one to the other.</summary>
internal sealed class TypeComparer(SqlProvider provider)
{
    /// <summary>Nullability aside; enums are compared elsewhere, because their names depend on the side.</summary>
    public bool AreSame(ColumnType from, ColumnType to) =>
        from.IsList == to.IsList && string.Equals(NameOf(from), NameOf(to), StringComparison.OrdinalIgnoreCase);

    /// <summary>
    /// A PostgreSQL list column has no NOT NULL: null and the empty list are one to the schema language.
    /// </summary>
    public bool IsAlwaysNullable(ColumnType type) => type.IsList && provider == SqlProvider.PostgreSql;

    public TypeCast CastOf(ColumnType from, ColumnType to) =>
        provider == SqlProvider.PostgreSql ? PostgreSqlCasts.Of(from, to) : SqliteCasts.Of(from, to);

    private string NameOf(ColumnType type) => type.Scalar switch
    {
        Schema.ScalarType.Unsupported => type.UnsupportedName ?? "",
        Schema.ScalarType.Enum => "enum",
        _ => provider == SqlProvider.PostgreSql ? PostgreSqlStoredType.Of(type).ToString() : type.Scalar.ToString(),
    };
}
