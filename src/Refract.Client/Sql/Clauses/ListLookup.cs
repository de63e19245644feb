using Refract.Relational;
using Refract.Relational.Sql;
using Refract.Schema;

namespace Refract.Runtime;

/// <summary>
/// The list that a column's values are looked up in: as it is, or bytes as hexadecimal text where lists are JSON. The
/// other side of the comparison is <see cref="SqlExpressionSyntax.LookupOperand"/>.
/// </summary>
internal static class ListLookup
{
    private static readonly ColumnType s_texts = new() { Scalar = ScalarType.String, IsList = true };

    /// <summary>Emits the list.</summary>
    public static SqlPiece Value<TSink>(TSink sink, ColumnInfo column, SqlValue list) where TSink : struct, ISqlSink
    {
        if (column.Type.Scalar != ScalarType.Bytes || sink.Dialect.Capabilities.ListsHoldBytes)
            return sink.Value(column.ListType, list);

        string[] texts = list.Kind == SqlValueKind.List
            ? [.. Enumerable.Range(0, list.AsList.Count).Select(i => Convert.ToHexString(list.AsList[i].AsBytes))]
            : Array.ConvertAll((byte[][])list.AsArray, Convert.ToHexString);
        return sink.Value(s_texts, SqlValue.OfArray(texts));
    }
}
