using Refract.Relational.Sql;

namespace Refract.Runtime;

/// <summary>
/// Walks a condition for its shape and values. <see cref="PredicateWriter"/> meets the values in the same order: change both together.
/// Booleans, enum values and nulls belong to the shape and are written into the SQL, because the planner of PostgreSQL does better with a
/// constant that has few values.
/// </summary>
internal static class PredicateShape
{
    private const int LeafHeight = 4;

    /// <summary>NOT, EXISTS, AND and NOT.</summary>
    private const int RelationHeight = 4;

    /// <exception cref="InvalidQueryException">The condition is nested too deeply.</exception>
    public static void Write(Shape shape, SqlDialect dialect, Predicate predicate)
    {
        var nested = 0;
        if (Write(shape, dialect, predicate, 0, ref nested) + nested > dialect.MaxExpressionHeight) throw Nesting.TooDeep("where");
    }

    /// <summary>Walks a condition and returns the height of its expression, roughly.</summary>
    /// <param name="shape">The shape.</param>
    /// <param name="dialect">The database's ways.</param>
    /// <param name="predicate">The condition.</param>
    /// <param name="depth">How many conditions it stands in, as <see cref="Nesting.Conditions"/> counts.</param>
    /// <param name="nested">
    /// The heights of selects inside the condition, of which the highest counts. SQLite adds them up: it resolves a select while the
    /// expression around is being resolved.
    /// </param>
    private static int Write(Shape shape, SqlDialect dialect, Predicate predicate, int depth, ref int nested)
    {
        if (depth > Nesting.Conditions) throw Nesting.TooDeep("where");
        Nesting.RequireStack("where");
        switch (predicate)
        {
            case AndPredicate or OrPredicate:
                return Group(shape, dialect, predicate, depth, ref nested);
            case NotPredicate not:
                shape.Token(ShapeToken.Not);
                return 1 + Write(shape, dialect, not.Operand, depth + 1, ref nested);
            case RelationPredicate relation:
                shape.Token(ShapeToken.Relation, (int)relation.Quantifier);
                return Inside(shape, dialect, relation.Scope, relation.Inner, depth, ref nested);
            case RelationCountPredicate count:
                shape.Token(ShapeToken.RelationCount, (int)count.Comparison);
                var height = Inside(shape, dialect, count.Scope, count.Inner, depth, ref nested);
                shape.Value(ColumnTypes.Int, count.Value);
                return height;
            default:
                return Leaf(shape, dialect, predicate);
        }
    }

    private static int Leaf(Shape shape, SqlDialect dialect, Predicate predicate)
    {
        switch (predicate)
        {
            case ConstantPredicate constant:
                shape.Token(ShapeToken.Constant, constant.Value ? 1 : 0);
                break;
            case NullPredicate test:
                shape.Token(ShapeToken.Null, test.IsNull ? 1 : 0);
                shape.ScopeOf(test.Scope);
                shape.Detail(test.Column.Slot);
                break;
            case ComparePredicate compare:
                Compare(shape, dialect, compare);
                break;
            case FieldPredicate fields:
                shape.Token(ShapeToken.Field, (int)fields.Comparison);
                shape.ScopeOf(fields.LeftScope);
                shape.Detail(fields.Left.Slot);
                shape.ScopeOf(fields.RightScope);
                shape.Detail(fields.Right.Slot);
                break;
            default:
                throw new InvalidQueryException($"The engine does not know the condition {predicate.GetType().Name}.");
        }

        return LeafHeight;
    }

    /// <summary>True for a list that is compared with an empty one; the writer asks the same.</summary>
    public static bool IsWithEmpty(ComparePredicate compare) =>
        compare is { Column.Type.IsList: true, Value: { Kind: SqlValueKind.Array, AsArray.Length: 0 } };

    /// <summary>How a comparison treats its value; the writer asks the same.</summary>
    public static bool IsLiteral(ComparePredicate compare) => compare.Comparison == Comparison.IsEmpty || IsWithEmpty(compare)
        || (compare.Value.Kind is SqlValueKind.Boolean or SqlValueKind.Enum && compare.Comparison is not Comparison.Has);

