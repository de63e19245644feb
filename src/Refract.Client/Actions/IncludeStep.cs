namespace Refract.Runtime;

/// <summary>A relation to load along, in the lambda style.</summary>
public abstract class IncludeStep
{
    private protected IncludeStep()
    {
    }

    internal abstract IncludePlan Lower(ModelInfo model);
}
