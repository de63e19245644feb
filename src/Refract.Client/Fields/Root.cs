namespace Refract.Runtime;

/// <summary>The fields of the model that a query begins at; made once.</summary>
internal static class Root<TFields> where TFields : struct, IFields<TFields>
{
    public static readonly TFields Fields = TFields.At(TFields.Info.RootScope);

    /// <summary>The condition on rows of the model, or null when it holds for all of them.</summary>
    public static Predicate? Lower(Func<TFields, Predicate> condition)
    {
        ArgumentNullException.ThrowIfNull(condition);
        return condition(Fields).Reduced is var predicate and not ConstantPredicate { Value: true } ? predicate : null;
    }
}
