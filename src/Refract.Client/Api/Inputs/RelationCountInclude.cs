namespace Refract.Runtime;

/// <summary>How the rows of one relation are counted.</summary>
public abstract class RelationCountInclude : QueryInput
{
    private protected override string ArgumentName => "include";

    internal bool IsIncluded { get; init; } = true;

    internal abstract CountedRelation Lower(RelationInfo relation);
}
