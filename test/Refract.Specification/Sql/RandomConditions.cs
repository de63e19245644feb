using Refract.Relational.Sql;
using Refract.Runtime;
using Refract.Schema;
using Refract.Schema.Providers;

namespace Refract.Specification;

/// <summary>
/// Conditions, orderings and values for <see cref="RandomStatements"/>: every comparison of every type of column.
/// </summary>
/// <param name="random">What decides.</param>
/// <param name="searches">True where the database has full-text search.</param>
internal sealed class RandomConditions(Random random, bool searches)
{
    public static readonly DateTimeOffset Now = new(2026, 1, 2, 3, 4, 5, TimeSpan.Zero);

    /// <summary>A condition on rows of a model, or none.</summary>
    public Predicate? Where(ModelInfo model) => Chance(2) ? Next(model.RootScope, 2) : null;

    /// <summary>A condition on rows of a scope.</summary>
    public Predicate Next(Scope scope, int depth)
    {
        switch (depth == 0 ? 9 : random.Next(11))
        {
            case 0: return Next(scope, depth - 1) & Next(scope, depth - 1);
            case 1: return Next(scope, depth - 1) | Next(scope, depth - 1);
            case 2: return !Next(scope, depth - 1);
            case 3: return Chance(2);
            case 4 or 5 when scope.Model.Relations.Count > 0: return Related(scope, depth);
            case 6: return Fields(scope);
            case 7 when searches && Texts(scope.Model) is { Length: > 0 } texts:
                return FieldRef.Search(scope, Any(texts), Search());
            case 10 when Path(scope) is { } behind: return Leaf(behind);
            default: return Leaf(scope);
        }
    }

    public OrderTerm[] Order(ModelInfo model)
    {
        var terms = new OrderTerm[random.Next(3)];
        for (var i = 0; i < terms.Length; i++)
        {
            var scope = model.RootScope;
            while (Chance(3) && scope.Depth < 3 && Path(scope) is { } behind) scope = behind;
            var lists = scope.Model.Relations.Where(relation => relation.IsMany).ToArray();
            var sort = (Sort)random.Next(6);
            if (searches && Chance(6) && Texts(scope.Model) is { Length: > 0 } texts)
            {
                var columns = texts.Where(_ => Chance(2)).DefaultIfEmpty(texts[0]).ToArray();
                terms[i] = new OrderTerm(new Operand(scope, FieldRef.Rank(scope, columns, Search())), sort);
                continue;
            }

            terms[i] = lists.Length > 0 && Chance(5)
                ? Q.ByCount(scope, Any(lists).Name, sort) : Q.By(scope, Any(Plain(scope.Model)).Name, sort);
        }

        return terms;
    }

    /// <summary>The columns that have an order.</summary>
    public static ColumnInfo[] Plain(ModelInfo model) =>
        [.. model.Columns.Where(column =>
            !column.Type.IsList && column.Type.Scalar is not (ScalarType.Json or ScalarType.Bytes))];

    private static ColumnInfo[] Texts(ModelInfo model) =>
        [.. model.Columns.Where(column => column.Type is { IsList: false, Kind: StoredKind.Text })];

    private SearchTerm Search() => new("a", Chance(2), (SearchLanguage)random.Next(3));

    public static SqlValue Stored(ColumnInfo column) =>
        ColumnValues.Ready(column, column.Type.IsList ? Items(column) : Value(column));

    public static SqlValue Value(ColumnInfo column) => Q.Value(Sample(column));

    private static object Sample(ColumnInfo column) => column.Type.Scalar switch
    {
        ScalarType.Int => 1,
        ScalarType.BigInt => 1L,
        ScalarType.Boolean => true,
        ScalarType.Float => 1.5,
        ScalarType.Decimal => 1.5m,
        ScalarType.Enum => Role.User,
        ScalarType.Bytes => new byte[] { 1, 2 },
        ScalarType.Json => System.Text.Json.JsonElement.Parse("{}"),
        ScalarType.DateTime => column.Type.Native?.Name switch
        {
            "Date" => new DateOnly(2026, 1, 1),
            "Time" or "Timetz" => new TimeOnly(1, 2),
            _ => Now,
        },
        _ => column.Type.Native?.Name == "Uuid" ? Guid.Empty : "a",
    };

    private static SqlValue Items(ColumnInfo column)
    {
        var sample = Sample(column);
        var items = Array.CreateInstance(sample.GetType(), 2);
        items.SetValue(sample, 0);
        items.SetValue(sample, 1);
        return SqlValue.OfArray(items);
    }

