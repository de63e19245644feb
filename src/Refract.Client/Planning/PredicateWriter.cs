using System.Text;
using Refract.Relational.Sql;

namespace Refract.Runtime;

/// <summary>
/// Writes a condition as SQL. Takes placeholders in the order in which <see cref="PredicateShape"/> gave the values: change both together.
/// </summary>
internal sealed class PredicateWriter(SqlWriter sql)
{
    private SqlDialect Dialect => sql.Dialect;

    public string Write(Predicate predicate) => predicate switch
    {
        AndPredicate or OrPredicate => Group(predicate),
        NotPredicate not => $"NOT ({Write(not.Operand)})",
        ConstantPredicate constant => constant.Value ? "1=1" : "1=0",
        NullPredicate test => Reach(test.Scope, alias => $"{sql.Column(alias, test.Column)} IS {(test.IsNull ? "" : "NOT ")}NULL"),
        ComparePredicate compare => Reach(compare.Scope, alias => Compare(compare, sql.Column(alias, compare.Column))),
        FieldPredicate fields => Reach(fields.LeftScope, left => Reach(fields.RightScope, right => Compare(fields, left, right))),
        RelationPredicate relation => Relation(relation),
        RelationCountPredicate count => Count(count),
        _ => throw new InvalidQueryException($"The engine does not know the condition {predicate.GetType().Name}."),
    };

    private string Group(Predicate group)
    {
        Nesting.RequireStack("where");
        var operands = new GroupOperands();
        if (group is AndPredicate and) operands.Add(and);
        else operands.Add((OrPredicate)group);
        var texts = new List<string>(operands.Count);
        for (var i = 0; i < operands.Count; i++) texts.Add(Write(operands[i]));
        return BalancedGroup.Write(texts, group is AndPredicate ? " AND " : " OR ");
    }

    /// <summary>
    /// Writes a condition on a column of a scope. One that lies behind to-one relations which no condition around has entered is reached by
    /// EXISTS: without such a row the condition is false.
    /// </summary>
    private string Reach(Scope scope, Func<string, string> write)
    {
        if (sql.Scopes.AliasOf(scope) is { } known) return write(known);
        if (scope.Parent is null) throw ScopeStack.Stranger(scope);
        return Reach(scope.Parent, parent => Exists(scope, parent, () => write(sql.Scopes.AliasOf(scope)!)));
    }

    private string Relation(RelationPredicate relation) => Reach(relation.Scope.Parent!, parent =>
    {
        Nesting.RequireStack("where");
        var via = relation.Scope.Via!;
        if (relation.Inner is null && relation.Quantifier is Quantifier.Is or Quantifier.IsNot
            && via is { HoldsForeignKey: true, LocalColumns.Count: 1 })
            return $"{sql.Column(parent, via.LocalColumns[0])} IS {(relation.Quantifier == Quantifier.Is ? "" : "NOT ")}NULL";

        var inner = relation.Inner is { } condition ? () => Write(condition) : (Func<string>?)null;
        return relation.Quantifier switch
        {
            Quantifier.Some => Exists(relation.Scope, parent, inner),
            Quantifier.None => "NOT " + Exists(relation.Scope, parent, inner),
            Quantifier.Every => inner is null ? "1=1" : "NOT " + Exists(relation.Scope, parent, () => $"NOT ({inner()})"),
            // With no inner condition these two ask about the row itself, so that "is nothing" means "there is none".
            Quantifier.Is => (inner is null ? "NOT " : "") + Exists(relation.Scope, parent, inner),
            _ => (inner is null ? "" : "NOT ") + Exists(relation.Scope, parent, inner),
        };
    });

    private string Count(RelationCountPredicate count) => Reach(count.Scope.Parent!, parent =>
    {
        var rows = Related(count.Scope, parent, count.Inner is { } condition ? () => Write(condition) : null);
        return $"(SELECT count(*) {rows}) {Sign(count.Comparison)} {sql.Placeholder()}";
    });

    private string Exists(Scope scope, string parent, Func<string>? inner) => $"EXISTS (SELECT 1 {Related(scope, parent, inner)})";

    private string Related(Scope scope, string parent, Func<string>? inner)
    {
        var alias = sql.Alias('t');
        var (from, link) = RelationLink.Write(sql, scope.Via!, parent, alias, needsTarget: inner is not null);
        if (inner is null) return $"FROM {from} WHERE {link}";
        sql.Scopes.Enter(scope, alias);
        var condition = inner();
        sql.Scopes.Leave();
        return $"FROM {from} WHERE {link} AND {condition}";
    }

