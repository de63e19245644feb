using System.Globalization;
using Refract.Relational;
using Refract.Schema;

namespace Refract.PostgreSql.Migrations;

/// <summary>
/// A PostgreSQL type as the database keeps it: the scalar's own type filled in, and lengths that the database fills in
/// written out, so that <c>String</c> and <c>@db.Text</c>, or <c>Char</c> and <c>Char(1)</c>, are one.
/// </summary>
internal static class PostgreSqlStoredType
{
    public static NativeType Of(ColumnType type) => Complete(type.Native ?? OwnTypeOf(type.Scalar));

    /// <summary>The type's first argument as a number, or null.</summary>
    public static int? LengthOf(NativeType type) =>
        type.Arguments.Count > 0
            && int.TryParse(type.Arguments[0], NumberStyles.None, CultureInfo.InvariantCulture, out var length)
            ? length : null;

    private static NativeType OwnTypeOf(ScalarType scalar) => scalar switch
    {
        ScalarType.String => new NativeType("Text", []),
        ScalarType.Boolean => new NativeType("Boolean", []),
        ScalarType.Int => new NativeType("Integer", []),
        ScalarType.BigInt => new NativeType("BigInt", []),
        ScalarType.Float => new NativeType("DoublePrecision", []),
        ScalarType.Decimal => new NativeType("Decimal", ["65", "30"]),
        ScalarType.DateTime => new NativeType("Timestamp", ["3"]),
        ScalarType.Json => new NativeType("JsonB", []),
        ScalarType.Bytes => new NativeType("ByteA", []),
        _ => throw new InvalidOperationException($"{scalar} has no type of its own on PostgreSQL."),
    };

    private static NativeType Complete(NativeType type) => (type.Name, type.Arguments.Count) switch
    {
        ("Char" or "Bit", 0) => type with { Arguments = ["1"] },
        ("Timestamp" or "Timestamptz" or "Time" or "Timetz", 0) => type with { Arguments = ["6"] },
        ("Decimal", 1) => type with { Arguments = [type.Arguments[0], "0"] },
        _ => type,
    };
}
