using Refract.Relational.Sql;

namespace Refract.Runtime;

/// <summary>Reads keys of one or several columns.</summary>
internal static class RowKeys
{
    /// <summary>The key that stands in a row; a key of which a column is null matches nothing.</summary>
    public static RowKey Read<TRow>(ref TRow row, RowLayout layout, IReadOnlyList<ColumnInfo> columns)
        where TRow : struct, IRow
    {
        if (columns.Count == 1) return row.Key(layout[columns[0]], columns[0].Type);
        var parts = new RowKey[columns.Count];
        for (var i = 0; i < parts.Length; i++)
        {
            parts[i] = row.Key(layout[columns[i]], columns[i].Type);
            if (parts[i].IsNull) return RowKey.Null;
        }

        return RowKey.Of(new CompositeKey(parts));
    }
}
