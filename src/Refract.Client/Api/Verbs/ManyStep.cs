namespace Refract.Runtime;

/// <summary>
/// A to-many relation to include: <c>u =&gt; u.Posts.Where(p =&gt; p.Published).Take(3)</c>. Each step returns a new
/// object.
/// </summary>
public sealed class ManyStep<TFields, TRelations, TUnique, TScalar> : IncludeStep
    where TFields : struct, IFields<TFields> where TRelations : struct where TUnique : UniqueKey
    where TScalar : struct, Enum
{
    private readonly int _slot;
    private RowArguments _arguments;

    /// <summary>The relation in a slot of the model.</summary>
    public ManyStep(int slot) => _slot = slot;

    /// <summary>Only rows that meet the condition.</summary>
    public ManyStep<TFields, TRelations, TUnique, TScalar> Where(Func<TFields, Predicate> condition)
    {
        var copy = Copy();
        copy._arguments.Where = QueryArguments.And(_arguments.Where, Root<TFields>.Lower(condition));
        return copy;
    }

    /// <summary>In this order.</summary>
    public ManyStep<TFields, TRelations, TUnique, TScalar> OrderBy(
        params ReadOnlySpan<Func<TFields, Ordering>> steps)
    {
        var copy = Copy();
        copy._arguments.OrderBy = [.. _arguments.OrderBy, .. QueryArguments.Terms(steps)];
        return copy;
    }

    /// <summary>At most so many for each parent; negative: the last ones.</summary>
    public ManyStep<TFields, TRelations, TUnique, TScalar> Take(int count)
    {
        var copy = Copy();
        copy._arguments.Take = count;
        return copy;
    }

    /// <summary>Leaves so many out for each parent.</summary>
    public ManyStep<TFields, TRelations, TUnique, TScalar> Skip(int count)
    {
        var copy = Copy();
        copy._arguments.Skip = Paging.CheckSkip(count);
        return copy;
    }

    /// <summary>Begins at this row, which is the first of the page unless it is skipped.</summary>
    public ManyStep<TFields, TRelations, TUnique, TScalar> Cursor(TUnique row)
    {
        var copy = Copy();
        copy._arguments.Cursor = Paging.CheckCursor(TFields.Info, row);
        return copy;
    }

    /// <summary>Keeps the first row of each distinct combination.</summary>
    public ManyStep<TFields, TRelations, TUnique, TScalar> Distinct(params TScalar[] fields)
    {
        var copy = Copy();
        copy._arguments.Distinct = Paging.SlotsOf(fields);
        return copy;
    }

    /// <summary>Includes relations of the related rows.</summary>
    public ManyStep<TFields, TRelations, TUnique, TScalar> Include(params Func<TRelations, IncludeStep>[] relations)
    {
        var copy = Copy();
        AddTo(ref copy._arguments, relations, TFields.Info);
        return copy;
    }

    /// <summary>Only how many there are, of those that meet the conditions so far.</summary>
    /// <exception cref="InvalidQueryException">There are other steps before it than conditions.</exception>
    public CountStep Count()
    {
        if (_arguments is { OrderBy.Count: 0, Cursor: null, Distinct.Count: 0, Include.Count: 0, IsLimited: false })
            return new CountStep(_slot, _arguments.Where);
        throw new InvalidQueryException("Count() of a relation in an include takes conditions only.", "include");
    }

    internal override void AddTo(ref RowArguments arguments, ModelInfo model) =>
        arguments.Add(new IncludePlan { Relation = model.Relation(_slot), Arguments = _arguments });

    private ManyStep<TFields, TRelations, TUnique, TScalar> Copy() =>
        (ManyStep<TFields, TRelations, TUnique, TScalar>)MemberwiseClone();
}
