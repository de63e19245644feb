using System.Globalization;
using System.Text;

namespace Refract.Runtime;

/// <summary>
/// Writes a <see cref="SelectSpec"/> as SQL. Plain where that does; limits are applied in a sub-query before to-one relations are joined,
/// and <c>distinct</c> and limits for each parent by windows, or by a sub-query for each parent where the database has that: it costs the
/// same without an index on foreign key and order, and a fortieth with one (measured on PostgreSQL 15: 50 parents of 200 rows, 3 each).
/// Takes placeholders in the order of <see cref="SelectShape"/>: change both together.
/// </summary>
internal sealed class SelectWriter(SqlWriter sql)
{
    private readonly Dictionary<JoinNode, string> _joined = [];

    /// <summary>The keys of the parents, when the rows are selected for each by itself.</summary>
    private string? _eachParent;

    /// <summary>The rows, with what is joined and the parent's key behind a link table.</summary>
    public string Rows(SelectSpec spec) => Write(spec, (alias, link) =>
    {
        var columns = new StringBuilder(sql.Columns(alias, spec.Model.Columns));
        JoinedColumns(columns, spec.Joins);
        if (link is not null) columns.Append(", ").Append(link);
        return columns.ToString();
    });

    /// <summary>How many rows there are.</summary>
    public string Count(SelectSpec spec)
    {
        if (spec.IsLimited || spec.Distinct.Count > 0) return $"SELECT count(*) FROM ({Write(spec, (_, _) => "1")}) AS s";
        return Write(spec, (_, _) => "count(*)", isOrdered: false);
    }

    /// <summary>The keys by which the children of the rows, or of rows joined to them, are found.</summary>
    public string Keys(SelectSpec spec, RelationInfo relation, JoinNode? join) => Write(
        spec, (alias, _) => sql.Columns(join is null ? alias : _joined[join], relation.LocalColumns), isOrdered: spec.IsLimited);

    private string Write(SelectSpec spec, Func<string, string?, string> project, bool isOrdered = true)
    {
        var alias = sql.Alias('t');
        var from = new StringBuilder();
        var conditions = new List<string>();
        var link = From(spec, alias, from, conditions);
        if (spec.Key is { } key) conditions.Add(sql.KeyEquals(alias, spec.Model.Keys[key.Index].Columns));
        if (spec.Where is { } where) conditions.Add(Where(spec.Model, where, alias));
        var order = isOrdered || spec.Cursor is not null || spec.Distinct.Count > 0 ? new OrderWriter(sql).Write(spec, alias, from) : [];
        if (spec.Cursor is not null) conditions.Add(new CursorWriter(sql).Write(spec, alias, order, link));
        var joins = new StringBuilder();
        foreach (var join in spec.Joins) Join(join, alias, joins);
        var skip = spec.Skip is null ? null : sql.Placeholder();
        var take = spec.Take is null ? null : spec.WritesTake ? spec.Take.Value.ToString(CultureInfo.InvariantCulture) : sql.Placeholder();

        var text = new StringBuilder("SELECT ");
        if (spec.Distinct.Count > 0 || spec.LimitsPerParent || (spec.IsLimited && joins.Length > 0))
        {
            Layered(spec, new Source(alias, from.ToString(), conditions, order, link), project, joins, skip, take, text);
            return text.ToString();
        }

        text.Append(project(alias, link)).Append(" FROM ").Append(from).Append(joins);
        if (conditions.Count > 0) text.Append(" WHERE ").AppendJoin(" AND ", conditions);
        if (isOrdered && order.Count > 0) text.Append(" ORDER BY ").Append(OrderPart.List(order));
        sql.Dialect.Limit(text, take, skip);
        if (spec.Lock != RowLock.None && sql.Dialect.HasRowLocks) text.Append(LockOf(spec.Lock, alias));
        return text.ToString();
    }

    private sealed record Source(string Alias, string From, List<string> Conditions, List<OrderPart> Order, string? Link);

