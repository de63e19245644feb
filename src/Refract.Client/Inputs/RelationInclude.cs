namespace Refract.Runtime;

/// <summary>How one relation is included.</summary>
public abstract class RelationInclude : QueryInput
{
    internal bool IsIncluded { get; init; } = true;

    internal abstract IncludePlan Lower(RelationInfo relation);
}
