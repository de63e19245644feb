using Refract.Relational.Sql;
using Refract.Schema.Providers;

namespace Refract.Runtime;

/// <summary>Makes the values of inputs ready to be bound: enums become their names.</summary>
internal static class ColumnValues
{
    /// <summary>A value for a column, or for an item of a list column.</summary>
    public static SqlValue Ready(ColumnInfo column, SqlValue value) => value.Kind switch
    {
        SqlValueKind.Enum => SqlValue.Of(column.Enum!.NameOf(value.AsEnum)),
        SqlValueKind.Array when column.Enum is { } map && value.AsArray is not string[] =>
            SqlValue.OfArray(map.NamesOf(value.AsArray)),
        _ => value,
    };

    /// <summary>An array to look a column's value up in.</summary>
    /// <exception cref="InvalidQueryException">
    /// It has a null in it, which would match nothing, and make NOT IN match nothing.
    /// </exception>
    public static SqlValue Items(Scope scope, ColumnInfo column, SqlValue value) =>
        NullValues.HasNullItem(value)
            ? throw NullValues.InList(column, scope.PathTo(column.Name)) : Ready(column, value);

    /// <summary>Reads a column so that it can be bound again.</summary>
    public static SqlValue Read<TRow>(ref TRow row, int ordinal, ColumnInfo column) where TRow : struct, IRow
    {
        if (row.IsNull(ordinal)) return SqlValue.Null;
        return column.Type.Kind switch
        {
            StoredKind.Int16 or StoredKind.Int32 or StoredKind.UInt32 => SqlValue.Of(row.Int(ordinal)),
            StoredKind.Int64 => SqlValue.Of(row.BigInt(ordinal)),
            StoredKind.Boolean => SqlValue.Of(row.Boolean(ordinal)),
            StoredKind.Float32 or StoredKind.Float64 => SqlValue.Of(row.Float(ordinal)),
            StoredKind.Decimal or StoredKind.Money => SqlValue.Of(row.Decimal(ordinal)),
            StoredKind.UtcDateTime or StoredKind.Instant => SqlValue.Of(row.DateTime(ordinal)),
            StoredKind.Date => SqlValue.Of(row.Date(ordinal)),
            StoredKind.Time or StoredKind.OffsetTime => SqlValue.Of(row.Time(ordinal)),
            StoredKind.Bytes => SqlValue.Of(row.Bytes(ordinal)),
            StoredKind.Json => SqlValue.Of(row.Json(ordinal)),
            StoredKind.Uuid => SqlValue.Of(row.Guid(ordinal)),
            StoredKind.Text or StoredKind.PaddedText or StoredKind.FoldedText or StoredKind.Xml or StoredKind.Bits
                or StoredKind.Network or StoredKind.Enum => SqlValue.Of(row.Text(ordinal)),
            _ => throw new InvalidOperationException($"{column} cannot be read: {column.Type.Kind}."),
        };
    }

    /// <summary>Values of one column as a list of its type.</summary>
    public static SqlValue ToList(ColumnInfo column, List<SqlValue> values)
    {
        switch (column.Type.Kind)
        {
            case StoredKind.Int16 or StoredKind.Int32 or StoredKind.UInt32:
                var numbers = new int[values.Count];
                for (var i = 0; i < numbers.Length; i++) numbers[i] = values[i].AsInt;
                return SqlValue.OfArray(numbers);
            case StoredKind.Int64:
                var big = new long[values.Count];
                for (var i = 0; i < big.Length; i++) big[i] = values[i].AsBigInt;
                return SqlValue.OfArray(big);
            default:
                return SqlValue.OfList(ValueList.Of([.. values]));
        }
    }
}
