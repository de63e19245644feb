namespace Refract.Runtime;

/// <summary>A condition on related rows.</summary>
/// <param name="scope">
/// The scope behind the relation: <see cref="Scope.Via"/> and <see cref="Scope.Parent"/> say which and from where.
/// </param>
/// <param name="quantifier">Of which rows it must hold.</param>
/// <param name="inner">The condition, or null for none.</param>
internal sealed class RelationPredicate(Scope scope, Quantifier quantifier, Predicate? inner) : Predicate
{
    public Scope Scope => scope;

    public Quantifier Quantifier => quantifier;

    public Predicate? Inner => inner;
}
