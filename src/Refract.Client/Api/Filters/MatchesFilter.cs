namespace Refract.Runtime;

/// <summary>A condition in the lambda style inside an object filter.</summary>
internal sealed class MatchesFilter<TFields>(Func<TFields, Predicate>? condition) : FilterNode
    where TFields : struct, IFields<TFields>
{
    internal const int MatchesSlot = -5;

    internal override Predicate? Lower(Scope scope)
    {
        var predicate = Conditions.At<TFields>(scope, condition, "Matches");
        return predicate is ConstantPredicate { Value: true } ? null : predicate;
    }
}
