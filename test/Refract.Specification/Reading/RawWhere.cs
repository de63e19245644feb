using Refract.Relational;
using Refract.Relational.Sql;
using Refract.Runtime;
using Refract.Schema;

namespace Refract.Specification;

/// <summary>
/// Conditions as a person would write them in raw SQL, with none of the client's emitters: functions that both
/// databases have, and every value in a hole.
/// </summary>
internal sealed class RawWhere(SqlProvider provider)
{
    private readonly Dictionary<Scope, string> _aliases = [];

    /// <summary>The rows of a model that a condition holds for, by their ids.</summary>
    public static Sql Select(SqlProvider provider, ModelInfo model, Scope root, Predicate where)
    {
        var writer = new RawWhere(provider);
        var alias = writer.Alias(root);
        return $"""
            select {Sql.Identifier(alias)}.* from {Sql.Identifier(model.Table)} {Sql.Identifier(alias)}
            where {writer.Of(where)} order by {Sql.Identifier(alias, "id")}
            """;
    }

    private Sql Of(Predicate predicate) => predicate switch
    {
        AndPredicate and => $"({Of(and.Left)} and {Of(and.Right)})",
        OrPredicate or => $"({Of(or.Left)} or {Of(or.Right)})",
        NotPredicate not => $"not ({Of(not.Operand)})",
        NullPredicate test => $"{Of(test.Operand)} is {Sql.Unsafe(test.IsNull ? "null" : "not null")}",
        ComparePredicate { Operand.Expression.Type.IsList: true } list => List(list),
        ComparePredicate compare => Compare(Of(compare.Operand), compare),
        RelationPredicate relation => Related(relation),
        _ => throw new NotSupportedException(predicate.GetType().Name),
    };

    private Sql Of(Operand operand) => operand.Expression switch
    {
        ColumnInfo { Type.Scalar: ScalarType.Enum } column =>
            $"cast({Sql.Identifier(Alias(operand.Scope), column.Column)} as text)",
        ColumnInfo column => Sql.Identifier(Alias(operand.Scope), column.Column),
        RelationCount { Scope: { } scope } count => $"(select count(*) {From(scope)} and {Of(count.Inner!)})",
        RelationCount count => $"(select count(*) {From(operand.Scope.Enter(count.Relation.Slot))})",
        _ => throw new NotSupportedException(operand.Expression.GetType().Name),
    };

    private static Sql Compare(Sql operand, ComparePredicate compare)
    {
        if (compare.Comparison is Comparison.In or Comparison.NotIn)
            return $"{operand} {Sql.Unsafe(compare.Comparison == Comparison.In ? "in" : "not in")} "
                + $"({Sql.List(compare.Value.AsArray.Cast<int>())})";
        var text = compare.IgnoreCase ? (Sql)$"lower({operand})" : operand;
        var value = compare.IgnoreCase ? (Sql)$"{compare.Value.AsText.ToLowerInvariant()}" : Hole(compare);
        return compare.Comparison switch
        {
            Comparison.Contains => $"length(replace({text}, {value}, '')) < length({text})",
            Comparison.StartsWith => $"substr({text}, 1, length({value})) = {value}",
            Comparison.EndsWith => $"(length({text}) >= length({value}) and "
                + $"substr({text}, length({text}) - length({value}) + 1) = {value})",
            var comparison => $"{text} {Sql.Unsafe(Sign(comparison))} {value}",
        };
    }

    private static Sql Hole(ComparePredicate compare)
    {
        var value = compare.Value;
        return value.Kind switch
        {
            SqlValueKind.Enum => (Sql)$"{RoleMap.Instance.Names[value.AsEnum]}",
            SqlValueKind.Text => (Sql)$"{value.AsText}",
            SqlValueKind.Int => (Sql)$"{value.AsInt}",
            SqlValueKind.Float => (Sql)$"{value.AsFloat}",
            SqlValueKind.Boolean => (Sql)$"{value.AsBoolean}",
            SqlValueKind.DateTime => (Sql)$"{new DateTimeOffset(value.AsDateTime, TimeSpan.Zero)}",
            var kind => throw new NotSupportedException(kind.ToString()),
        };
    }

    private Sql List(ComparePredicate compare)
    {
        var column = Of(compare.Operand);
        if (compare.Comparison == Comparison.Has) return Has(column, compare.Value.AsText);
        var each = compare.Value.AsArray.Cast<string>().Select(item => Has(column, item)).ToArray();
        var isEvery = compare.Comparison == Comparison.HasEvery;
        return each.Length == 0 ? Sql.Unsafe(isEvery ? "1 = 1" : "1 = 0")
            : (Sql)$"({Sql.Join(isEvery ? " and " : " or ", each)})";
    }

    private Sql Has(Sql column, string item) => provider == SqlProvider.PostgreSql
        ? (Sql)$"coalesce({item} = any({column}), false)"
        : (Sql)$"exists (select 1 from json_each({column}) where value = {item})";

    private Sql Related(RelationPredicate relation)
    {
        var rows = From(relation.Scope);
        var inner = relation.Inner is null ? null : Of(relation.Inner);
        var some = inner is null ? (Sql)$"exists (select 1 {rows})" : (Sql)$"exists (select 1 {rows} and ({inner}))";
        return relation.Quantifier switch
        {
            Quantifier.Every => inner is null ? Sql.Unsafe("1 = 1")
                : (Sql)$"not exists (select 1 {rows} and not ({inner}))",
            Quantifier.Some => some,
            Quantifier.None => $"not {some}",
            Quantifier.Is => inner is null ? (Sql)$"not {some}" : some,
            _ => inner is null ? some : (Sql)$"not {some}",
        };
    }

    /// <summary>FROM and WHERE of the rows behind a relation.</summary>
    private Sql From(Scope scope)
    {
        var relation = scope.Via!;
        var (inner, outer) = (Alias(scope), Alias(scope.Parent!));
        var target = (Sql)$"from {Sql.Identifier(relation.Target.Table)} {Sql.Identifier(inner)}";
        if (relation.Join is not { } join)
        {
            var pairs = relation.LocalColumns.Zip(relation.TargetColumns, (local, there) =>
                (Sql)$"{Sql.Identifier(inner, there.Column)} = {Sql.Identifier(outer, local.Column)}");
            return $"{target} where {Sql.Join(" and ", pairs)}";
        }

        return $"""
            {target} join {Sql.Identifier(join.Table)} {Sql.Identifier(inner + "j")}
            on {Sql.Identifier(inner + "j", join.TargetColumn)} = {Sql.Identifier(inner, "id")}
            where {Sql.Identifier(inner + "j", join.LocalColumn)} = {Sql.Identifier(outer, "id")}
            """;
    }

    private string Alias(Scope scope)
    {
        if (!_aliases.TryGetValue(scope, out var alias)) _aliases[scope] = alias = $"r{_aliases.Count}";
        return alias;
    }

    private static string Sign(Comparison comparison) => comparison switch
    {
        Comparison.Equals => "=",
        Comparison.NotEquals => "<>",
        Comparison.LessThan => "<",
        Comparison.LessThanOrEquals => "<=",
        Comparison.GreaterThan => ">",
        Comparison.GreaterThanOrEquals => ">=",
        _ => throw new NotSupportedException(comparison.ToString()),
    };
}
