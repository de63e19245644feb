using Refract.Relational.Sql;
using Refract.Runtime;

namespace Refract.Specification;

/// <summary>Conditions put together at random, with values of the seed rows, so that they often hold.</summary>
internal static class RandomWhere
{
    /// <summary>A condition of at most so many others inside one another.</summary>
    public static Predicate Make(Random random, Scope scope, int depth)
    {
        switch (depth == 0 ? 9 : random.Next(10))
        {
            case 0 or 1: return new AndPredicate(Make(random, scope, depth - 1), Make(random, scope, depth - 1));
            case 2 or 3: return new OrPredicate(Make(random, scope, depth - 1), Make(random, scope, depth - 1));
            case 4: return new NotPredicate(Make(random, scope, depth - 1));
            case 5 or 6 or 7:
                var relation = scope.Model.Relations[random.Next(scope.Model.Relations.Count)];
                var inner = scope.Enter(relation.Slot);
                var condition = random.Next(5) == 0 ? null : Make(random, inner, depth - 1);
                if (relation.IsMany && random.Next(4) == 0)
                    return Q.Count(inner, condition, (Comparison)random.Next(6), random.Next(4));
                return new RelationPredicate(inner,
                    relation.IsMany ? (Quantifier)random.Next(3) : random.Next(2) == 0 ? Quantifier.Is
                    : Quantifier.IsNot, condition);
            default: return Leaf(random, scope);
        }
    }

    private static Predicate Leaf(Random random, Scope scope)
    {
        var column = scope.Model.Columns[random.Next(scope.Model.Columns.Count)];
        if (column.Type.IsNullable && random.Next(4) == 0) return Q.Null(scope, column.Name, random.Next(2) == 0);

        // Values come from the rows, so that conditions often hold.
        var values = SeedData.Of(scope.Model).Select(row => row[column.Name]).OfType<object>().ToList();
        var value = values[random.Next(values.Count)];
        switch (value)
        {
            case string[] list when random.Next(2) == 0 && list.Length > 0:
                return Q.Is(scope, column, Comparison.Has, Q.Value(list[^1]));
            case string[] list:
                var test = (Comparison)random.Next((int)Comparison.HasEvery, (int)Comparison.HasSome + 1);
                return Q.Is(scope, column, test, Q.Value(list));
            case bool or Role:
                return Q.Is(scope, column, (Comparison)random.Next(2), Q.Value(value));
            case int number when random.Next(3) == 0:
                return Q.Is(scope, column, random.Next(2) == 0 ? Comparison.In : Comparison.NotIn,
                    Q.Value(new[] { number, number + 1, number * 2 }));
            case int:
            case double:
            case DateTimeOffset:
                return Q.Is(scope, column, (Comparison)random.Next(6), Q.Value(value));
            case string text:
                var from = random.Next(text.Length);
                var part = text.Substring(from, random.Next(text.Length - from) + 1);
                return random.Next(3) switch
                {
                    0 => Q.Is(scope, column,
                        (Comparison)random.Next((int)Comparison.Contains, (int)Comparison.EndsWith + 1), Q.Value(part)),
                    // Only ASCII letters change case on SQLite.
                    1 when text.All(char.IsAscii) => Q.Is(
                        scope, column, (Comparison)random.Next((int)Comparison.Contains, (int)Comparison.EndsWith + 1),
                        Q.Value(part.ToUpperInvariant()), ignoreCase: true),
                    _ => Q.Is(scope, column, (Comparison)random.Next(2), Q.Value(text)),
                };
            default:
                throw new NotSupportedException(value.GetType().Name);
        }
    }
}
