using System.Text;
using Refract.Relational.Sql;

namespace Refract.Runtime;

internal sealed partial class Statements
{
    /// <summary>Many new rows, from an array for each column that they may differ in and a value for each other one.</summary>
    public SqlStatement InsertArrays(
        ModelInfo model, string verb, List<ColumnInfo> columns, List<SqlValue> arrays, List<Assignment> shared, bool skipDuplicates)
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

            foreach (var (column, _, value) in shared)
            {
                shape.Token(ShapeToken.Constant, column.Slot);
                shape.Value(column.Type, StoredValue.Of(dialect, column, value));
            }

            return Get(shape, (model, verb, columns, shared, skipDuplicates), static (sql, insert) =>
            {
                string[] arrays = [.. insert.columns.Select(_ => sql.Placeholder())];
                var columns = sql.Columns([.. insert.columns, .. insert.shared.Select(assignment => assignment.Column)]);
                var text = new StringBuilder($"INSERT INTO {sql.Table(insert.model)} ({columns}) SELECT *");
                foreach (var _ in insert.shared) text.Append(", ").Append(sql.Placeholder());
                text.Append(" FROM ");
                sql.Dialect.Rows(text, arrays);
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
