using Refract.Relational.Sql;
using Refract.Schema;

namespace Refract.Runtime;

/// <summary>Emits comparisons. Each gives its value and writes its text in one place.</summary>
internal static class CompareEmitter
{
    /// <summary>An operand against a value.</summary>
    public static SqlPiece Emit<TSink>(TSink sink, ComparePredicate compare, ref ExpressionHeight height)
        where TSink : struct, ISqlSink
    {
        if (compare.Comparison > Comparison.GreaterThanOrEquals && compare.Operand.Column is null)
            throw Misplaced(compare.Comparison);
        var isLiteral = IsLiteral(compare);
        sink.Token(isLiteral ? ShapeToken.Literal : ShapeToken.Compare, (int)compare.Comparison);
        sink.Detail(compare.IgnoreCase);
        height.Own = ExpressionHeight.Leaf;
        var reached = ScopeEmitter.Open(sink, compare.Operand.Scope);
        var operand = OperandEmitter.Emit(sink, compare.Operand.Expression, reached.Alias, ref height);
        return ScopeEmitter.Close(
            sink, reached, isLiteral ? Literal(sink, compare, operand) : Value(sink, compare, operand));
    }

    /// <summary>An operand against an operand.</summary>
    public static SqlPiece Emit<TSink>(TSink sink, FieldPredicate fields, ref ExpressionHeight height)
        where TSink : struct, ISqlSink
    {
        sink.Token(ShapeToken.Fields, (int)fields.Comparison);
        height.Own = ExpressionHeight.Leaf;
        var left = ScopeEmitter.Open(sink, fields.Left.Scope);
        var one = OperandEmitter.Emit(sink, fields.Left.Expression, left.Alias, ref height);
        var right = ScopeEmitter.Open(sink, fields.Right.Scope);
        var other = OperandEmitter.Emit(sink, fields.Right.Expression, right.Alias, ref height);
        return ScopeEmitter.Close(sink, left, ScopeEmitter.Close(sink, right, Fields(sink, fields, one, other)));
    }

    /// <summary>True when the value is part of the shape.</summary>
    private static bool IsLiteral(ComparePredicate compare) =>
        compare.Comparison == Comparison.IsEmpty || IsWithEmpty(compare)
        || (compare.Comparison != Comparison.Has && compare.Value.Kind is SqlValueKind.Boolean or SqlValueKind.Enum);

    /// <summary>True for a list that is compared with an empty one.</summary>
    private static bool IsWithEmpty(ComparePredicate compare) =>
        compare is { Value: { Kind: SqlValueKind.Array, AsArray.Length: 0 }, Operand.Expression.Type.IsList: true };

    private static SqlPiece Literal<TSink>(TSink sink, ComparePredicate compare, SqlPiece operand)
        where TSink : struct, ISqlSink
    {
        var (comparison, value) = (compare.Comparison, compare.Value);
        var syntax = sink.Dialect.Expressions;
        if (IsWithEmpty(compare))
        {
            sink.Detail(2);
            if (!TSink.IsText) return default;
            return new SqlPiece(comparison switch
            {
                Comparison.HasEvery => "1=1",
                Comparison.HasSome => "1=0",
                _ => syntax.CountList(operand) + (comparison == Comparison.Equals ? " = 0" : " > 0"),
            });
        }

        sink.Detail(value.Kind == SqlValueKind.Enum ? value.AsEnum : value.AsBoolean ? 1 : 0);
        if (!TSink.IsText) return default;
        if (comparison == Comparison.IsEmpty)
            return new SqlPiece(syntax.CountList(operand) + (value.AsBoolean ? " = 0" : " > 0"));
        var literal = value.Kind == SqlValueKind.Boolean ? syntax.Literal(value.AsBoolean)
            : syntax.Literal(compare.Operand.Column!.Enum!.NameOf(value.AsEnum));
        return Ordered(sink, compare, operand, literal);
    }

    private static SqlPiece Value<TSink>(TSink sink, ComparePredicate compare, SqlPiece operand)
        where TSink : struct, ISqlSink
    {
        var comparison = compare.Comparison;
        var type = compare.Operand.Expression.Type;
        var syntax = sink.Dialect.Expressions;
        switch (comparison)
        {
            case Comparison.In or Comparison.NotIn:
            {
                var items = ListLookup.Value(sink, compare.Operand.Column!, Stored(sink.Dialect, compare));
                if (!TSink.IsText) return default;
                var isNegated = comparison == Comparison.NotIn;
                return new SqlPiece(
                    syntax.In(syntax.LookupOperand(operand, type), items, isNegated, compare.IgnoreCase, type));
            }

            case >= Comparison.Contains and < Comparison.Has:
                return Match(sink, compare, operand, compare.Value);
            case Comparison.Has or Comparison.HasEvery or Comparison.HasSome:
            {
                var list = Stored(sink.Dialect, compare);
                // As a list of one: an item of a list can have another form than the same value elsewhere.
                var items = sink.Value(
                    type, comparison == Comparison.Has ? SqlValue.OfList(ValueList.Of([list])) : list);
                if (!TSink.IsText) return default;
                var test = comparison == Comparison.Has ? Comparison.HasEvery : comparison;
                return new SqlPiece(syntax.TestList(new SqlOperand(operand, type), test, items));
            }

            case Comparison.Equals or Comparison.NotEquals when type.IsList:
            {
                var items = sink.Value(type, Stored(sink.Dialect, compare));
                return TSink.IsText
                    ? Negated(compare, syntax.TestList(new SqlOperand(operand, type), Comparison.Equals, items))
                    : default;
            }

            case Comparison.Equals or Comparison.NotEquals when compare.IgnoreCase:
            {
                var text = Match(sink, compare, operand, Stored(sink.Dialect, compare));
                return TSink.IsText ? Negated(compare, text) : default;
            }

            default:
            {
                var value = sink.Value(
                    compare.IgnoreCase ? syntax.MatchType(type) : type, Stored(sink.Dialect, compare));
                return TSink.IsText ? Ordered(sink, compare, operand, value) : default;
            }
        }
    }

