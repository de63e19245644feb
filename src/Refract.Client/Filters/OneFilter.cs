namespace Refract.Runtime;

/// <summary><c>Author = { Name = "n" }</c>, or <c>Author = null</c>.</summary>
internal sealed class OneFilter(WhereInput? where) : FilterNode
{
    public WhereInput? Where => where;

    internal override bool HasCondition => where is null || where.HasCondition || !where.AnySkipped;

    internal override Predicate? Lower(Scope scope)
    {
        var inner = scope.Enter(Slot);
        if (where is null) return new RelationPredicate(inner, Quantifier.Is, null);
        if (where.Lower(inner) is { } condition) return new RelationPredicate(inner, Quantifier.Is, condition);
        // Without a condition it asks that the row is there; a required relation's always is.
        return inner.Via!.IsOptional ? new RelationPredicate(inner, Quantifier.Is, ConstantPredicate.True) : null;
    }

    private protected override void FreezeParts() => where?.Freeze();
}
