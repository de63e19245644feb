using System.Text;
using Refract.Relational.Sql;

namespace Refract.Runtime;

internal sealed partial class Statements
{
    /// <summary>True when rows of these columns are inserted from one array for each column; an array of lists there is none.</summary>
    public bool InsertsFromArrays(List<ColumnInfo> columns) =>
        dialect.InsertsFromArrays && columns.Count > 0 && !columns.Exists(column => column.Type.IsList);

    /// <summary>Many new rows, with a list of values for each column that they may differ in and one value for each other one.</summary>
    public SqlStatement InsertMany(ModelInfo model, string verb, List<ColumnInfo> columns, List<ValueList> values, int rows,
        List<Assignment> shared, bool skipDuplicates)
    {
        var fromArrays = InsertsFromArrays(columns);
        var shape = Begin(ShapeToken.InsertMany, model, verb);
        try
        {
            // From arrays, one text serves any number of rows.
            shape.Token(ShapeToken.Rows, fromArrays ? 0 : rows);
            if (skipDuplicates) shape.Token(ShapeToken.SkipDuplicates);
            for (var i = 0; i < columns.Count; i++)
            {
                shape.Token(ShapeToken.Column, columns[i].Slot);
                if (fromArrays) shape.Value(columns[i].ListType, SqlValue.OfList(values[i]));
                else shape.Value(columns[i].Type, SqlValue.OfEach(values[i]));
            }

            foreach (var (column, _, value) in shared)
            {
                shape.Token(ShapeToken.SharedColumn, column.Slot);
                shape.Value(column.Type, StoredValue.Of(dialect, column, value));
            }

            return Get(shape, (model, verb, columns, shared, rows, fromArrays, skipDuplicates), static (sql, insert) =>
            {
                var lists = insert.columns.ConvertAll(_ => sql.Placeholders());
                var same = insert.shared.ConvertAll(_ => sql.Placeholder());
                var columns = sql.Columns([.. insert.columns, .. insert.shared.Select(assignment => assignment.Column)]);
                var text = new StringBuilder($"INSERT INTO {sql.Table(insert.model)} ({columns}) ");
                if (insert.fromArrays)
                {
                    sql.Dialect.SelectRows(text, lists.ConvertAll(list => list[0]));
                    foreach (var value in same) text.Append(", ").Append(value);
                }
                else
                {
                    for (var row = 0; row < insert.rows; row++)
                        text.Append(row == 0 ? "VALUES (" : ", (").AppendJoin(", ", [.. lists.Select(list => list[row]), .. same]).Append(')');
                }

                if (insert.skipDuplicates) text.Append(" ON CONFLICT DO NOTHING");
                var loading = insert.fromArrays && !insert.skipDuplicates ? Loading(sql, insert.model, insert.verb, insert.columns, insert.shared) : null;
                return Text(insert.model, insert.verb, text.ToString(), returnsRows: false, loading);
            });
        }
        finally
        {
            Shape.Return(shape);
        }
    }

    private static BulkLoad? Loading(SqlWriter sql, ModelInfo model, string verb, List<ColumnInfo> columns, List<Assignment> shared)
    {
        List<ColumnInfo> all = [.. columns, .. shared.Select(assignment => assignment.Column)];
        var (text, table, names) = (new StringBuilder(), sql.Table(model), sql.Columns(all));
        return sql.Dialect.Load(text, table, names, all.ConvertAll(column => column.Type))
            ? new BulkLoad(Text(model, verb, text.ToString(), returnsRows: false), table, names) : null;
    }
}
