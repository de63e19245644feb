using System.Collections.Frozen;
using NpgsqlTypes;
using Refract.Relational;
using Refract.Schema;

namespace Refract.PostgreSql.Types;

/// <summary>
/// The native types of PostgreSQL, a row for each: what the schema, the catalog, DDL, the wire, comparisons and
/// migrations call and do with it. A test compares the names with those of the schema language.
/// </summary>
internal static class PostgreSqlTypes
{
    private static readonly string[] s_numbers =
        ["SmallInt", "Integer", "BigInt", "DoublePrecision", "Real", "Decimal"];

    private static readonly PostgreSqlType[] s_types =
    [
        new("SmallInt", "int2", NpgsqlDbType.Smallint)
        {
            SerialName = "SMALLSERIAL", Casts = s_numbers, LongestText = 6,
            SafeCasts = ["Integer", "BigInt", "DoublePrecision", "Real"],
        },
        new("Integer", "int4", NpgsqlDbType.Integer)
        {
            SerialName = "SERIAL", Casts = s_numbers, LongestText = 11, SafeCasts = ["BigInt", "DoublePrecision"],
        },
        new("BigInt", "int8", NpgsqlDbType.Bigint) { SerialName = "BIGSERIAL", Casts = s_numbers, LongestText = 20 },
        new("Oid", "oid", NpgsqlDbType.Oid)
        {
            SerialName = "SERIAL", Casts = ["Integer", "BigInt"], SafeCasts = ["BigInt"], LongestText = 10,
        },
        new("Real", "float4", NpgsqlDbType.Real) { Casts = s_numbers, SafeCasts = ["DoublePrecision"] },
        new("DoublePrecision", "float8", NpgsqlDbType.Double) { DdlName = "DOUBLE PRECISION", Casts = s_numbers },
        new("Decimal", "numeric", NpgsqlDbType.Numeric) { Modifier = TypeModifier.Numeric, Casts = s_numbers },
        // Money travels as numeric: the server knows how many decimals its currency has.
        new("Money", "money", NpgsqlDbType.Numeric) { Cast = "money", ListCast = "money", Casts = ["Decimal"] },
        new("Boolean", "bool", NpgsqlDbType.Boolean) { LongestText = 5 },
        new("Text", "text", NpgsqlDbType.Text)
        {
            Casts = ["Char", "VarChar", "Citext"], SafeCasts = ["Citext"],
        },
        // VarChar and Text are one family; arrays of them are not.
        new("VarChar", "varchar", NpgsqlDbType.Text)
        {
            Modifier = TypeModifier.Length, ListCast = "varchar", Casts = ["Text", "Char"],
        },
        // Compared as text, a value would not match the column's padding.
        new("Char", "bpchar", NpgsqlDbType.Char)
        {
            Modifier = TypeModifier.Length, ListCast = "bpchar", Casts = ["Text", "VarChar"],
        },
        new("Citext", "citext", NpgsqlDbType.Text) { Cast = "citext", ListCast = "citext" },
        new("Uuid", "uuid", NpgsqlDbType.Uuid) { LongestText = 36, TextLength = 36 },
        new("Xml", "xml", NpgsqlDbType.Text)
        {
            Cast = "xml", ListCast = "xml", ComparedAs = "text", ListComparedAs = "text", Text = "{0}::text",
        },
        new("Inet", "inet", NpgsqlDbType.Text)
        {
            Cast = "inet", ListCast = "inet", Text = "abbrev({0})", Casts = ["Citext"], SafeCasts = ["Citext"],
        },
        // An array of bit is compared with one of bit only, whose lengths a parameter would have to know.
        new("Bit", "bit", NpgsqlDbType.Text)
        {
            Modifier = TypeModifier.Bits, Cast = "bit varying", ListCast = "bit varying",
            ListComparedAs = "bit varying", Text = "{0}::text", Casts = ["VarBit"], SafeCasts = ["VarBit"],
        },
        new("VarBit", "varbit", NpgsqlDbType.Text)
        {
            Modifier = TypeModifier.Bits, Cast = "bit varying", ListCast = "bit varying", Text = "{0}::text",
            Casts = ["Bit"],
        },
        new("Json", "json", NpgsqlDbType.Json)
        {
            ComparedAs = "jsonb", ListComparedAs = "jsonb", Casts = ["JsonB"],
        },
        new("JsonB", "jsonb", NpgsqlDbType.Jsonb) { Casts = ["Json"], SafeCasts = ["Json"] },
        new("ByteA", "bytea", NpgsqlDbType.Bytea),
        new("Date", "date", NpgsqlDbType.Date)
        {
            LongestText = 13, TextLength = 28, Casts = ["Timestamp", "Timestamptz"],
            SafeCasts = ["Timestamp", "Timestamptz"],
        },
        new("Time", "time", NpgsqlDbType.Time)
        {
            Modifier = TypeModifier.Time, LongestText = 15, TextLength = 14, Casts = ["Timetz"], SafeCasts = ["Timetz"],
        },
        new("Timetz", "timetz", NpgsqlDbType.TimeTz)
        {
            Modifier = TypeModifier.Time, LongestText = 24, TextLength = 19, Casts = ["Time"],
        },
        new("Timestamp", "timestamp", NpgsqlDbType.Timestamp)
        {
            Modifier = TypeModifier.Time, LongestText = 29, TextLength = 23,
            Casts = ["Timestamptz", "Date", "Time"], SafeCasts = ["Timestamptz"],
        },
        new("Timestamptz", "timestamptz", NpgsqlDbType.TimestampTz)
        {
            Modifier = TypeModifier.Time, LongestText = 35, TextLength = 28,
            Casts = ["Timestamp", "Date", "Time", "Timetz"], SafeCasts = ["Timestamp"],
        },
    ];

