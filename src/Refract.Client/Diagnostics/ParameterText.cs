using System.Globalization;
using System.Text;
using Refract.Relational.Sql;

namespace Refract.Runtime;

/// <summary>Parameter values for display, when sensitive logging is on.</summary>
internal static class ParameterText
{
    private const int LongestText = 200;

    public static object?[] Values(in SqlStatement statement)
    {
        var values = new List<object?>(statement.Count);
        for (var i = 0; i < statement.Count; i++)
        {
            var value = statement.Parameters[i].Value;
            if (value.Kind == SqlValueKind.Each) values.AddRange(Items(value.AsList));
            else values.Add(Value(value));
        }

        return [.. values];
    }

    private static object?[] Items(ValueList values)
    {
        var items = new object?[values.Count];
        for (var i = 0; i < items.Length; i++) items[i] = Value(values[i]);
        return items;
    }

    /// <summary>A value as an object.</summary>
    public static object? Value(SqlValue value) => value.Kind switch
    {
        SqlValueKind.Null => null,
        SqlValueKind.Boolean => value.AsBoolean,
        SqlValueKind.Int => value.AsInt,
        SqlValueKind.BigInt => value.AsBigInt,
        SqlValueKind.Float => value.AsFloat,
        SqlValueKind.Decimal => value.AsDecimal,
        SqlValueKind.DateTime => new DateTimeOffset(value.AsDateTime),
        SqlValueKind.Date => value.AsDate,
        SqlValueKind.Time => value.AsTime,
        SqlValueKind.Guid => value.AsGuid,
        SqlValueKind.Bytes => value.AsBytes,
        SqlValueKind.Enum => value.AsEnum,
        SqlValueKind.Array => value.AsArray,
        SqlValueKind.List or SqlValueKind.Each => Items(value.AsList),
        _ => value.AsText,
    };

    public static string Line(IEnumerable<object?> values)
    {
        var line = new StringBuilder();
        foreach (var value in values)
        {
            if (line.Length > 0) line.Append(", ");
            Append(line, value);
        }
        return line.ToString();
    }

    private static void Append(StringBuilder line, object? value)
    {
        switch (value)
        {
            case null: line.Append("NULL"); break;
            case string text:
                line.Append('\'').Append(text.AsSpan(0, Math.Min(text.Length, LongestText)))
                    .Append(text.Length > LongestText ? "…'" : "'");
                break;
            case byte[] bytes: line.Append(CultureInfo.InvariantCulture, $"{bytes.Length} bytes"); break;
            case Array array: line.Append(CultureInfo.InvariantCulture, $"{array.Length} values"); break;
            default: line.Append(CultureInfo.InvariantCulture, $"{value}"); break;
        }
    }
}
