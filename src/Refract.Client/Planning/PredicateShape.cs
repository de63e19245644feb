using Refract.Relational.Sql;

namespace Refract.Runtime;

/// <summary>
/// Walks a condition for its shape and values. <see cref="PredicateWriter"/> meets the values in the same order: change both together.
/// Booleans, enum values and nulls belong to the shape and are written into the SQL, because the planner of PostgreSQL does better with a
/// constant that has few values.
/// </summary>
internal static class PredicateShape
{
    public static void Write(Shape shape, SqlDialect dialect, Predicate predicate)
    {
        switch (predicate)
        {
            case AndPredicate and:
                shape.Token(ShapeToken.And);
                Write(shape, dialect, and.Left);
                Write(shape, dialect, and.Right);
                break;
            case OrPredicate or:
                shape.Token(ShapeToken.Or);
                Write(shape, dialect, or.Left);
                Write(shape, dialect, or.Right);
                break;
            case NotPredicate not:
                shape.Token(ShapeToken.Not);
                Write(shape, dialect, not.Operand);
                break;
            case ConstantPredicate constant:
                shape.Token(ShapeToken.Constant, constant.Value ? 1 : 0);
                break;
            case NullPredicate test:
                shape.Token(ShapeToken.Null, test.IsNull ? 1 : 0);
                shape.ScopeOf(test.Scope);
                shape.Token(test.Column.Slot);
                break;
            case ComparePredicate compare:
                Compare(shape, dialect, compare);
                break;
            case FieldPredicate fields:
                shape.Token(ShapeToken.Field, (int)fields.Comparison);
                shape.ScopeOf(fields.LeftScope);
                shape.Token(fields.Left.Slot);
                shape.ScopeOf(fields.RightScope);
                shape.Token(fields.Right.Slot);
                break;
            case RelationPredicate relation:
                shape.Token(ShapeToken.Relation, (int)relation.Quantifier);
                Inside(shape, dialect, relation.Scope, relation.Inner);
                break;
            case RelationCountPredicate count:
                shape.Token(ShapeToken.RelationCount, (int)count.Comparison);
                Inside(shape, dialect, count.Scope, count.Inner);
                shape.Value(ColumnTypes.Int, count.Value);
                break;
            default:
                throw new InvalidQueryException($"The engine does not know the condition {predicate.GetType().Name}.");
        }
    }

    /// <summary>True for a list that is compared with an empty one; the writer asks the same.</summary>
    public static bool IsWithEmpty(ComparePredicate compare) =>
        compare is { Column.Type.IsList: true, Value: { Kind: SqlValueKind.Array, AsArray.Length: 0 } };

    /// <summary>How a comparison treats its value; the writer asks the same.</summary>
    public static bool IsLiteral(ComparePredicate compare) => compare.Comparison == Comparison.IsEmpty || IsWithEmpty(compare)
        || (compare.Value.Kind is SqlValueKind.Boolean or SqlValueKind.Enum && compare.Comparison is not Comparison.Has);

    private static void Inside(Shape shape, SqlDialect dialect, Scope scope, Predicate? inner)
    {
        shape.ScopeOf(scope.Parent!);
        shape.Token(scope.Via!.Slot);
        if (inner is null)
        {
            shape.Token(ShapeToken.Nothing);
            return;
        }

        shape.Enter(scope);
        Write(shape, dialect, inner);
        shape.Leave();
    }

    private static void Compare(Shape shape, SqlDialect dialect, ComparePredicate compare)
    {
        var column = compare.Column;
        shape.Token(ShapeToken.Compare, (int)compare.Comparison << 1 | (compare.IgnoreCase ? 1 : 0));
        shape.ScopeOf(compare.Scope);
        shape.Token(column.Slot);
        if (IsLiteral(compare))
        {
            shape.Token(ShapeToken.Literal, compare.Value.Kind == SqlValueKind.Enum ? compare.Value.AsEnum : IsWithEmpty(compare) ? 2
                : compare.Value.AsBoolean ? 1 : 0);
            return;
        }

        switch (compare.Comparison)
        {
            case Comparison.In or Comparison.NotIn:
                ListLookup.Value(shape, dialect, column, StoredValue.Items(dialect, column, ColumnValues.Items(column, compare.Value)));
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
                shape.Value(compare.IgnoreCase ? dialect.MatchType(column.Type) : column.Type,
                    StoredValue.Compared(dialect, column, ColumnValues.Ready(column, compare.Value)));
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
