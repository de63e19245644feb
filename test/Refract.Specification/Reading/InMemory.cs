using Refract.Relational.Sql;
using Refract.Runtime;

namespace Refract.Specification;

/// <summary>Answers conditions over the seed rows without a database, with SQL's three values.</summary>
internal static class InMemory
{
    public static IEnumerable<Record> Where(ModelInfo model, Predicate? where) => SeedData.Of(model).Where(record =>
        where is null || Holds(where, [(model.RootScope, record)]) == true);

    public static bool? Holds(Predicate predicate, List<(Scope Scope, Record Record)> around)
    {
        switch (predicate)
        {
            case AndPredicate and:
                var (a, b) = (Holds(and.Left, around), Holds(and.Right, around));
                return a == false || b == false ? false : a == true && b == true ? true : null;
            case OrPredicate or:
                var (c, d) = (Holds(or.Left, around), Holds(or.Right, around));
                return c == true || d == true ? true : c == false && d == false ? false : null;
            case NotPredicate not:
                return !Holds(not.Operand, around);
            case ConstantPredicate constant:
                return constant.Value;
            case NullPredicate near when Reach(near.Operand.Scope, around) is null:
            case ComparePredicate far when Reach(far.Operand.Scope, around) is null:
                return false;
            case NullPredicate test:
                return (Value(test.Operand, around) is null) == test.IsNull;
            case ComparePredicate compare:
                return Compare(Value(compare.Operand, around), compare);
            case FieldPredicate fields when Reach(fields.Left.Scope, around) is null
                || Reach(fields.Right.Scope, around) is null:
                return false;
            case FieldPredicate fields:
                return Ordered(Value(fields.Left, around), fields.Comparison, Value(fields.Right, around));
            case RelationPredicate relation:
                var rows = Related(relation.Scope, around);
                bool Any(Func<bool?, bool> test) => rows.Any(row =>
                    relation.Inner is null || test(Holds(relation.Inner, [.. around, (relation.Scope, row)])));
                return relation.Quantifier switch
                {
                    Quantifier.Some => Any(holds => holds == true),
                    Quantifier.None => !Any(holds => holds == true),
                    Quantifier.Every => relation.Inner is null || !Any(holds => holds == false),
                    Quantifier.Is => relation.Inner is null ? !Any(_ => true) : Any(holds => holds == true),
                    _ => relation.Inner is null ? Any(_ => true) : !Any(holds => holds == true),
                };
            default:
                throw new NotSupportedException(predicate.GetType().Name);
        }
    }

    /// <summary>The seed rows behind a relation of a row.</summary>
    public static IEnumerable<Record> Related(RelationInfo relation, Record record)
    {
        if (relation.Join is { } join)
            return SeedData.Of(relation.Target).Where(target =>
                SeedData.CategoryPosts.Contains(
                    join.LocalColumn == "A" ? (record.Id, target.Id) : (target.Id, record.Id)));
        return SeedData.Of(relation.Target).Where(target => relation.LocalColumns.Zip(relation.TargetColumns)
            .All(pair => record[pair.First.Name] is { } own && own.Equals(target[pair.Second.Name])));
    }

    private static IEnumerable<Record> Related(Scope scope, List<(Scope Scope, Record Record)> around) =>
        Reach(scope.Parent!, around) is { } parent ? Related(scope.Via!, parent) : [];

    private static object? Value(Operand operand, List<(Scope Scope, Record Record)> around)
    {
        var record = Reach(operand.Scope, around)!;
        return operand.Expression switch
        {
            ColumnInfo column => record[column.Name],
            RelationCount count => Related(count.Relation, record).Count(row =>
                count.Inner is null || Holds(count.Inner, [.. around, (count.Scope!, row)]) == true),
            _ => throw new NotSupportedException(operand.Expression.GetType().Name),
        };
    }

    /// <summary>The row of a scope; through to-one relations when no condition around has entered it.</summary>
    private static Record? Reach(Scope scope, List<(Scope Scope, Record Record)> around)
    {
        foreach (var entry in around.AsEnumerable().Reverse())
            if (ReferenceEquals(entry.Scope, scope)) return entry.Record;
        return Reach(scope.Parent!, around) is { } parent ? Related(scope.Via!, parent).SingleOrDefault() : null;
    }

    private static bool? Compare(object? own, ComparePredicate compare)
    {
        var value = compare.Value;
        if (compare.Operand.Expression.Type.IsList)
            return List([.. ((Array?)own ?? Array.Empty<object>()).Cast<object>()], compare);
        if (compare.Comparison is Comparison.In)
            return value.AsArray.Length == 0
                ? false : own is null ? null : IsAmong(own, value.AsArray, compare.IgnoreCase);
        if (compare.Comparison is Comparison.NotIn)
            return value.AsArray.Length == 0
                ? true : own is null ? null : !IsAmong(own, value.AsArray, compare.IgnoreCase);
        if (own is null) return null;
        var sense = compare.IgnoreCase ? StringComparison.OrdinalIgnoreCase : StringComparison.Ordinal;
        return compare.Comparison switch
        {
            Comparison.Contains => ((string)own).Contains(value.AsText, sense),
            Comparison.StartsWith => ((string)own).StartsWith(value.AsText, sense),
            Comparison.EndsWith => ((string)own).EndsWith(value.AsText, sense),
            Comparison.Equals when compare.IgnoreCase => string.Equals((string)own, value.AsText, sense),
            Comparison.NotEquals when compare.IgnoreCase => !string.Equals((string)own, value.AsText, sense),
            _ => Ordered(own, compare.Comparison, HeldValue.Of(compare.Operand.Column!, value)),
        };
    }

    /// <summary>A list that was never set is empty.</summary>
    private static bool List(List<object> own, ComparePredicate compare)
    {
        var value = compare.Value;
        if (compare.Comparison is Comparison.IsEmpty) return own.Count == 0 == value.AsBoolean;
        bool Contains(object item) => own.Exists(one => HeldValue.Same(one, item));
        if (compare.Comparison is Comparison.Has) return Contains(HeldValue.Of(compare.Operand.Column!, value));
        var items = value.AsArray.Cast<object>().Select(HeldValue.Of).ToList();
        bool IsEqual() =>
            own.Count == items.Count && own.Zip(items).All(pair => HeldValue.Same(pair.First, pair.Second));
        return compare.Comparison switch
        {
            Comparison.HasEvery => items.TrueForAll(Contains),
            Comparison.HasSome => items.Exists(Contains),
            Comparison.Equals => IsEqual(),
            _ => !IsEqual(),
        };
    }

    private static bool IsAmong(object own, Array items, bool ignoreCase) => items.Cast<object?>().Any(item =>
        ignoreCase ? string.Equals((string)own, (string?)item, StringComparison.OrdinalIgnoreCase)
            : HeldValue.Same(own, HeldValue.Of(item!)));

    private static bool? Ordered(object? left, Comparison comparison, object? right)
    {
        if (left is null || right is null) return null;
        if (left is byte[] || right is System.Text.Json.JsonElement)
            return HeldValue.Same(left, right) == (comparison == Comparison.Equals);
        var order = left is string text
            ? string.CompareOrdinal(text, (string)right) : Comparer<object>.Default.Compare(left, right);
        return comparison switch
        {
            Comparison.Equals => order == 0,
            Comparison.NotEquals => order != 0,
            Comparison.LessThan => order < 0,
            Comparison.LessThanOrEquals => order <= 0,
            Comparison.GreaterThan => order > 0,
            _ => order >= 0,
        };
    }
}
