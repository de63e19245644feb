using Refract.Relational.Sql;

namespace Refract.Runtime;

/// <summary>Emits of which parents an include takes the rows.</summary>
internal static class ParentEmitter
{
    /// <summary>The condition on the parents, and the join table that leads to the rows, if any.</summary>
    /// <param name="sink">Where to.</param>
    /// <param name="spec">The select.</param>
    /// <param name="parent">Its parents.</param>
    /// <param name="alias">The alias of its table.</param>
    /// <param name="text">Receives joins; null in the walk that makes the key.</param>
    public static SqlPiece Emit<TSink>(
        TSink sink, SelectSpec spec, ParentFilter parent, SqlPiece alias, SelectText? text)
        where TSink : struct, ISqlSink
    {
        var relation = parent.Relation;
        sink.Token(ShapeToken.Parent, relation.Model.Id);
        sink.Detail(relation.Slot);
        sink.Detail(parent.IsSingle);
        sink.Detail(parent.IsRange);
        sink.Detail(parent.Source is not null);
        var keys = KeyColumns(sink, relation, alias, text);
        return spec.LimitsPerParent && sink.Dialect.Capabilities.HasLateral
            ? Each(sink, parent, keys, text) : Filter(sink, parent, keys);
    }

    /// <summary>
    /// The columns that hold the parent's key: of the rows themselves, or of the join table, which is joined.
    /// </summary>
    private static SqlPieces KeyColumns<TSink>(TSink sink, RelationInfo relation, SqlPiece alias, SelectText? text)
        where TSink : struct, ISqlSink
    {
        var keys = sink.Pieces();
        if (!TSink.IsText) return keys;
        if (relation.Join is not { } join)
        {
            foreach (var column in relation.TargetColumns) keys.Add(sink.Column(alias, column));
            return keys;
        }

        var through = sink.Alias('l');
        var (key, target) = (sink.Column(through, join.LocalColumn), sink.Column(through, join.TargetColumn));
        keys.Add(key);
        text!.ParentKey = key;
        text.From.Append(
            $" JOIN {sink.Table(join)} AS {through} ON {target} = {sink.Column(alias, relation.TargetColumns[0])}");
        return keys;
    }

    /// <summary>Selects the rows for each parent by itself, so that limits count for each.</summary>
    private static SqlPiece Each<TSink>(TSink sink, ParentFilter parent, SqlPieces keys, SelectText? text)
        where TSink : struct, ISqlSink
    {
        var alias = sink.Alias('k');
        // A statement can find a parent twice (through a join table); its rows are wanted once.
        var parents = parent.Source is not { } source ? Arrays(sink, Values(sink, parent))
            : sink.Text($"(SELECT DISTINCT * FROM ({Keys(sink, parent, source)}) AS p)");
        return TSink.IsText ? new SqlPiece(Each(parents, alias, keys.List, text!)) : default;
    }

    private static string Each(SqlPiece parents, SqlPiece alias, List<string> keys, SelectText text)
    {
        text.EachParent = $"{parents} AS {alias}({string.Join(", ", keys.Select((_, i) => $"c{i}"))})";
        return string.Join(" AND ", keys.Select((key, i) => $"{key} = {alias}.c{i}"));
    }

    private static SqlPiece Filter<TSink>(TSink sink, ParentFilter parent, SqlPieces keys)
        where TSink : struct, ISqlSink
    {
        var expressions = sink.Dialect.Expressions;
        if (parent.Source is { } source)
        {
            var parents = Keys(sink, parent, source);
            if (!TSink.IsText) return default;
            return new SqlPiece(keys.List.Count > 1 ? $"({keys.Join(", ")}) IN ({parents})"
                : expressions.InSelect(keys.First, parents, source.FindsFewRows));
        }

        var columns = parent.Relation.LocalColumns;
        if (parent.IsRange)
        {
            var (type, ends) = (columns[0].Type, parent.Values!);
            return sink.Text($"{keys.First} BETWEEN {sink.Value(type, ends[0])} AND {sink.Value(type, ends[1])}");
        }

        var values = Values(sink, parent);
        if (!TSink.IsText) return default;
        return new SqlPiece(
            parent.IsSingle ? Single(keys.List, values.List) : Among(expressions, columns, keys.List, values.List));
    }

    private static string Single(List<string> keys, List<string> values) =>
        string.Join(" AND ", keys.Select((key, i) => $"{key} = {values[i]}"));

    private static string Among(
        SqlExpressionSyntax syntax, IReadOnlyList<ColumnInfo> columns, List<string> keys, List<string> lists)
    {
        var operands = keys.Select((key, i) => syntax.LookupOperand(key, columns[i].Type)).ToList();
        return operands.Count == 1
            ? syntax.In(operands[0], lists[0], isNegated: false, ignoreCase: false) : syntax.InRows(operands, lists);
    }

    /// <summary>The statement that finds the parents, as a select of their keys.</summary>
    private static SqlPiece Keys<TSink>(TSink sink, ParentFilter parent, SelectSpec source)
        where TSink : struct, ISqlSink => SelectEmitter.Keys(sink, source, parent.Relation, parent.SourceJoin);

    private static SqlPieces Values<TSink>(TSink sink, ParentFilter parent) where TSink : struct, ISqlSink
    {
        var values = sink.Pieces();
        var columns = parent.Relation.LocalColumns;
        for (var i = 0; i < columns.Count; i++)
        {
            var (column, value) = (columns[i], parent.Values![i]);
            values.Add(parent.IsSingle ? sink.Value(column.Type, value) : ListLookup.Value(sink, column, value));
        }

        return values;
    }

    private static SqlPiece Arrays<TSink>(TSink sink, SqlPieces arrays) where TSink : struct, ISqlSink =>
        TSink.IsText ? new SqlPiece(sink.Dialect.Statements.FromArrays(arrays.List)) : default;
}
