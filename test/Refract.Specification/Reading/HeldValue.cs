using System.Text.Json;
using Refract.Relational.Sql;
using Refract.Runtime;

namespace Refract.Specification;

/// <summary>What the columns of the specification hold of a value, worked out apart from the engine.</summary>
internal static class HeldValue
{
    public static object Of(ColumnInfo column, SqlValue value) => value.Kind switch
    {
        SqlValueKind.Int => value.AsInt,
        SqlValueKind.BigInt => value.AsBigInt,
        SqlValueKind.Float => value.AsFloat,
        SqlValueKind.Boolean => value.AsBoolean,
        SqlValueKind.Enum => (Role)value.AsEnum,
        SqlValueKind.Decimal => Of(value.AsDecimal),
        SqlValueKind.DateTime =>
            Of(new DateTimeOffset(value.AsDateTime),
                column.Type.Native is null ? TimeSpan.TicksPerMillisecond : TimeSpan.TicksPerMicrosecond),
        SqlValueKind.Date => value.AsDate,
        SqlValueKind.Time => Of(value.AsTime),
        SqlValueKind.Guid => value.AsGuid,
        SqlValueKind.Bytes => value.AsBytes,
        SqlValueKind.Json => JsonElement.Parse(value.AsText),
        _ => value.AsText,
    };

    /// <summary>The same of a boxed item of a list; instants are those of a column of milliseconds.</summary>
    public static object Of(object value) => value switch
    {
        decimal number => Math.Round(number, 6, MidpointRounding.AwayFromZero),
        DateTimeOffset time => Of(time, TimeSpan.TicksPerMillisecond),
        TimeOnly time => new TimeOnly(time.Ticks / 10 * 10),
        _ => value,
    };

    /// <summary>True when two values are the same one; bytes and documents by their contents.</summary>
    public static bool Same(object? first, object? second) => (first, second) switch
    {
        (byte[] bytes, byte[] others) => bytes.AsSpan().SequenceEqual(others),
        (JsonElement document, JsonElement other) => JsonElement.DeepEquals(document, other),
        (string text, JsonElement other) => JsonElement.DeepEquals(JsonElement.Parse(text), other),
        _ => Equals(first, second),
    };

    private static DateTimeOffset Of(DateTimeOffset time, long unit) => new(time.UtcTicks / unit * unit, TimeSpan.Zero);
}