    private void Layered(
        SelectSpec spec, Source source, Func<string, string?, string> project, StringBuilder joins, string? skip, string? take,
            StringBuilder text)
    {
        if (spec.Lock != RowLock.None && sql.Dialect.HasRowLocks)
            throw new InvalidQueryException(
                "Rows cannot be locked by a query with Distinct: the database does not know which rows stand behind a group.", "lock");

        var alias = source.Alias;
        var isWindowed = spec.LimitsPerParent && _eachParent is null;
        var parents = _eachParent is null && spec.Parent is { IsSingle: false } parent ? ParentColumns(parent, alias, source.Link) : [];
        var isDistinct = spec.Distinct.Count > 0;
        var inner = new StringBuilder("SELECT ").Append(sql.Columns(alias, spec.Model.Columns));
        var outerOrder = new List<OrderPart>();
        foreach (var part in source.Order)
        {
            if (part.Column is not null)
            {
                outerOrder.Add(part);
                continue;
            }

            var name = string.Create(CultureInfo.InvariantCulture, $"\"$o{outerOrder.Count}\"");
            inner.Append(", ").Append(part.Text).Append(" AS ").Append(name);
            outerOrder.Add(part with { Text = $"{alias}.{name}" });
        }

        if (source.Link is not null) inner.Append(", ").Append(source.Link).Append(" AS \"$k\"");
        if (isDistinct)
            inner.Append(", ").Append(Number([.. parents, .. spec.Distinct.Select(slot => Distinguished(spec.Model.Column(slot), alias))],
                source.Order)).Append(" AS \"$d\"");
        else if (isWindowed) inner.Append(", ").Append(Number(parents, source.Order)).Append(" AS \"$n\"");
        inner.Append(" FROM ").Append(source.From);
        if (source.Conditions.Count > 0) inner.Append(" WHERE ").AppendJoin(" AND ", source.Conditions);
        if (!isDistinct && !isWindowed)
        {
            if (source.Order.Count > 0) inner.Append(" ORDER BY ").Append(OrderPart.List(source.Order));
            sql.Dialect.Limit(inner, take, skip);
        }
        else if (isDistinct && _eachParent is not null)
        {
            inner.Insert(0, $"SELECT {alias}.* FROM (").Append($") AS {alias} WHERE {alias}.\"$d\" = 1");
            if (outerOrder.Count > 0) inner.Append(" ORDER BY ").Append(OrderPart.List(outerOrder));
            sql.Dialect.Limit(inner, take, skip);
        }
        else if (isDistinct && isWindowed)
        {
            var outerParents = source.Link is null ? parents : [$"{alias}.\"$k\""];
            inner.Insert(0, $"SELECT {alias}.*, {Number(outerParents, outerOrder)} AS \"$n\" FROM (")
                .Append($") AS {alias} WHERE {alias}.\"$d\" = 1");
        }

        text.Append(project(alias, source.Link is null ? null : $"{alias}.\"$k\""))
            .Append(" FROM ").Append(_eachParent is null ? "(" : _eachParent + " CROSS JOIN LATERAL (").Append(inner).Append(") AS ")
            .Append(alias).Append(joins);
        var filters = new List<string>();
        if (isWindowed)
        {
            if (skip is not null) filters.Add($"{alias}.\"$n\" > {skip}");
            if (take is not null) filters.Add($"{alias}.\"$n\" <= {take}");
        }
        else if (isDistinct && _eachParent is null) filters.Add($"{alias}.\"$d\" = 1");

        if (filters.Count > 0) text.Append(" WHERE ").AppendJoin(" AND ", filters);
        if (outerOrder.Count > 0) text.Append(" ORDER BY ").Append(OrderPart.List(outerOrder));
        if (isDistinct && !spec.LimitsPerParent) sql.Dialect.Limit(text, take, skip);
    }

    private string Distinguished(ColumnInfo column, string alias) => sql.Dialect.Comparable(sql.Column(alias, column), column.Type);

    private static string Number(IEnumerable<string> partition, List<OrderPart> order) =>
        $"row_number() OVER (PARTITION BY {string.Join(", ", partition)} ORDER BY {OrderPart.List(order)})";

    private List<string> ParentColumns(ParentFilter parent, string alias, string? link) =>
        link is null ? [.. parent.Relation.TargetColumns.Select(column => sql.Column(alias, column))] : [link];

