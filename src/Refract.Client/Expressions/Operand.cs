namespace Refract.Runtime;

/// <summary>What conditions compare and orderings sort by: an expression over the rows of a scope.</summary>
/// <param name="Scope">Whose rows.</param>
/// <param name="Expression">What is taken of them.</param>
internal readonly record struct Operand(Scope Scope, IExpression Expression)
{
    /// <summary>The column that it is, or null.</summary>
    public ColumnInfo? Column => Expression as ColumnInfo;

    /// <summary>True for this very column of the row that a query begins at.</summary>
    public bool IsOwn(ColumnInfo column) => ReferenceEquals(Expression, column) && Scope.Parent is null;

    /// <summary>True when both are the same expression, reached through the same relations.</summary>
    public bool IsSame(in Operand other)
    {
        if (!IsSame(Expression, other.Expression) || Scope.Depth != other.Scope.Depth) return false;
        var (one, two) = (Scope, other.Scope);
        for (; one.Via is { } via; (one, two) = (one.Parent!, two.Parent!))
            if (!ReferenceEquals(via, two.Via)) return false;
        return true;
    }

    private static bool IsSame(IExpression one, IExpression two) => ReferenceEquals(one, two)
        || (one is RelationCount { Inner: null } first && two is RelationCount { Inner: null } second
            && ReferenceEquals(first.Relation, second.Relation));
}
