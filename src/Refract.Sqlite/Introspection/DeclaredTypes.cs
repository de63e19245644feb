using Refract.Schema;

namespace Refract.Sqlite.Introspection;

/// <summary>From declared column types, which SQLite takes as free text, to the schema language's scalars.</summary>
internal static class DeclaredTypes
{
    /// <summary>The scalar of a declared type, or null when the language has none for it.</summary>
    public static ScalarType? Find(string declared)
    {
        var name = declared.Split('(')[0].Trim().ToLowerInvariant();
        return name switch
        {
            "int" or "integer" or "int2" or "int4" or "smallint" or "tinyint" or "mediumint" or "serial"
                or "integer unsigned"
                => ScalarType.Int,
            "bigint" or "int8" or "unsigned big int" or "bigserial" => ScalarType.BigInt,
            "boolean" or "bool" => ScalarType.Boolean,
            "text" or "varchar" or "char" or "character" or "varying character" or "nchar" or "native character"
                or "nvarchar" or "clob" or "string"
                or "uuid" => ScalarType.String,
            "real" or "float" or "double" or "double precision" => ScalarType.Float,
            "decimal" or "numeric" => ScalarType.Decimal,
            "date" or "datetime" or "timestamp" => ScalarType.DateTime,
            "blob" or "binary" or "varbinary" or "" => ScalarType.Bytes,
            "json" or "jsonb" => ScalarType.Json,
            _ => null,
        };
    }
}
