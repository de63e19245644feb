namespace Refract.Runtime;

/// <summary>Calls conditions in the lambda style.</summary>
internal static class Conditions
{
    /// <summary>The condition on rows of a scope; may be <see cref="LeftOutPredicate"/>.</summary>
    /// <exception cref="InvalidQueryException">The lambda is null, or what it returns.</exception>
    public static Predicate At<TFields>(Scope scope, Func<TFields, Predicate>? condition, string member)
        where TFields : struct, IFields<TFields>
    {
        if (condition is null)
            throw new InvalidQueryException($"The condition on {scope.Model.Name} is null. Leave it out, or give one.",
                scope.PathTo(member));
        return (condition(TFields.At(scope))
            ?? throw new InvalidQueryException(
                $"The condition on {scope.Model.Name} returned null. Return true where there is none.",
                scope.PathTo(member))).Reduced;
    }
}
