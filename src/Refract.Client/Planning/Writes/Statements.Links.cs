using System.Text;
using Refract.Relational.Sql;

namespace Refract.Runtime;

internal sealed partial class Statements
{
    /// <summary>Adds rows to the link table of a relation, unless they are there.</summary>
    /// <param name="relation">The relation.</param>
    /// <param name="verb">The verb that it is done for.</param>
    /// <param name="local">The id of this side's row.</param>
    /// <param name="targets">An array of the ids of the other side's rows.</param>
    public SqlStatement InsertLinks(RelationInfo relation, string verb, SqlValue local, SqlValue targets) =>
        Links(relation, verb, local, targets, 0, static (sql, relation, _) =>
    {
        var join = relation.Join!;
        var (one, many) = (sql.Placeholder(), sql.Placeholder());
        var items = new StringBuilder();
        sql.Dialect.Items(items, many, "i");
        // Without a condition SQLite takes ON for the beginning of a join.
        return $"INSERT INTO {sql.Table(join.Schema, join.Table)} ({sql.Quote(join.LocalColumn)}, {sql.Quote(join.TargetColumn)})"
            + $" SELECT {one}, i.value FROM {items} WHERE 1=1 ON CONFLICT DO NOTHING";
    });

    /// <summary>
    /// Takes rows from the link table of a relation: those to the given targets, or (<paramref name="others"/>) those to all others.
    /// </summary>
    public SqlStatement DeleteLinks(RelationInfo relation, string verb, SqlValue local, SqlValue targets, bool others) =>
        Links(relation, verb, local, targets, others ? 2 : 1, static (sql, relation, others) =>
        {
            var join = relation.Join!;
            var text = new StringBuilder("DELETE FROM ").Append(sql.Table(join.Schema, join.Table))
                .Append($" WHERE {sql.Quote(join.LocalColumn)} = {sql.Placeholder()} AND ");
            sql.Dialect.In(text, sql.Quote(join.TargetColumn), sql.Placeholder(), others, ignoreCase: false);
            return text.ToString();
        });

    private SqlStatement Links(
        RelationInfo relation, string verb, SqlValue local, SqlValue targets, int kind, Func<SqlWriter, RelationInfo, bool, string> write)
    {
        var shape = Begin(ShapeToken.Link, relation.Model, verb);
        try
        {
            shape.Detail(relation.Slot);
            shape.Detail(kind);
            shape.Value(relation.LocalColumns[0].Type, local);
            shape.Value(relation.TargetColumns[0].ListType, targets);
            return Get(shape, (relation, verb, kind, write), static (sql, link) =>
                Text(link.relation.Model, link.verb, link.write(sql, link.relation, link.kind == 2), returnsRows: false));
        }
        finally
        {
            Shape.Return(shape);
        }
    }
}
