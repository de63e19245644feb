using Refract.Relational.Sql;

namespace Refract.Runtime;

/// <summary>Adds rows to the join table of a relation, unless they are there, or deletes them.</summary>
/// <param name="change">What is done.</param>
/// <param name="relation">The relation.</param>
/// <param name="verb">The verb that it is done for.</param>
/// <param name="local">The id of this side's row.</param>
/// <param name="targets">An array of the ids of the other side's rows.</param>
internal readonly struct JoinRowStatement(
    JoinRowChange change, RelationInfo relation, Verb verb, SqlValue local, SqlValue targets) : IStatement
{
    public SqlPiece Emit<TSink>(TSink sink) where TSink : struct, ISqlSink
    {
        sink.Begin(ShapeToken.JoinRow, verb, relation.Model);
        sink.Detail(relation.Slot);
        sink.Detail((int)change);
        var one = sink.Value(relation.LocalColumns[0].Type, local);
        var many = sink.Value(relation.TargetColumns[0].ListType, targets);
        var isOfOthers = change == JoinRowChange.DeleteOthers && PolicyEmitter.Hides(sink, relation.Target);
        var alias = isOfOthers ? sink.Alias('t') : default;
        var visible = isOfOthers ? PolicyEmitter.Rows(sink, relation.Target, alias) : default;
        if (!TSink.IsText) return default;

        var join = relation.Join!;
        var (table, own, other) = (sink.Table(join), sink.Name(join.LocalColumn), sink.Name(join.TargetColumn));
        var syntax = sink.Dialect.Statements;
        if (change == JoinRowChange.Insert)
        {
            return new SqlPiece(syntax.Insert(new InsertText(table)
            {
                Columns = $"{own}, {other}", SkipsDuplicates = true,
                // Without a condition SQLite takes ON for the beginning of a join.
                Source = $"SELECT {one}, i.value FROM {syntax.Items(many, "i")} WHERE 1=1",
            }));
        }

        var among = sink.Dialect.Expressions.In(
            other, many, isNegated: change == JoinRowChange.DeleteOthers, ignoreCase: false);
        // Rows that are hidden keep what ties them to this one.
        var rows = !isOfOthers ? ""
            : $" AND {other} IN (SELECT {sink.Column(alias, relation.TargetColumns[0])} "
                + $"FROM {sink.Table(relation.Target)} AS {alias} WHERE {visible})";
        return new SqlPiece(syntax.Delete(new ChangedRows(table, $"{own} = {one} AND {among}{rows}")));
    }

    public StatementText Describe(string sql, SqlDialect dialect) =>
        WriteText.Of(relation.Model, verb, sql, returnsRows: false);
}
