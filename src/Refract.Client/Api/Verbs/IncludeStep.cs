namespace Refract.Runtime;

/// <summary>A relation to include, in the lambda style.</summary>
public abstract class IncludeStep
{
    private protected IncludeStep()
    {
    }

    internal abstract IncludePlan Lower(ModelInfo model);

    /// <summary>The plan of one of a model's relations.</summary>
    /// <exception cref="InvalidQueryException">The lambda is null, or what it returns.</exception>
    internal static IncludePlan Lower<TRelations>(Func<TRelations, IncludeStep> relation, ModelInfo model, int index)
        where TRelations : struct
    {
        Required.Item(relation, "include", index);
        var step = relation(default);
        Required.Item(step, "include", index);
        return step.Lower(model);
    }

    /// <summary>The plans of a model's relations.</summary>
    internal static IncludePlan[] Lower<TRelations>(Func<TRelations, IncludeStep>[] relations, ModelInfo model)
        where TRelations : struct
    {
        Nesting.RequireStack("include");
        var plans = new IncludePlan[relations.Length];
        for (var i = 0; i < plans.Length; i++) plans[i] = Lower(relations[i], model, i);
        return plans;
    }
}