    /// <summary>
    /// Writes the table, the link table that leads to it, and the condition on the parents. Answers the column with the parent's key behind
    /// a link table.
    /// </summary>
    private string? From(SelectSpec spec, string alias, StringBuilder from, List<string> conditions)
    {
        from.Append(sql.Table(spec.Model)).Append(" AS ").Append(alias);
        if (spec.Parent is not { } parent) return null;
        var relation = parent.Relation;
        string? linkKey = null;
        List<string> operands;
        if (relation.Join is { } join)
        {
            var link = sql.Alias('l');
            linkKey = $"{link}.{sql.Quote(join.LocalColumn)}";
            operands = [linkKey];
            from.Append($" JOIN {sql.Table(join.Schema, join.Table)} AS {link}")
                .Append($" ON {link}.{sql.Quote(join.TargetColumn)} = {sql.Column(alias, relation.TargetColumns[0])}");
        }
        else operands = [.. relation.TargetColumns.Select(column => sql.Column(alias, column))];

        conditions.Add(spec.LimitsPerParent && sql.Dialect.HasLateral ? EachParent(parent, operands) : ParentCondition(parent, operands));
        return linkKey;
    }

    private string EachParent(ParentFilter parent, List<string> operands)
    {
        var alias = sql.Alias('k');
        var keys = new StringBuilder();
        // A statement can find a parent twice (through a link table); its rows are wanted once.
        if (parent.Source is { } source)
            keys.Append("(SELECT DISTINCT * FROM (").Append(new SelectWriter(sql).Keys(source, parent.Relation, parent.SourceJoin))
                .Append(") AS p)");
        else sql.Dialect.Rows(keys, [.. operands.Select(_ => sql.Placeholder())]);
        _eachParent = $"{keys} AS {alias}({string.Join(", ", operands.Select((_, i) => $"c{i}"))})";
        return string.Join(" AND ", operands.Select((operand, i) => $"{operand} = {alias}.c{i}"));
    }

    private string ParentCondition(ParentFilter parent, List<string> operands)
    {
        var text = new StringBuilder();
        if (parent.Source is { } source)
        {
            var keys = new SelectWriter(sql).Keys(source, parent.Relation, parent.SourceJoin);
            if (operands.Count > 1) return $"({string.Join(", ", operands)}) IN ({keys})";
            sql.Dialect.InSelect(text, operands[0], keys, source.FindsFewRows);
            return text.ToString();
        }

        if (parent.IsRange) return $"{operands[0]} BETWEEN {sql.Placeholder()} AND {sql.Placeholder()}";
        if (parent.IsSingle) return string.Join(" AND ", operands.Select(operand => $"{operand} = {sql.Placeholder()}"));
        operands = [.. operands.Select((operand, i) => ListLookup.Operand(sql.Dialect, parent.Relation.LocalColumns[i], operand))];
        if (operands.Count == 1) sql.Dialect.In(text, operands[0], sql.Placeholder(), isNegated: false, ignoreCase: false);
        else sql.Dialect.InRows(text, operands, [.. operands.Select(_ => sql.Placeholder())]);
        return text.ToString();
    }

    private string Where(ModelInfo model, Predicate where, string alias)
    {
        sql.Scopes.Enter(model.RootScope, alias);
        var text = new PredicateWriter(sql).Write(where);
        sql.Scopes.Leave();
        return text;
    }

    private void Join(JoinNode join, string parent, StringBuilder text)
    {
        var alias = sql.Alias('j');
        _joined[join] = alias;
        var relation = join.Relation;
        text.Append($" LEFT JOIN {sql.Table(relation.Target)} AS {alias}")
            .Append($" ON {sql.Pairs(alias, relation.TargetColumns, parent, relation.LocalColumns)}");
        if (join.Where is { } where) text.Append(" AND ").Append(Where(relation.Target, where, alias));
        foreach (var inner in join.Joins) Join(inner, alias, text);
    }

    private void JoinedColumns(StringBuilder columns, JoinNode[] joins)
    {
        foreach (var join in joins)
        {
            columns.Append(", ").Append(sql.Columns(_joined[join], join.Relation.Target.Columns));
            JoinedColumns(columns, join.Joins);
        }
    }

    private static string LockOf(RowLock @lock, string alias) => @lock switch
    {
        RowLock.Update => $" FOR UPDATE OF {alias}",
        RowLock.NoKeyUpdate => $" FOR NO KEY UPDATE OF {alias}",
        RowLock.Share => $" FOR SHARE OF {alias}",
        RowLock.UpdateSkipLocked => $" FOR UPDATE OF {alias} SKIP LOCKED",
        _ => $" FOR UPDATE OF {alias} NOWAIT",
    };
}
