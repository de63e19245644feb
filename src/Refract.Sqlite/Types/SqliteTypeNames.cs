using Refract.Relational;
using Refract.Schema;

namespace Refract.Sqlite.Types;

/// <summary>
/// The names under which SQLite's columns are declared. They are the real Prisma's; SQLite itself only takes an
/// affinity from them, but readers and the comparison with a schema go by the name.
/// </summary>
public static class SqliteTypeNames
{
    /// <summary>The name for DDL: <c>TEXT</c>, <c>DATETIME</c>. A list is kept as JSON, an enum as text; native types
    /// do not exist here.</summary>
    public static string NameOf(ColumnType type)
    {
        ArgumentNullException.ThrowIfNull(type);
        return type.IsList ? "JSONB" : type.Scalar switch
        {
            ScalarType.String or ScalarType.Enum => "TEXT",
            ScalarType.Boolean => "BOOLEAN",
            ScalarType.Int => "INTEGER",
            ScalarType.BigInt => "BIGINT",
            ScalarType.Float => "REAL",
            ScalarType.Decimal => "DECIMAL",
            ScalarType.DateTime => "DATETIME",
            ScalarType.Json => "JSONB",
            ScalarType.Bytes => "BLOB",
            ScalarType.Unsupported => type.UnsupportedName!,
            _ => throw new ArgumentOutOfRangeException(nameof(type), type.Scalar, "This scalar has no type on SQLite."),
        };
    }
}
