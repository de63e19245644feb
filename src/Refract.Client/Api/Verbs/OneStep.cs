namespace Refract.Runtime;

/// <summary>A to-one relation to include: <c>p =&gt; p.Author</c>.</summary>
public sealed class OneStep<TRelations>(int slot, params Func<TRelations, IncludeStep>[] include) : IncludeStep
    where TRelations : struct
{
    /// <summary>Includes relations of the related row.</summary>
    public OneStep<TRelations> Include(params Func<TRelations, IncludeStep>[] relations) =>
        new(slot, [.. include, .. relations]);

    internal override void AddTo(ref RowArguments arguments, ModelInfo model)
    {
        var relation = model.Relation(slot);
        var related = new RowArguments();
        AddTo(ref related, include, relation.Target);
        arguments.Add(new IncludePlan { Relation = relation, Arguments = related });
    }
}
