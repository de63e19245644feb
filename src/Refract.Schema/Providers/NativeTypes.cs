namespace Refract.Schema.Providers;

/// <summary>The native types of each database.</summary>
public static class NativeTypes
{
    private const long MaximumPrecision = 1000;

    private static readonly NativeTypeDefinition[] PostgreSql =
    [
        new("SmallInt", ScalarType.Int, StoredKind.Int16),
        new("Integer", ScalarType.Int, StoredKind.Int32),
        new("BigInt", ScalarType.BigInt, StoredKind.Int64),
        new("Decimal", ScalarType.Decimal, StoredKind.Decimal, 2, 1, MaximumPrecision),
        new("Money", ScalarType.Decimal, StoredKind.Money),
        new("Inet", ScalarType.String, StoredKind.Network),
        new("Oid", ScalarType.Int, StoredKind.UInt32),
        new("Citext", ScalarType.String, StoredKind.FoldedText),
        new("Real", ScalarType.Float, StoredKind.Float32),
        new("DoublePrecision", ScalarType.Float, StoredKind.Float64),
        new("VarChar", ScalarType.String, StoredKind.Text, 1),
        new("Char", ScalarType.String, StoredKind.PaddedText, 1),
        new("Text", ScalarType.String, StoredKind.Text),
        new("ByteA", ScalarType.Bytes, StoredKind.Bytes),
        new("Timestamp", ScalarType.DateTime, StoredKind.UtcDateTime, 1, 0, 6),
        new("Timestamptz", ScalarType.DateTime, StoredKind.Instant, 1, 0, 6),
        new("Date", ScalarType.DateTime, StoredKind.Date),
        new("Time", ScalarType.DateTime, StoredKind.Time, 1, 0, 6),
        new("Timetz", ScalarType.DateTime, StoredKind.OffsetTime, 1, 0, 6),
        new("Boolean", ScalarType.Boolean, StoredKind.Boolean),
        new("Bit", ScalarType.String, StoredKind.Bits, 1, 1),
        new("VarBit", ScalarType.String, StoredKind.Bits, 1, 1),
        new("Uuid", ScalarType.String, StoredKind.Uuid),
        new("Xml", ScalarType.String, StoredKind.Xml),
        new("Json", ScalarType.Json, StoredKind.Json),
        new("JsonB", ScalarType.Json, StoredKind.Json),
    ];

    private static readonly NativeTypeDefinition[] CockroachDb =
    [
        new("Bit", ScalarType.String, StoredKind.Bits, 1, 1),
        new("Bool", ScalarType.Boolean, StoredKind.Boolean),
        new("Bytes", ScalarType.Bytes, StoredKind.Bytes),
        new("Char", ScalarType.String, StoredKind.PaddedText, 1),
        new("Date", ScalarType.DateTime, StoredKind.Date),
        new("Decimal", ScalarType.Decimal, StoredKind.Decimal, 2, 1, MaximumPrecision),
        new("Float4", ScalarType.Float, StoredKind.Float32),
        new("Float8", ScalarType.Float, StoredKind.Float64),
        new("Inet", ScalarType.String, StoredKind.Network),
        new("Int2", ScalarType.Int, StoredKind.Int16),
        new("Int4", ScalarType.Int, StoredKind.Int32),
        new("Int8", ScalarType.BigInt, StoredKind.Int64),
        new("JsonB", ScalarType.Json, StoredKind.Json),
        new("Oid", ScalarType.Int, StoredKind.UInt32),
        new("CatalogSingleChar", ScalarType.String, StoredKind.Text),
        new("String", ScalarType.String, StoredKind.Text, 1),
        new("Time", ScalarType.DateTime, StoredKind.Time, 1, 0, 6),
        new("Timestamp", ScalarType.DateTime, StoredKind.UtcDateTime, 1, 0, 6),
        new("Timestamptz", ScalarType.DateTime, StoredKind.Instant, 1, 0, 6),
        new("Timetz", ScalarType.DateTime, StoredKind.OffsetTime, 1, 0, 6),
        new("Uuid", ScalarType.String, StoredKind.Uuid),
        new("VarBit", ScalarType.String, StoredKind.Bits, 1, 1),
    ];

    private static readonly Dictionary<string, StoredKind> s_kinds = PostgreSql.Concat(CockroachDb)
        .GroupBy(type => type.Name, StringComparer.Ordinal)
        .ToDictionary(types => types.Key, types => types.First().Kind, StringComparer.Ordinal);

    /// <summary>How the values of a column are stored.</summary>
    /// <param name="scalar">The column's scalar type.</param>
    /// <param name="native">Its native type, or null for the database's own of that scalar.</param>
    public static StoredKind KindOf(ScalarType scalar, NativeType? native) =>
        native is not null && s_kinds.TryGetValue(native.Name, out var kind) ? kind : scalar switch
        {
            ScalarType.String => StoredKind.Text,
            ScalarType.Boolean => StoredKind.Boolean,
            ScalarType.Int => StoredKind.Int32,
            ScalarType.BigInt => StoredKind.Int64,
            ScalarType.Float => StoredKind.Float64,
            ScalarType.Decimal => StoredKind.Decimal,
            ScalarType.DateTime => StoredKind.UtcDateTime,
            ScalarType.Json => StoredKind.Json,
            ScalarType.Bytes => StoredKind.Bytes,
            ScalarType.Enum => StoredKind.Enum,
            ScalarType.Unsupported => StoredKind.Unsupported,
            _ => throw new ArgumentOutOfRangeException(nameof(scalar), scalar, "This scalar has no stored kind."),
        };

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
