namespace Refract.Runtime;

/// <summary>Conditions on fields that are reached by naming to-one relations (<c>p.Author.Email</c>).</summary>
internal static class PathConditions
{
    /// <summary>Opens the relations on the path to a scope around a condition on it.</summary>
    public static Predicate Close(this Scope scope, Predicate condition)
    {
        for (; scope.IsPath; scope = scope.Parent!)
            condition = new RelationPredicate(scope, Quantifier.Is, condition);
        return condition;
    }
}