    private Predicate Related(Scope scope, int depth)
    {
        var relation = Any([.. scope.Model.Relations]);
        var inner = scope.Enter(relation.Slot);
        var condition = Chance(3) ? null : Next(inner, depth - 1);
        if (!relation.IsMany)
            return new RelationPredicate(inner, Chance(2) ? Quantifier.Is : Quantifier.IsNot, condition);
        return Chance(3) ? Q.Count(inner, condition, (Comparison)random.Next(6), 1)
            : new RelationPredicate(inner, (Quantifier)random.Next(3), condition);
    }

    private Predicate Fields(Scope scope)
    {
        var columns = Plain(scope.Model);
        var left = Any(columns);
        var around = scope.Parent is { } parent && Chance(2)
            ? parent
            : Chance(4) && Path(scope) is { } behind ? behind
            : scope;
        var lists = around.Model.Columns.Where(
            other => other.Type.IsList && other.Type.Scalar == left.Type.Scalar).ToArray();
        if (lists.Length > 0 && Chance(3))
        {
            return Chance(2) ? Q.Fields(
                scope, left.Name, Any([Comparison.In, Comparison.NotIn]), around, Any(lists).Name)
                : Q.Fields(around, Any(lists).Name, Comparison.Has, scope, left.Name);
        }

        var others = Plain(around.Model).Where(other => other.Type.Scalar == left.Type.Scalar).ToArray();
        if (others.Length == 0) return Q.Null(scope, left.Name, Chance(2));
        var comparison = left.Type.Scalar == ScalarType.String && Chance(3)
            ? Any([Comparison.Contains, Comparison.StartsWith, Comparison.EndsWith]) : (Comparison)random.Next(6);
        return Q.Fields(scope, left.Name, comparison, around, Any(others).Name);
    }

    private Predicate Leaf(Scope scope)
    {
        var column = Any([.. scope.Model.Columns]);
        if (column.Type.IsList) return List(scope, column);
        if (column.Type.IsNullable && Chance(4)) return Q.Null(scope, column.Name, Chance(2));
        if (column.Type.Scalar == ScalarType.Json && Chance(2)) return Document(scope, column);
        var isText = column.Type.Scalar == ScalarType.String && column.Type.Native?.Name != "Uuid";
        var comparison = column.Type.Scalar switch
        {
            ScalarType.Json => Any([Comparison.Equals, Comparison.NotEquals]),
            ScalarType.Boolean or ScalarType.Enum or ScalarType.Bytes =>
                Any([Comparison.Equals, Comparison.NotEquals, Comparison.In, Comparison.NotIn]),
            _ => (Comparison)random.Next(isText ? (int)Comparison.EndsWith + 1 : (int)Comparison.NotIn + 1),
        };
        var value = comparison is Comparison.In or Comparison.NotIn ? Items(column) : Value(column);
        return Q.Is(scope, column, comparison, value, ignoreCase: isText && Chance(4));
    }

    /// <summary>A condition on a part of a document.</summary>
    private Predicate Document(Scope scope, ColumnInfo column)
    {
        var part = new JsonPart(column, JsonPath.Of([.. Enumerable.Range(0, random.Next(3))
            .Select(_ => Chance(2) ? (JsonPathStep)"k" : 1)]));
        var document = SqlValue.OfJson(Any(["1", "\"a\"", "true", "{}", "[1]", "[[1]]"]));
        return random.Next(5) switch
        {
            0 => JsonTests.IsNull(scope, part, Chance(2)),
            1 => JsonTests.IsAnyNull(scope, part, Chance(2)),
            2 => JsonTests.Contains(scope, part, document),
            3 => JsonTests.Find(scope, part, Any([Comparison.Contains, Comparison.StartsWith, Comparison.EndsWith]),
                "a", Chance(2)),
            _ => JsonTests.Compare(scope, part, Any([Comparison.Equals, Comparison.NotEquals, Comparison.LessThan]),
                SqlValue.OfJson(Any(["1", "\"a\""]))),
        };
    }

    private Predicate List(Scope scope, ColumnInfo column)
    {
        var comparison = Any(
        [
            Comparison.Equals, Comparison.NotEquals, Comparison.Has, Comparison.HasEvery, Comparison.HasSome,
            Comparison.IsEmpty,
        ]);
        return Q.Is(scope, column, comparison, comparison switch
        {
            Comparison.IsEmpty => SqlValue.Of(Chance(2)),
            Comparison.Has => Value(column),
            _ => Chance(4) ? SqlValue.OfArray(Array.CreateInstance(Sample(column).GetType(), 0)) : Items(column),
        });
    }

    /// <summary>A scope behind a to-one relation that no condition opens, or null.</summary>
    private Scope? Path(Scope scope) =>
        scope.Model.Relations.Where(relation => !relation.IsMany).ToArray() is { Length: > 0 } ones
            ? scope.EnterPath(Any(ones).Slot) : null;

    private bool Chance(int of) => random.Next(of) == 0;

    private T Any<T>(T[] items) => items[random.Next(items.Length)];
}