    private static int Group(Shape shape, SqlDialect dialect, Predicate group, int depth, ref int nested)
    {
        var operands = shape.Operands;
        var from = operands.Count;
        if (group is AndPredicate and) operands.Add(and);
        else operands.Add((OrPredicate)group);
        var count = operands.Count - from;
        shape.Token(group is AndPredicate ? ShapeToken.And : ShapeToken.Or, count);
        var highest = 0;
        for (var i = 0; i < count; i++) highest = Math.Max(highest, Write(shape, dialect, operands[from + i], depth + 1, ref nested));
        operands.CutTo(from);
        return highest + BalancedGroup.HeightOf(count);
    }

    private static int Inside(Shape shape, SqlDialect dialect, Scope scope, Predicate? inner, int depth, ref int nested)
    {
        shape.ScopeOf(scope.Parent!);
        shape.Detail(scope.Via!.Slot);
        if (inner is null)
        {
            shape.Token(ShapeToken.Nothing);
            nested = Math.Max(nested, LeafHeight);
            return LeafHeight;
        }

        shape.Enter(scope);
        var further = 0;
        var height = Write(shape, dialect, inner, depth + Nesting.Relation, ref further) + RelationHeight;
        shape.Leave();
        nested = Math.Max(nested, height + further);
        return height;
    }

    private static void Compare(Shape shape, SqlDialect dialect, ComparePredicate compare)
    {
        var column = compare.Column;
        var isLiteral = IsLiteral(compare);
        shape.Token(isLiteral ? ShapeToken.Literal : ShapeToken.Compare, (int)compare.Comparison);
        shape.Detail(compare.IgnoreCase);
        shape.ScopeOf(compare.Scope);
        shape.Detail(column.Slot);
        if (isLiteral)
        {
            if (compare.Value.Kind == SqlValueKind.Enum) shape.Detail(compare.Value.AsEnum);
            else shape.Detail(IsWithEmpty(compare) ? 2 : compare.Value.AsBoolean ? 1 : 0);
            return;
        }

        switch (compare.Comparison)
        {
            case Comparison.In or Comparison.NotIn:
                ListLookup.Value(shape, dialect, column,
                    StoredValue.Items(dialect, column, ColumnValues.Items(compare.Scope, column, compare.Value)));
                break;
            case Comparison.Contains or Comparison.StartsWith or Comparison.EndsWith:
                shape.Value(dialect.MatchType(column.Type), SqlValue.Of(dialect.MatchValue(MatchOf(compare.Comparison), compare.Value.AsText,
                    compare.IgnoreCase)));
                break;
            case Comparison.Equals or Comparison.NotEquals when compare.IgnoreCase:
                shape.Value(dialect.MatchType(column.Type),
                    SqlValue.Of(dialect.MatchValue(TextMatch.Equals, StoredValue.Compared(dialect, column, compare.Value).AsText, ignoreCase: true)));
                break;
            case Comparison.Has:
                // As a list of one: an item of a list can have another form than the same value elsewhere.
                var item = StoredValue.Compared(dialect, column, ColumnValues.Ready(column, compare.Value));
                shape.Value(column.Type, SqlValue.OfList(ValueList.Of([item])));
                break;
            default:
                shape.Value(compare.IgnoreCase ? dialect.MatchType(column.Type) : column.Type, StoredValue.Compared(dialect, column,
                    column.Type.IsList ? ColumnValues.Items(compare.Scope, column, compare.Value) : ColumnValues.Ready(column, compare.Value)));
                break;
        }
    }

    internal static TextMatch MatchOf(Comparison comparison) => comparison switch
    {
        Comparison.Contains => TextMatch.Contains,
        Comparison.StartsWith => TextMatch.StartsWith,
        Comparison.EndsWith => TextMatch.EndsWith,
        _ => TextMatch.Equals,
    };
}
