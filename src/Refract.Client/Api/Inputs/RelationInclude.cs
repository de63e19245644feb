namespace Refract.Runtime;

/// <summary>How one relation is included.</summary>
public abstract class RelationInclude : QueryInput
{
    private protected override string ArgumentName => "include";

    internal bool IsIncluded { get; init; } = true;

    internal abstract IncludePlan Lower(RelationInfo relation);
}
