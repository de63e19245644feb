namespace Refract.Runtime;

/// <summary>
/// Emits conditions. Booleans, enum values and nulls are part of the shape and are written into the SQL, because the
/// planner of PostgreSQL does better with a constant that has few values.
/// </summary>
internal static class ConditionEmitter
{
    /// <summary>The condition on the rows of a model's table, or nothing.</summary>
    /// <exception cref="InvalidQueryException">It is nested too deeply.</exception>
    public static SqlPiece Where<TSink>(TSink sink, ModelInfo model, Predicate where, SqlPiece alias)
        where TSink : struct, ISqlSink
    {
        sink.Token(ShapeToken.Where);
        return Whole(sink, model, where, alias);
    }

    /// <summary>The condition on groups of rows of a model's table.</summary>
    /// <exception cref="InvalidQueryException">It is nested too deeply.</exception>
    public static SqlPiece Having<TSink>(TSink sink, ModelInfo model, Predicate having, SqlPiece alias)
        where TSink : struct, ISqlSink
    {
        sink.Token(ShapeToken.Having);
        return Whole(sink, model, having, alias);
    }

    private static SqlPiece Whole<TSink>(TSink sink, ModelInfo model, Predicate where, SqlPiece alias)
        where TSink : struct, ISqlSink
    {
        sink.Scopes.Enter(model.RootScope, alias);
        var height = new ExpressionHeight();
        var text = Emit(sink, where, ref height);
        if (height.Whole > sink.Dialect.Capabilities.MaxExpressionHeight) throw Nesting.TooDeep("where");
        sink.Scopes.Leave();
        return text;
    }

    /// <summary>
    /// A condition on the rows of a select inside, as what follows <c>FROM … WHERE …</c>; nothing when there is none.
    /// </summary>
    /// <param name="sink">Where to.</param>
    /// <param name="scope">The scope of the condition.</param>
    /// <param name="inner">The condition, or null.</param>
    /// <param name="alias">The alias of the scope's table.</param>
    /// <param name="isNegated">True for rows that do not meet it.</param>
    /// <param name="height">Receives the height of the select.</param>
    public static SqlPiece Inside<TSink>(
        TSink sink, Scope? scope, Predicate? inner, SqlPiece alias, bool isNegated, ref ExpressionHeight height)
        where TSink : struct, ISqlSink
    {
        if (inner is null)
        {
            sink.Token(ShapeToken.Nothing);
            height.AddSelect();
            return default;
        }

        sink.Scopes.Enter(scope!, alias);
        var select = height.Select();
        var condition = Emit(sink, inner, ref select);
        sink.Scopes.Leave();
        height.Add(select);
        return isNegated ? sink.Text($" AND NOT ({condition})") : sink.Text($" AND {condition}");
    }

    private static SqlPiece Emit<TSink>(TSink sink, Predicate predicate, ref ExpressionHeight height)
        where TSink : struct, ISqlSink
    {
        height.Check();
        switch (predicate)
        {
            case ComparePredicate compare:
                return CompareEmitter.Emit(sink, compare, ref height);
            case AndPredicate or OrPredicate:
                return Group(sink, predicate, ref height);
            case NotPredicate not:
                sink.Token(ShapeToken.Not);
                height.Enter();
                var operand = Emit(sink, not.Operand, ref height);
                height.Leave();
                height.Own++;
                return sink.Text($"NOT ({operand})");
            case RelationPredicate relation:
                return Relation(sink, relation, ref height);
            case NullPredicate test:
                return Null(sink, test, ref height);
            case JsonPredicate test:
                return JsonEmitter.Emit(sink, test, ref height);
            case SearchPredicate test:
                return SearchEmitter.Emit(sink, test, ref height);
            case FieldPredicate fields:
                return CompareEmitter.Emit(sink, fields, ref height);
            case ConstantPredicate constant:
                sink.Token(ShapeToken.Constant, constant.Value ? 1 : 0);
                height.Own = ExpressionHeight.Leaf;
                return sink.Text($"{(constant.Value ? "1=1" : "1=0")}");
            default:
                throw new InvalidQueryException($"The engine does not know the condition {predicate.GetType().Name}.");
        }
    }

