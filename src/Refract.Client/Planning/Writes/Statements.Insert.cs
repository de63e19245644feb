using Refract.Relational.Sql;

namespace Refract.Runtime;

internal sealed partial class Statements
{
    /// <summary>One new row.</summary>
    public SqlStatement Insert(ModelInfo model, string verb, List<Assignment> assignments, Returning returning, bool skipDuplicates = false)
    {
        var shape = Begin(ShapeToken.Insert, model, verb);
        try
        {
            shape.Token(ShapeToken.Returning, (int)returning);
            if (skipDuplicates) shape.Token(ShapeToken.SkipDuplicates);
            Assign(shape, assignments);
            return Get(shape, (model, verb, assignments, returning, skipDuplicates), static (sql, insert) => Text(
                insert.model,
                insert.verb,
                InsertInto(sql, insert.model, insert.assignments) + (insert.skipDuplicates ? " ON CONFLICT DO NOTHING" : "")
                    + WriteWriter.Returned(sql, insert.model, insert.returning),
                insert.returning != Returning.Nothing));
        }
        finally
        {
            Shape.Return(shape);
        }
    }

    /// <summary>One new row, or a change of the row that has its key already.</summary>
    public SqlStatement Upsert(ModelInfo model, string verb, UniqueKey key, List<Assignment> create, List<Assignment> update)
    {
        var shape = Begin(ShapeToken.Upsert, model, verb);
        try
        {
            shape.Token(ShapeToken.Key, key.Index);
            Assign(shape, create);
            shape.Token(ShapeToken.OnConflict);
            Assign(shape, update);
            return Get(shape, (model, verb, key, create, update), static (sql, upsert) =>
            {
                var columns = upsert.model.Keys[upsert.key.Index].Columns;
                var insert = InsertInto(sql, upsert.model, upsert.create, "t0");
                // A row is only returned when it was written, so an empty update writes the key over itself.
                var set = upsert.update.Count > 0
                    ? WriteWriter.Set(sql, "t0", upsert.update)
                    : $"{sql.Quote(columns[0].Column)} = {sql.Column("t0", columns[0])}";
                return Text(
                    upsert.model, upsert.verb,
                    $"{insert} ON CONFLICT ({sql.Columns(columns)}) DO UPDATE SET {set}"
                        + WriteWriter.Returned(sql, upsert.model, Returning.All),
                    returnsRows: true);
            });
        }
        finally
        {
            Shape.Return(shape);
        }
    }

    private static string InsertInto(SqlWriter sql, ModelInfo model, List<Assignment> assignments, string? alias = null)
    {
        var into = $"INSERT INTO {sql.Table(model)}{(alias is null ? "" : " AS " + alias)}";
        return assignments.Count == 0
            ? into + " DEFAULT VALUES"
            : $"{into} ({sql.Columns(assignments.Select(assignment => assignment.Column))})"
                + $" VALUES ({string.Join(", ", assignments.Select(_ => sql.Placeholder()))})";
    }
}