    private static readonly FrozenDictionary<string, PostgreSqlType> s_byName =
        s_types.ToFrozenDictionary(type => type.Name, StringComparer.Ordinal);

    private static readonly FrozenDictionary<string, PostgreSqlType> s_byCatalogName =
        s_types.ToFrozenDictionary(type => type.CatalogName, StringComparer.Ordinal);

    private static readonly FrozenDictionary<ScalarType, NativeType> s_own = new Dictionary<ScalarType, NativeType>
    {
        [ScalarType.String] = new("Text", []),
        [ScalarType.Boolean] = new("Boolean", []),
        [ScalarType.Int] = new("Integer", []),
        [ScalarType.BigInt] = new("BigInt", []),
        [ScalarType.Float] = new("DoublePrecision", []),
        [ScalarType.Decimal] = new("Decimal", ["65", "30"]),
        [ScalarType.DateTime] = new("Timestamp", ["3"]),
        [ScalarType.Json] = new("JsonB", []),
        [ScalarType.Bytes] = new("ByteA", []),
    }.ToFrozenDictionary();

    /// <summary>The names of all rows, as the schema language has them.</summary>
    public static IEnumerable<string> Names => s_byName.Keys;

    /// <summary>The row of a native type's name.</summary>
    public static PostgreSqlType Of(NativeType native) => s_byName[native.Name];

    /// <summary>The row of a column's type; null for enums and types that the language does not have.</summary>
    public static PostgreSqlType? Find(ColumnType type) =>
        type.Native is { } native ? s_byName[native.Name] : Own(type.Scalar) is { } own ? s_byName[own.Name] : null;

    /// <summary>The row of a name of <c>pg_type</c>, or null.</summary>
    public static PostgreSqlType? FindByCatalogName(string name) => s_byCatalogName.GetValueOrDefault(name);

    /// <summary>What a scalar is stored as without a native type; null for enums and unsupported types.</summary>
    public static NativeType? Own(ScalarType scalar) => s_own.GetValueOrDefault(scalar);
}
