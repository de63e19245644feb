namespace Refract.Runtime;

/// <summary><c>Author = { Name = "n" }</c>, or <c>Author = null</c>.</summary>
internal sealed class OneFilter(WhereInput? where) : FilterNode
{
    public WhereInput? Where => where;

    internal override Predicate? Lower(Scope scope)
    {
        var inner = scope.Enter(Slot);
        var relation = inner.Via!;
        if (where is null)
        {
            return relation.IsOptional ? new RelationPredicate(inner, Quantifier.Is, null)
                : throw new InvalidQueryException(
                    $"{relation} is never missing, so it cannot be compared with null. Leave it out, or "
                        + "give a condition.", scope.PathTo(relation.Name));
        }

        return where.Lower(inner) switch
        {
            LeftOutPredicate nothing => nothing,
            { } condition => new RelationPredicate(inner, Quantifier.Is, condition),
            // Without a condition it asks that the row is there; a required relation's always is.
            null => relation.IsOptional ? new RelationPredicate(inner, Quantifier.Is, ConstantPredicate.True) : null,
        };
    }

    private protected override void FreezeParts() => where?.Freeze();
}