    private static SqlPiece Group<TSink>(TSink sink, Predicate group, ref ExpressionHeight height)
        where TSink : struct, ISqlSink
    {
        var operands = sink.Operands;
        var from = operands.Count;
        if (group is AndPredicate and) operands.Add(and);
        else operands.Add((OrPredicate)group);
        var count = operands.Count - from;
        sink.Token(group is AndPredicate ? ShapeToken.And : ShapeToken.Or, count);
        var texts = sink.Pieces();
        var highest = 0;
        height.Enter();
        for (var i = 0; i < count; i++)
        {
            texts.Add(Emit(sink, operands[from + i], ref height));
            highest = Math.Max(highest, height.Own);
        }

        height.Leave();
        operands.CutTo(from);
        height.Own = highest + BalancedGroup.HeightOf(count);
        return TSink.IsText
            ? new SqlPiece(BalancedGroup.Write(texts.List, group is AndPredicate ? " AND " : " OR ")) : default;
    }

    private static SqlPiece Null<TSink>(TSink sink, NullPredicate test, ref ExpressionHeight height)
        where TSink : struct, ISqlSink
    {
        sink.Token(ShapeToken.Null, test.IsNull ? 1 : 0);
        height.Own = ExpressionHeight.Leaf;
        var reached = ScopeEmitter.Open(sink, test.Operand.Scope);
        var operand = OperandEmitter.Emit(sink, test.Operand.Expression, reached.Alias, ref height);
        return ScopeEmitter.Close(sink, reached, sink.Text($"{operand} IS {(test.IsNull ? "" : "NOT ")}NULL"));
    }

    private static SqlPiece Relation<TSink>(TSink sink, RelationPredicate relation, ref ExpressionHeight height)
        where TSink : struct, ISqlSink
    {
        var quantifier = relation.Quantifier;
        var via = relation.Scope.Via!;
        sink.Token(ShapeToken.Relation, (int)quantifier);
        var reached = ScopeEmitter.Open(sink, relation.Scope.Parent!);
        sink.Token(ShapeToken.Step, via.Slot);

        SqlPiece text;
        if (relation.Inner is null && quantifier is Quantifier.Is or Quantifier.IsNot
            && via is { HoldsForeignKey: true, LocalColumns.Count: 1 } && !PolicyEmitter.Hides(sink, via.Target))
        {
            // Whether there is a row, the foreign key says by itself.
            var isNull = quantifier == Quantifier.Is;
            sink.Token(ShapeToken.Nothing);
            height.AddSelect();
            text = sink.Text($"{sink.Column(reached.Alias, via.LocalColumns[0])} IS {(isNull ? "" : "NOT ")}NULL");
        }
        else if (relation.Inner is null && quantifier == Quantifier.Every)
        {
            sink.Token(ShapeToken.Nothing);
            height.AddSelect();
            text = sink.Text($"1=1");
        }
        else
        {
            var alias = sink.Alias('t');
            var rows = ScopeEmitter.Related(sink, via, reached.Alias, alias, needsTarget: relation.Inner is not null);
            var condition = Inside(
                sink, relation.Scope, relation.Inner, alias, quantifier == Quantifier.Every, ref height);
            text = sink.Text(
                $"{(IsNone(quantifier, relation.Inner) ? "NOT " : "")}EXISTS (SELECT 1 {rows}{condition})");
        }

        return ScopeEmitter.Close(sink, reached, text);
    }

    /// <summary>True when no row may be found.</summary>
    private static bool IsNone(Quantifier quantifier, Predicate? inner) => quantifier switch
    {
        Quantifier.Some => false,
        // With no inner condition these two ask about the row itself, so that "is nothing" means "there is none".
        Quantifier.Is => inner is null,
        Quantifier.IsNot => inner is not null,
        Quantifier.None or Quantifier.Every => true,
        _ => throw new InvalidQueryException($"The engine does not know the quantifier {quantifier}."),
    };
}
