using Refract.PostgreSql.Types;
using Refract.Relational;
using Refract.Relational.Operations;
using Refract.Schema;

namespace Refract.PostgreSql.Migrations;

/// <summary>
/// Which type changes <c>ALTER COLUMN … SET DATA TYPE</c> makes by itself: PostgreSQL's assignment casts. Where text
/// would be cut for want of room (a UUID into eight characters) there is none, as with the real engine.
/// </summary>
internal static class PostgreSqlCasts
{
    public static TypeCast Of(ColumnType from, ColumnType to)
    {
        if (from.Scalar is ScalarType.Enum or ScalarType.Unsupported
            || to.Scalar is ScalarType.Enum or ScalarType.Unsupported)
            return TypeCast.Impossible;
        var (source, target) = (PostgreSqlStoredType.Of(from), PostgreSqlStoredType.Of(to));
        if (from.IsList != to.IsList)
            return from.IsList && PostgreSqlTypes.Of(target).IsText ? TypeCast.Risky : TypeCast.Impossible;
        return source.Name == target.Name ? Resize(source, target) : Convert(source, target);
    }

    private static TypeCast Convert(NativeType source, NativeType target)
    {
        var type = PostgreSqlTypes.Of(source);
        if (PostgreSqlTypes.Of(target).IsText)
        {
            var room = target.Name == "Text" ? null : PostgreSqlStoredType.LengthOf(target);
            if (room is { } length && length < TextLengthOf(source, target))
                return TypeCast.Impossible;
            if (target.Name == "Char" && source.Name is "Inet" or "Oid")
                return TypeCast.Impossible;
            // CHAR fills up with blanks on the way in and gives them up on the way out: other values than before.
            if (target.Name == "Char" || source.Name == "Char")
                return TypeCast.Risky;
            return room is null || room >= type.LongestText ? TypeCast.Safe : Narrowing(source, room.Value);
        }

        if (!type.Casts.Contains(target.Name)) return TypeCast.Impossible;
        return type.SafeCasts.Contains(target.Name) && Fits(source, target) ? TypeCast.Safe : TypeCast.Risky;
    }

    /// <summary>Neither fractions of a second nor bits are cut.</summary>
    private static bool Fits(NativeType source, NativeType target) =>
        PostgreSqlStoredType.LengthOf(target) is not { } room || source.Name == "Date"
            || PostgreSqlStoredType.LengthOf(source) <= room;

    private static TypeCast Narrowing(NativeType source, int room) =>
        source.Name == "VarChar" && PostgreSqlStoredType.LengthOf(source) <= room ? TypeCast.Safe : TypeCast.Risky;

    private static TypeCast Resize(NativeType source, NativeType target)
    {
        if (source.Name == "Bit")
            return TypeCast.Risky;
        if (source.Name == "Decimal")
            return Decimals(source, target);
        return PostgreSqlStoredType.LengthOf(target) is not { } room || PostgreSqlStoredType.LengthOf(source) <= room
            ? TypeCast.Safe
            : TypeCast.Risky;
    }

    /// <summary>Safe when neither the digits before the point nor those after it become fewer.</summary>
    private static TypeCast Decimals(NativeType source, NativeType target)
    {
        if (target.Arguments.Count == 0)
            return TypeCast.Safe;
        if (source.Arguments.Count == 0)
            return TypeCast.Risky;
        var (sourceScale, targetScale) = (Scale(source), Scale(target));
        var (sourceWhole, targetWhole) = (PostgreSqlStoredType.LengthOf(source) - sourceScale,
            PostgreSqlStoredType.LengthOf(target) - targetScale);
        return targetScale >= sourceScale && targetWhole >= sourceWhole ? TypeCast.Safe : TypeCast.Risky;
    }

    private static int Scale(NativeType type) =>
        int.Parse(type.Arguments[1], System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>The characters that a type's text needs at most; 0 when that depends on the value.</summary>
    private static int TextLengthOf(NativeType source, NativeType target) => source.Name switch
    {
        // A boolean becomes t or f in VARCHAR by the rules of the real engine, but its whole word in CHAR.
        "Boolean" when target.Name == "Char" => 5,
        // \x and two digits for a byte.
        "ByteA" when target.Name is "Char" or "VarChar" => 3,
        _ => PostgreSqlTypes.Of(source).TextLength,
    };
}
