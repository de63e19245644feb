using Refract.Relational.Sql;

namespace Refract.Runtime;

internal sealed partial class Statements
{
    /// <summary>Changes the row of a key, or all rows of a condition.</summary>
    public SqlStatement Update(
        ModelInfo model, string verb, UniqueKey? key, Predicate? where, List<Assignment> assignments, Returning returning,
            int? limit = null)
    {
        var shape = Begin(ShapeToken.Update, model, verb);
        try
        {
            shape.Token(ShapeToken.Returning, (int)returning);
            Assign(shape, assignments);
            Rows(shape, model, key, where, limit);
            return Get(shape, (model, verb, key, where, assignments, returning, limit), static (sql, update) =>
            {
                var alias = sql.Alias('t');
                var text = $"UPDATE {sql.Table(update.model)} AS {alias} SET {WriteWriter.Set(sql, alias, update.assignments)}"
                    + RowsText(sql, update.model, alias, update.key, update.where, update.limit)
                    + WriteWriter.Returned(sql, update.model, update.returning);
                return Text(update.model, update.verb, text, update.returning != Returning.Nothing);
            });
        }
        finally
        {
            Shape.Return(shape);
        }
    }

    /// <summary>Deletes the row of a key, or all rows of a condition.</summary>
    public SqlStatement Delete(ModelInfo model, string verb, UniqueKey? key, Predicate? where, Returning returning, int? limit = null)
    {
        var shape = Begin(ShapeToken.Delete, model, verb);
        try
        {
            shape.Token(ShapeToken.Returning, (int)returning);
            Rows(shape, model, key, where, limit);
            return Get(shape, (model, verb, key, where, returning, limit), static (sql, delete) =>
            {
                var alias = sql.Alias('t');
                var text = $"DELETE FROM {sql.Table(delete.model)} AS {alias}"
                    + RowsText(sql, delete.model, alias, delete.key, delete.where, delete.limit)
                    + WriteWriter.Returned(sql, delete.model, delete.returning);
                return Text(delete.model, delete.verb, text, delete.returning != Returning.Nothing);
            });
        }
        finally
        {
            Shape.Return(shape);
        }
    }

    private static Shape Begin(ShapeToken kind, ModelInfo model, string verb)
    {
        var shape = Shape.Rent();
        shape.Verb(verb);
        shape.Token(kind);
        shape.Token(ShapeToken.Model, model.Id);
        return shape;
    }

    private void Assign(Shape shape, List<Assignment> assignments)
    {
        foreach (var assignment in assignments)
        {
            shape.Token(ShapeToken.Assign, assignment.Column.Slot);
            shape.Detail((int)assignment.Operation);
            if (assignment.Operation == WriteOperation.Divide) StoredValue.CheckDivisor(assignment);
            shape.Value(assignment.Column.Type, assignment.Operation is WriteOperation.Set or WriteOperation.Push
                ? StoredValue.Of(dialect, assignment.Column, assignment.Value)
                : assignment.Value);
        }
    }

    private void Rows(Shape shape, ModelInfo model, UniqueKey? key, Predicate? where, int? limit)
    {
        if (key is not null)
        {
            shape.Token(ShapeToken.Key, key.Index);
            SelectShape.Key(shape, dialect, model, key);
        }

        SelectShape.Where(shape, dialect, model, where);
        if (limit is not { } count) return;
        shape.Token(ShapeToken.Limit);
        shape.Value(ColumnTypes.Int, SqlValue.Of(count));
    }

    private static string RowsText(SqlWriter sql, ModelInfo model, string alias, UniqueKey? key, Predicate? where, int? limit)
    {
        if (limit is null) return WriteWriter.Where(sql, model, alias, key, where);
        var inner = sql.Alias('t');
        var columns = model.Key.Columns;
        var filter = WriteWriter.Where(sql, model, inner, key, where);
        var rows = $"SELECT {sql.Columns(inner, columns)} FROM {sql.Table(model)} AS {inner}{filter} LIMIT {sql.Placeholder()}";
        var operand = columns.Count == 1 ? sql.Column(alias, columns[0]) : $"({sql.Columns(alias, columns)})";
        return $" WHERE {operand} IN ({rows})";
    }

    private static StatementText Text(ModelInfo model, string verb, string sql, bool returnsRows, BulkLoad? loading = null) => new(sql)
    {
        Model = model.Name, Verb = verb, Constraints = model, IsWrite = true, ReturnsRows = returnsRows, Loading = loading,
    };
}
