using System.Text;
using Refract.Relational.Sql;

namespace Refract.Runtime;

internal sealed partial class Statements
{
    /// <summary>Many new rows, from an array for each column.</summary>
    public SqlStatement InsertArrays(ModelInfo model, string verb, List<ColumnInfo> columns, List<SqlValue> arrays, bool skipDuplicates)
    {
        var shape = Begin(ShapeToken.Insert, model, verb);
        try
        {
            shape.Token(ShapeToken.Parent, skipDuplicates ? 1 : 0);
            for (var i = 0; i < columns.Count; i++)
            {
                shape.Token(ShapeToken.Column, columns[i].Slot);
                shape.Value(columns[i].ListType, arrays[i]);
            }

            return Get(shape, (model, verb, columns, skipDuplicates), static (sql, insert) =>
            {
                var text = new StringBuilder($"INSERT INTO {sql.Table(insert.model)} ({sql.Columns(insert.columns)}) SELECT * FROM ");
                sql.Dialect.Rows(text, [.. insert.columns.Select(_ => sql.Placeholder())]);
                if (insert.skipDuplicates) text.Append(" ON CONFLICT DO NOTHING");
                return Text(insert.model, insert.verb, text.ToString(), returnsRows: false);
            });
        }
        finally
        {
            Shape.Return(shape);
        }
    }

    /// <summary>A few new rows, one after the other.</summary>
    public SqlStatement InsertRows(
        ModelInfo model, string verb, List<ColumnInfo> columns, SqlValue[][] values, int from, int count, bool skipDuplicates)
    {
        var shape = Begin(ShapeToken.Insert, model, verb);
        try
        {
            shape.Token(ShapeToken.Limit, count << 1 | (skipDuplicates ? 1 : 0));
            foreach (var column in columns) shape.Token(ShapeToken.Column, column.Slot);
            for (var row = from; row < from + count; row++)
                for (var i = 0; i < columns.Count; i++) shape.Value(columns[i].Type, StoredValue.Of(dialect, columns[i], values[i][row]));

            return Get(shape, (model, verb, columns, count, skipDuplicates), static (sql, insert) =>
            {
                var text = new StringBuilder($"INSERT INTO {sql.Table(insert.model)} ({sql.Columns(insert.columns)}) VALUES ");
                for (var row = 0; row < insert.count; row++)
                    text.Append(row == 0 ? "(" : ", (").AppendJoin(", ", insert.columns.Select(_ => sql.Placeholder())).Append(')');
                if (insert.skipDuplicates) text.Append(" ON CONFLICT DO NOTHING");
                return Text(insert.model, insert.verb, text.ToString(), returnsRows: false);
            });
        }
        finally
        {
            Shape.Return(shape);
        }
    }
}
