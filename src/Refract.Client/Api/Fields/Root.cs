namespace Refract.Runtime;

/// <summary>The fields of the model that a query begins at; made once.</summary>
internal static class Root<TFields> where TFields : struct, IFields<TFields>
{
    public static readonly TFields Fields = TFields.At(TFields.Info.RootScope);

    /// <summary>The condition on rows of the model, or null when it holds for all of them.</summary>
    /// <exception cref="InvalidQueryException">The lambda is null, or what it returns.</exception>
    public static Predicate? Lower(Func<TFields, Predicate> condition)
    {
        if (condition is null)
            throw new InvalidQueryException($"The condition on {TFields.Info.Name} is null. Leave it out, or give one.",
                "where");
        var predicate = (condition(Fields)
            ?? throw new InvalidQueryException(
                $"The condition on {TFields.Info.Name} returned null. Return true where there is none.",
                "where")).Reduced;
        return predicate is ConstantPredicate { Value: true } or LeftOutPredicate ? null : predicate;
    }
}
