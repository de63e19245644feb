namespace Refract.Runtime;

/// <summary>
/// A to-many relation to include: <c>u =&gt; u.Posts.Where(p =&gt; p.Published).Take(3)</c>. Each step returns a new
/// object.
/// </summary>
public sealed class ManyStep<TFields, TRelations> : IncludeStep where TFields : struct, IFields<TFields>
    where TRelations : struct
{
    private readonly int _slot;
    private Predicate? _where;
    private OrderTerm[] _orderBy = [];
    private Func<TRelations, IncludeStep>[] _include = [];
    private int? _take;
    private int? _skip;

    /// <summary>The relation in a slot of the model.</summary>
    public ManyStep(int slot) => _slot = slot;

    /// <summary>Only rows that meet the condition.</summary>
    public ManyStep<TFields, TRelations> Where(Func<TFields, Predicate> condition)
    {
        var copy = Copy();
        copy._where = QueryArguments.And(_where, Root<TFields>.Lower(condition));
        return copy;
    }

    /// <summary>In this order.</summary>
    public ManyStep<TFields, TRelations> OrderBy(params ReadOnlySpan<Func<TFields, Ordering>> steps)
    {
        var copy = Copy();
        var terms = new List<OrderTerm>(_orderBy);
        for (var i = 0; i < steps.Length; i++)
        {
            Required.Item(steps[i], "orderBy", i);
            terms.Add(steps[i](Root<TFields>.Fields).Term);
        }

        copy._orderBy = [.. terms];
        return copy;
    }

    /// <summary>At most so many for each parent; negative: the last ones.</summary>
    public ManyStep<TFields, TRelations> Take(int count)
    {
        var copy = Copy();
        copy._take = count;
        return copy;
    }

    /// <summary>Leaves so many out for each parent.</summary>
    public ManyStep<TFields, TRelations> Skip(int count)
    {
        var copy = Copy();
        copy._skip = Paging.CheckSkip(count);
        return copy;
    }

    /// <summary>Loads relations of the related rows along.</summary>
    public ManyStep<TFields, TRelations> Include(params Func<TRelations, IncludeStep>[] relations)
    {
        var copy = Copy();
        copy._include = [.. _include, .. relations];
        return copy;
    }

    internal override IncludePlan Lower(ModelInfo model)
    {
        var relation = model.Relation(_slot);
        return new IncludePlan
        {
            Relation = relation, Where = _where, OrderBy = _orderBy, Take = _take, Skip = _skip,
            Include = Lower(_include, relation.Target),
        };
    }

    private ManyStep<TFields, TRelations> Copy() => (ManyStep<TFields, TRelations>)MemberwiseClone();
}
