using System.Globalization;
using Refract.PostgreSql.Types;
using Refract.Relational;
using Refract.Schema;

namespace Refract.PostgreSql.Migrations;

/// <summary>
/// A PostgreSQL type as the database keeps it: the scalar's own type filled in, and lengths that the database fills in
/// written out, so that <c>String</c> and <c>@db.Text</c>, or <c>Char</c> and <c>Char(1)</c>, are one.
/// </summary>
internal static class PostgreSqlStoredType
{
    public static NativeType Of(ColumnType type) => Complete(
        type.Native ?? PostgreSqlTypes.Own(type.Scalar)
            ?? throw new InvalidOperationException($"{type.Scalar} has no type of its own on PostgreSQL."));

    /// <summary>The type's first argument as a number, or null.</summary>
    public static int? LengthOf(NativeType type) =>
        type.Arguments.Count > 0
            && int.TryParse(type.Arguments[0], NumberStyles.None, CultureInfo.InvariantCulture, out var length)
            ? length : null;

    private static NativeType Complete(NativeType type) =>
        (PostgreSqlTypes.Of(type).Modifier, type.Name, type.Arguments.Count) switch
    {
        (_, "Char" or "Bit", 0) => type with { Arguments = ["1"] },
        (TypeModifier.Time, _, 0) => type with { Arguments = ["6"] },
        (TypeModifier.Numeric, _, 1) => type with { Arguments = [type.Arguments[0], "0"] },
        _ => type,
    };
}
