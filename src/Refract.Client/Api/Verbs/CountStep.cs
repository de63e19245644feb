namespace Refract.Runtime;

/// <summary>
/// The number of the rows of a relation to include, in the lambda style: <c>u =&gt; u.Posts.Count()</c>.
/// </summary>
public sealed class CountStep : IncludeStep
{
    private readonly int _slot;
    private readonly Predicate? _where;

    internal CountStep(int slot, Predicate? where) => (_slot, _where) = (slot, where);

    internal override void AddTo(ref RowArguments arguments, ModelInfo model)
    {
        var relation = model.Relation(_slot);
        arguments.Add(new CountedRelation(relation,
            new RelationCount(relation, relation.Target.RootScope, _where)));
    }
}
