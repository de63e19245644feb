using System.Text;

namespace Refract.Runtime;

/// <summary>
/// Writes orderings: of own columns, of columns behind to-one relations (joined), and of how many related rows there are.
/// </summary>
internal sealed class OrderWriter(SqlWriter sql)
{
    /// <summary>The steps of an ordering.</summary>
    /// <param name="spec">The select.</param>
    /// <param name="alias">The name of its table.</param>
    /// <param name="joins">Receives the joins that the steps need.</param>
    public List<OrderPart> Write(SelectSpec spec, string alias, StringBuilder joins)
    {
        var reached = new Dictionary<string, string>(StringComparer.Ordinal);
        var parts = new List<OrderPart>();
        foreach (var term in spec.OrderBy)
        {
            if (term.Scope.Depth > Nesting.OrderRelations) throw TooManyRelations();
            var at = Reach(term.Scope, alias, reached, joins, out _);
            var (isDescending, nullsFirst) = Read(term.Sort);
            var isOwn = term.Count is null && term.Scope.Via is null;
            var part = new OrderPart(
                term.Count is { } relation ? Count(relation, at) : Column(at, term.Column!),
                isOwn ? term.Column : null,
                isDescending,
                nullsFirst,
                term.Count is null && (!isOwn || term.Column!.Type.IsNullable));
            parts.Add(spec.IsReversed ? part with { IsDescending = !isDescending, NullsFirst = !nullsFirst } : part);
        }

        return parts;
    }

    private string Column(string alias, ColumnInfo column)
    {
        var operand = sql.Column(alias, column);
        if (column.Enum is not { } map || column.Type.IsList) return operand;
        var text = new StringBuilder();
        sql.Dialect.EnumOrder(text, operand, map.Names);
        return text.ToString();
    }

    private static InvalidQueryException TooManyRelations() =>
        new($"The ordering leads through more than {Nesting.OrderRelations} relations.", "orderBy");

    private string Count(RelationInfo relation, string parent)
    {
        var (from, condition) = RelationLink.Write(sql, relation, parent, sql.Alias('t'), needsTarget: false);
        return $"(SELECT count(*) FROM {from} WHERE {condition})";
    }

    private string Reach(Scope scope, string root, Dictionary<string, string> reached, StringBuilder joins, out string path)
    {
        path = "";
        if (scope.Via is not { } via) return root;
        var parent = Reach(scope.Parent!, root, reached, joins, out path);
        path += via.Slot + ".";
        if (reached.TryGetValue(path, out var alias)) return alias;
        if (reached.Count == Nesting.OrderRelations) throw TooManyRelations();
        alias = sql.Alias('o');
        joins.Append($" LEFT JOIN {sql.Table(via.Target)} AS {alias} ON {sql.Pairs(alias, via.TargetColumns, parent, via.LocalColumns)}");
        return reached[path] = alias;
    }

    private static (bool IsDescending, bool? NullsFirst) Read(Sort sort) => sort switch
    {
        Sort.Asc => (false, null),
        Sort.Desc => (true, null),
        Sort.AscNullsFirst => (false, true),
        Sort.AscNullsLast => (false, false),
        Sort.DescNullsFirst => (true, true),
        _ => (true, false),
    };
}
