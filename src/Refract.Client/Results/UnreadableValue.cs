using System.Globalization;
using Refract.Relational;
using Refract.Relational.Sql;
using Refract.Schema.Providers;

namespace Refract.Runtime;

/// <summary>
/// Tells which column of a row cannot be read, by reading them one by one. Another program can store what the
/// property's type does not have: a date beyond the year 9999, an enum's value that the client does not know, NULL
/// among the items of a list.
/// </summary>
internal static class UnreadableValue
{
    private const int LongestKey = 64;

    /// <summary>True for what readers throw over a value, rather than over the connection.</summary>
    public static bool Is(Exception error) =>
        error is InvalidCastException or OverflowException or FormatException or ArgumentException
            or InvalidOperationException
        or System.Text.Json.JsonException or NotSupportedException;

    /// <summary>The error to throw in place of the reader's.</summary>
    public static RefractException Of<TRow>(RowForm form, ref TRow row, int at, Exception error)
        where TRow : struct, IRow
    {
        var (model, layout) = (form.RowModel, new RowLayout(form.Projection, at));
        var (field, reason) = ("A value", Reason(error));
        foreach (var column in form.Projection.Columns)
        {
            if (Problem(ref row, layout[column], column) is not { } problem) continue;
            (field, reason) = ($"{model.Name}.{column.Field}", problem);
            break;
        }

        return new RefractException("P2023",
            $"{field} of {Key(model, ref row, layout)} cannot be read: {reason.TrimEnd('.')}."
            + " Another program stored it; correct the value, or the field's type in the schema.", error);
    }

    private static string? Problem<TRow>(ref TRow row, int ordinal, ColumnInfo column) where TRow : struct, IRow
    {
        try
        {
            if (row.IsNull(ordinal))
                return column.Type.IsNullable || column.Type.IsList ? null : "it is NULL, and the field is required";
            if (column.Type.IsList) ReadList(ref row, ordinal, column);
            else if (column.Enum is { } map) return Unknown(map, row.Text(ordinal));
            else if (column.Document is { } document) document.Check(row.Json(ordinal));
            else ColumnValues.Read(ref row, ordinal, column);
            return null;
        }
        catch (Exception e) when (Is(e))
        {
            return Reason(e);
        }
    }

    /// <summary>The reader's words, which name types and never the value.</summary>
    private static string Reason(Exception error) =>
        error is System.Text.Json.JsonException
            ? $"it is no JSON, or has more than {JsonDepth.Most} levels" : error.Message;

    private static void ReadList<TRow>(ref TRow row, int ordinal, ColumnInfo column) where TRow : struct, IRow
    {
        if (column.Enum is { } map)
        {
            foreach (var name in row.List<string>(ordinal))
                if (Unknown(map, name) is { } problem) throw new FormatException(problem);
            return;
        }

        _ = column.Type.Kind switch
        {
            StoredKind.Int16 or StoredKind.Int32 or StoredKind.UInt32 => row.List<int>(ordinal).Count,
            StoredKind.Int64 => row.List<long>(ordinal).Count,
            StoredKind.Boolean => row.List<bool>(ordinal).Count,
            StoredKind.Float32 or StoredKind.Float64 => row.List<double>(ordinal).Count,
            StoredKind.Decimal or StoredKind.Money => row.List<decimal>(ordinal).Count,
            StoredKind.Date => row.List<DateOnly>(ordinal).Count,
            StoredKind.Time or StoredKind.OffsetTime => row.List<TimeOnly>(ordinal).Count,
            StoredKind.UtcDateTime or StoredKind.Instant => row.List<DateTimeOffset>(ordinal).Count,
            StoredKind.Json => row.List<System.Text.Json.JsonElement>(ordinal).Count,
            StoredKind.Bytes => row.List<byte[]>(ordinal).Count,
            StoredKind.Uuid => row.List<Guid>(ordinal).Count,
            StoredKind.Text or StoredKind.PaddedText or StoredKind.FoldedText or StoredKind.Xml or StoredKind.Bits
                or StoredKind.Network => row.List<string>(ordinal).Count,
            _ => throw new InvalidOperationException($"{column} cannot be read: {column.Type.Kind}."),
        };
    }

    private static string? Unknown(EnumMap map, string name) =>
        map.PositionOf(name) >= 0
            ? null : "the enum of the client has no such value; generate the client again from the database's schema";

    /// <summary>The row by its key, as far as the statement read it.</summary>
    private static string Key<TRow>(ModelInfo model, ref TRow row, RowLayout layout) where TRow : struct, IRow
    {
        var parts = new List<string>();
        foreach (var column in model.Key.Columns)
        {
            if (layout.Projection.Has(column))
                parts.Add($"{column.Field} {Value(ref row, layout[column], column)}");
        }

        return parts.Count == 0 ? $"a row of {model.Name}" : $"the {model.Name} with {string.Join(", ", parts)}";
    }

    private static string Value<TRow>(ref TRow row, int ordinal, ColumnInfo column) where TRow : struct, IRow
    {
        try
        {
            var value = ColumnValues.Read(ref row, ordinal, column);
            return value.Kind switch
            {
                SqlValueKind.Int or SqlValueKind.BigInt => value.AsBigInt.ToString(CultureInfo.InvariantCulture),
                SqlValueKind.Text =>
                    value.AsText.Length <= LongestKey ? value.AsText : value.AsText[..LongestKey] + "…",
                SqlValueKind.Guid => value.AsGuid.ToString("D"),
                SqlValueKind.DateTime => value.AsDateTime.ToString("O", CultureInfo.InvariantCulture),
                SqlValueKind.Date => value.AsDate.ToString("O", CultureInfo.InvariantCulture),
                _ => "of its own",
            };
        }
        catch (Exception e) when (Is(e))
        {
            return "that cannot be read";
        }
    }
}