    private string Compare(ComparePredicate compare, string operand)
    {
        var text = new StringBuilder();
        if (PredicateShape.IsWithEmpty(compare))
        {
            if (compare.Comparison is Comparison.HasEvery or Comparison.HasSome) return compare.Comparison == Comparison.HasEvery ? "1=1" : "1=0";
            Dialect.CountList(text, operand);
            return text.Append(compare.Comparison == Comparison.Equals ? " = 0" : " > 0").ToString();
        }

        switch (compare.Comparison)
        {
            case Comparison.IsEmpty:
                Dialect.CountList(text, operand);
                return text.Append(compare.Value.AsBoolean ? " = 0" : " > 0").ToString();
            case Comparison.In or Comparison.NotIn:
                operand = ListLookup.Operand(Dialect, compare.Column, operand);
                Dialect.In(text, operand, sql.Placeholder(), compare.Comparison == Comparison.NotIn, compare.IgnoreCase,
                    compare.Column.Type);
                return text.ToString();
            case Comparison.Contains or Comparison.StartsWith or Comparison.EndsWith:
                Dialect.Match(text, Dialect.MatchOperand(operand, PredicateShape.MatchOf(compare.Comparison), compare.Column.Type),
                    PredicateShape.MatchOf(compare.Comparison), sql.Placeholder(),
                    compare.IgnoreCase);
                return text.ToString();
            case Comparison.Has or Comparison.HasEvery or Comparison.HasSome:
                var test = compare.Comparison == Comparison.HasSome ? ListTest.HasSome : ListTest.HasEvery;
                Dialect.TestList(text, operand, test, sql.Placeholder(), compare.Column.Type);
                return text.ToString();
            case Comparison.Equals or Comparison.NotEquals:
                return Equal(compare, operand, text, compare.Comparison == Comparison.NotEquals);
            default:
                if (compare.IgnoreCase)
                    Dialect.CompareIgnoringCase(text, Dialect.MatchOperand(operand, TextMatch.Contains, compare.Column.Type), Sign(compare.Comparison), sql.Placeholder());
                else
                    Dialect.Compare(text, operand, Sign(compare.Comparison), Value(compare), compare.Column.Type, sql.Table(compare.Column.Model),
                        sql.Quote(compare.Column.Column));
                return text.ToString();
        }
    }

    private string Equal(ComparePredicate compare, string operand, StringBuilder text, bool isNegated)
    {
        var type = compare.Column.Type;
        if (type.IsList || compare.IgnoreCase)
        {
            if (type.IsList) Dialect.TestList(text, operand, ListTest.Equals, sql.Placeholder(), type);
            else Dialect.Match(text, Dialect.MatchOperand(operand, TextMatch.Equals, type), TextMatch.Equals, sql.Placeholder(), ignoreCase: true);
            return isNegated ? $"NOT ({text})" : text.ToString();
        }

        if (type.Scalar == Schema.ScalarType.Json)
        {
            Dialect.JsonOperand(text, operand, type);
            text.Append(isNegated ? " <> " : " = ");
            Dialect.JsonOperand(text, sql.Placeholder(), type);
            return text.ToString();
        }

        Dialect.Equal(text, operand, Value(compare), isNegated, type);
        return text.ToString();
    }

    private string Value(ComparePredicate compare)
    {
        if (!PredicateShape.IsLiteral(compare)) return sql.Placeholder();
        var text = new StringBuilder();
        if (compare.Value.Kind == SqlValueKind.Enum) Dialect.Literal(text, compare.Column.Enum!.NameOf(compare.Value.AsEnum));
        else Dialect.Literal(text, compare.Value.AsBoolean);
        return text.ToString();
    }

    private string Compare(FieldPredicate fields, string left, string right)
    {
        var (a, b) = (sql.Column(left, fields.Left), sql.Column(right, fields.Right));
        var text = new StringBuilder();
        switch (fields.Comparison)
        {
            case Comparison.Has or Comparison.HasEvery or Comparison.HasSome:
                Dialect.TestList(text, a, ListTestOf(fields.Comparison), b, fields.Left.Type);
                return text.ToString();
            case Comparison.In or Comparison.NotIn:
                Dialect.In(text, a, b, fields.Comparison == Comparison.NotIn, ignoreCase: false);
                return text.ToString();
            case Comparison.Contains or Comparison.StartsWith or Comparison.EndsWith:
                Dialect.MatchColumn(text, a, PredicateShape.MatchOf(fields.Comparison), b);
                return text.ToString();
            default:
                return $"{Dialect.Comparable(a, fields.Left.Type)} {Sign(fields.Comparison)} {Dialect.Comparable(b, fields.Right.Type)}";
        }
    }

    private static ListTest ListTestOf(Comparison comparison) => comparison switch
    {
        Comparison.Has => ListTest.Has,
        Comparison.HasEvery => ListTest.HasEvery,
        _ => ListTest.HasSome,
    };

    private static string Sign(Comparison comparison) => comparison switch
    {
        Comparison.Equals => "=",
        Comparison.NotEquals => "<>",
        Comparison.LessThan => "<",
        Comparison.LessThanOrEquals => "<=",
        Comparison.GreaterThan => ">",
        Comparison.GreaterThanOrEquals => ">=",
        _ => throw new InvalidQueryException($"{comparison} does not compare in this place."),
    };
}
