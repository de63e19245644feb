namespace Refract.Runtime;

/// <summary>A relation or a lazy column to include, in the lambda style.</summary>
public abstract class IncludeStep
{
    private protected IncludeStep()
    {
    }

    internal abstract void AddTo(ref RowArguments arguments, ModelInfo model);

    /// <summary>Adds what the lambdas name to what is read of the rows of a model.</summary>
    /// <exception cref="InvalidQueryException">A lambda is null, or what it returns.</exception>
    internal static void AddTo<TRelations>(ref RowArguments arguments,
        ReadOnlySpan<Func<TRelations, IncludeStep>> relations, ModelInfo model)
        where TRelations : struct
    {
        Nesting.RequireStack("include");
        for (var i = 0; i < relations.Length; i++)
        {
            Required.Item(relations[i], "include", i);
            var step = relations[i](default);
            Required.Item(step, "include", i);
            step.AddTo(ref arguments, model);
        }
    }
}
