using Refract.Relational.Sql;
using Refract.Schema;

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
        return column.Type.Scalar switch
        {
            ScalarType.Int => SqlValue.Of(row.Int(ordinal)),
            ScalarType.BigInt => SqlValue.Of(row.BigInt(ordinal)),
            ScalarType.Boolean => SqlValue.Of(row.Boolean(ordinal)),
            ScalarType.Float => SqlValue.Of(row.Float(ordinal)),
            ScalarType.Decimal => SqlValue.Of(row.Decimal(ordinal)),
            ScalarType.DateTime => column.Type.Native?.Name switch
            {
                "Date" => SqlValue.Of(row.Date(ordinal)),
                "Time" or "Timetz" => SqlValue.Of(row.Time(ordinal)),
                _ => SqlValue.Of(row.DateTime(ordinal)),
            },
            ScalarType.Bytes => SqlValue.Of(row.Bytes(ordinal)),
            ScalarType.Json => SqlValue.Of(row.Json(ordinal)),
            ScalarType.String when column.Type.Native?.Name == "Uuid" => SqlValue.Of(row.Guid(ordinal)),
            _ => SqlValue.Of(row.Text(ordinal)),
        };
    }

    /// <summary>Values of one column as a list of its type.</summary>
    public static SqlValue ToList(ColumnInfo column, List<SqlValue> values)
    {
        switch (column.Type.Scalar)
        {
            case ScalarType.Int:
                var numbers = new int[values.Count];
                for (var i = 0; i < numbers.Length; i++) numbers[i] = values[i].AsInt;
                return SqlValue.OfArray(numbers);
            case ScalarType.BigInt:
                var big = new long[values.Count];
                for (var i = 0; i < big.Length; i++) big[i] = values[i].AsBigInt;
                return SqlValue.OfArray(big);
            default:
                return SqlValue.OfList(ValueList.Of([.. values]));
        }
    }
}
