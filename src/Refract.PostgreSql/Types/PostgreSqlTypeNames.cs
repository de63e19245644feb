using Refract.Relational;
using Refract.Relational.Catalog;
using Refract.Schema;

namespace Refract.PostgreSql.Types;

/// <summary>PostgreSQL's names of column types, spelled as the real Prisma spells them in migrations.</summary>
public static class PostgreSqlTypeNames
{
    /// <summary>
    /// The name for DDL and casts: <c>TEXT</c>, <c>DECIMAL(65,30)</c>, <c>"Role"[]</c>. Nullability is not part of it.
    /// </summary>
    /// <param name="type">The type.</param>
    /// <param name="defaultNamespace">The database schema whose enums are written without it.</param>
    public static string NameOf(ColumnType type, string? defaultNamespace = "public")
    {
        ArgumentNullException.ThrowIfNull(type);
        return type.IsList ? ItemName(type, defaultNamespace) + "[]" : ItemName(type, defaultNamespace);
    }

    /// <summary>The name that makes a column count by itself: <c>SMALLSERIAL</c>, <c>SERIAL</c> or <c>BIGSERIAL</c>. It
    /// works in CREATE TABLE and ADD COLUMN only.</summary>
    public static string SerialNameOf(ColumnType type)
    {
        ArgumentNullException.ThrowIfNull(type);
        return PostgreSqlTypes.Find(type)?.SerialName ?? throw new ArgumentOutOfRangeException(
            nameof(type), type.Describe(), "Columns of this type cannot number themselves.");
    }

    private static string ItemName(ColumnType type, string? defaultNamespace) => type.Scalar switch
    {
        ScalarType.Enum =>
            PostgreSqlNames.Qualify(new QualifiedName(type.EnumSchema, type.EnumName!), defaultNamespace),
        ScalarType.Unsupported => type.UnsupportedName!,
        var scalar => DdlName(type.Native ?? PostgreSqlTypes.Own(scalar)!),
    };

    private static string DdlName(NativeType native)
    {
        var name = PostgreSqlTypes.Of(native).DdlName;
        return native.Arguments.Count == 0 ? name : $"{name}({string.Join(',', native.Arguments)})";
    }
}
