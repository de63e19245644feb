namespace Refract.Schema.Providers;

/// <summary>The native types of each database.</summary>
public static class NativeTypes
{
    private const long MaximumPrecision = 1000;

    private static readonly NativeTypeDefinition[] PostgreSql =
    [
        new("SmallInt", ScalarType.Int),
        new("Integer", ScalarType.Int),
        new("BigInt", ScalarType.BigInt),
        new("Decimal", ScalarType.Decimal, 2, 1, MaximumPrecision),
        new("Money", ScalarType.Decimal),
        new("Inet", ScalarType.String),
        new("Oid", ScalarType.Int),
        new("Citext", ScalarType.String),
        new("Real", ScalarType.Float),
        new("DoublePrecision", ScalarType.Float),
        new("VarChar", ScalarType.String, 1),
        new("Char", ScalarType.String, 1),
        new("Text", ScalarType.String),
        new("ByteA", ScalarType.Bytes),
        new("Timestamp", ScalarType.DateTime, 1, 0, 6),
        new("Timestamptz", ScalarType.DateTime, 1, 0, 6),
        new("Date", ScalarType.DateTime),
        new("Time", ScalarType.DateTime, 1, 0, 6),
        new("Timetz", ScalarType.DateTime, 1, 0, 6),
        new("Boolean", ScalarType.Boolean),
        new("Bit", ScalarType.String, 1, 1),
        new("VarBit", ScalarType.String, 1, 1),
        new("Uuid", ScalarType.String),
        new("Xml", ScalarType.String),
        new("Json", ScalarType.Json),
        new("JsonB", ScalarType.Json),
    ];

    private static readonly NativeTypeDefinition[] CockroachDb =
    [
        new("Bit", ScalarType.String, 1, 1),
        new("Bool", ScalarType.Boolean),
        new("Bytes", ScalarType.Bytes),
        new("Char", ScalarType.String, 1),
        new("Date", ScalarType.DateTime),
        new("Decimal", ScalarType.Decimal, 2, 1, MaximumPrecision),
        new("Float4", ScalarType.Float),
        new("Float8", ScalarType.Float),
        new("Inet", ScalarType.String),
        new("Int2", ScalarType.Int),
        new("Int4", ScalarType.Int),
        new("Int8", ScalarType.BigInt),
        new("JsonB", ScalarType.Json),
        new("Oid", ScalarType.Int),
        new("CatalogSingleChar", ScalarType.String),
        new("String", ScalarType.String, 1),
        new("Time", ScalarType.DateTime, 1, 0, 6),
        new("Timestamp", ScalarType.DateTime, 1, 0, 6),
        new("Timestamptz", ScalarType.DateTime, 1, 0, 6),
        new("Timetz", ScalarType.DateTime, 1, 0, 6),
        new("Uuid", ScalarType.String),
        new("VarBit", ScalarType.String, 1, 1),
    ];

    /// <summary>All native types of a database; none for SQLite and for those that are not supported.</summary>
    public static IReadOnlyList<NativeTypeDefinition> For(DatabaseProvider provider) => provider switch
    {
        DatabaseProvider.PostgreSql => PostgreSql,
        DatabaseProvider.CockroachDb => CockroachDb,
        _ => [],
    };

    /// <summary>The native type of that name, or null.</summary>
    public static NativeTypeDefinition? Find(DatabaseProvider provider, string name) =>
        For(provider).FirstOrDefault(type =>
        type.Name == name);
}