    /// <summary>
    /// A text that is searched for, or compared without regard to case; its wildcards are plain characters.
    /// </summary>
    private static SqlPiece Match<TSink>(TSink sink, ComparePredicate compare, SqlPiece operand, SqlValue text)
        where TSink : struct, ISqlSink
    {
        var comparison = compare.Comparison == Comparison.NotEquals ? Comparison.Equals : compare.Comparison;
        var type = compare.Operand.Expression.Type;
        var syntax = sink.Dialect.Expressions;
        var value = sink.Value(
            syntax.MatchType(type), SqlValue.Of(syntax.MatchValue(comparison, text.AsText, compare.IgnoreCase)));
        return TSink.IsText
            ? new SqlPiece(syntax.Match(new SqlOperand(operand, type), comparison, value, compare.IgnoreCase))
            : default;
    }

    /// <summary>The text of <c>=</c>, <c>&lt;&gt;</c>, <c>&lt;</c>, ….</summary>
    private static SqlPiece Ordered<TSink>(TSink sink, ComparePredicate compare, SqlPiece operand, string value)
        where TSink : struct, ISqlSink
    {
        var (comparison, column) = (compare.Comparison, compare.Operand.Column);
        var syntax = sink.Dialect.Expressions;
        var left = new SqlOperand(operand, compare.Operand.Expression.Type)
        {
            Table = column is null ? null : sink.Table(column.Model),
            Column = column is null ? null : sink.Name(column.Column),
        };
        var isNegated = comparison == Comparison.NotEquals;
        if (isNegated || comparison == Comparison.Equals)
        {
            return new SqlPiece(left.Type.Scalar == ScalarType.Json ? syntax.EqualDocument(left, value, isNegated)
                : syntax.Equal(left, value, isNegated));
        }

        var sign = SqlExpressionSyntax.Sign(comparison);
        return new SqlPiece(compare.IgnoreCase
            ? syntax.CompareIgnoringCase(left, sign, value) : syntax.Compare(left, sign, value));
    }

    private static SqlPiece Fields<TSink>(TSink sink, FieldPredicate fields, SqlPiece left, SqlPiece right)
        where TSink : struct, ISqlSink
    {
        if (!TSink.IsText) return default;
        var one = new SqlOperand(left, fields.Left.Expression.Type);
        var other = new SqlOperand(right, fields.Right.Expression.Type);
        var syntax = sink.Dialect.Expressions;
        return new SqlPiece(fields.Comparison switch
        {
            Comparison.Has or Comparison.HasEvery or Comparison.HasSome =>
                syntax.TestList(one, fields.Comparison, right),
            Comparison.In or Comparison.NotIn =>
                syntax.In(left, right, fields.Comparison == Comparison.NotIn, ignoreCase: false),
            >= Comparison.Contains and < Comparison.Has =>
                syntax.MatchColumn(left, fields.Comparison, right),
            _ => $"{syntax.Comparable(one)} {SqlExpressionSyntax.Sign(fields.Comparison)} {syntax.Comparable(other)}",
        });
    }

    /// <summary>The value as the operand would have it, ready to be bound.</summary>
    private static SqlValue Stored(SqlDialect dialect, ComparePredicate compare)
    {
        if ((compare.Operand.Column ?? (compare.Operand.Expression as AggregateExpression)?.Same) is not { } column)
            return compare.Value;
        var isItems = compare.Comparison is Comparison.In or Comparison.NotIn;
        var value = isItems || (column.Type.IsList && compare.Comparison != Comparison.Has)
            ? ColumnValues.Items(compare.Operand.Scope, column, compare.Value)
            : ColumnValues.Ready(column, compare.Value);
        return isItems ? StoredValue.Items(dialect, column, value) : StoredValue.Compared(dialect, column, value);
    }

    private static SqlPiece Negated(ComparePredicate compare, string text) =>
        new(compare.Comparison == Comparison.NotEquals ? $"NOT ({text})" : text);

    private static InvalidQueryException Misplaced(Comparison comparison) =>
        new($"{comparison} does not compare in this place.");
}
