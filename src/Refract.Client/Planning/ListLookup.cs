using Refract.Relational;
using Refract.Relational.Sql;
using Refract.Schema;

namespace Refract.Runtime;

/// <summary>How a column's values are looked up in a list parameter: as they are, or bytes as hexadecimal text where lists are JSON.</summary>
internal static class ListLookup
{
    private static readonly ColumnType s_texts = new() { Scalar = ScalarType.String, IsList = true };

    /// <summary>Gives a shape the list.</summary>
    public static void Value(Shape shape, SqlDialect dialect, ColumnInfo column, SqlValue list)
    {
        if (!IsHex(dialect, column))
        {
            shape.Value(column.ListType, list);
            return;
        }

        string[] texts = list.Kind == SqlValueKind.List
            ? [.. Enumerable.Range(0, list.AsList.Count).Select(i => Convert.ToHexString(list.AsList[i].AsBytes))]
            : Array.ConvertAll((byte[][])list.AsArray, Convert.ToHexString);
        shape.Value(s_texts, SqlValue.OfArray(texts));
    }

    /// <summary>The column as it is compared with the list's items. The hexadecimal text of NULL would be an empty text, which is found.</summary>
    public static string Operand(SqlDialect dialect, ColumnInfo column, string operand) =>
        IsHex(dialect, column) ? $"CASE WHEN {operand} IS NULL THEN NULL ELSE hex({operand}) END" : operand;

    private static bool IsHex(SqlDialect dialect, ColumnInfo column) => column.Type.Scalar == ScalarType.Bytes && !dialect.ListsHoldBytes;
}
