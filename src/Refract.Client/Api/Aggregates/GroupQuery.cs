using Refract.Relational.Sql;

namespace Refract.Runtime;

/// <summary>
/// Groups of the rows of a query. Each step returns a new object; <see cref="Select{TResult}"/> says what is read.
/// </summary>
/// <typeparam name="TFields">The model's fields.</typeparam>
/// <typeparam name="TKey">What the rows of a group have in common.</typeparam>
public sealed class GroupQuery<TFields, TKey> where TFields : struct, IFields<TFields>
{
    private readonly IExecutor _executor;
    private readonly GroupSpec _spec;
    private readonly Func<SqlValue[]?, TKey> _key;

    internal GroupQuery(IExecutor executor, GroupSpec spec, Func<SqlValue[]?, TKey> key) =>
        (_executor, _spec, _key) = (executor, spec, key);

    /// <summary>Only groups that meet the condition: <c>g =&gt; g.Count() &gt; 1</c>.</summary>
    public GroupQuery<TFields, TKey> Having(Func<GroupFields<TFields>, Predicate> condition)
    {
        Required.Argument(condition, "having");
        var predicate = condition(new GroupFields<TFields>(_spec.Keys));
        Required.Argument(predicate, "having");
        return predicate.Reduced is ConstantPredicate { Value: true } or LeftOutPredicate ? this
            : With(_spec with { Having = QueryArguments.And(_spec.Having, predicate.Reduced) });
    }

    /// <summary>In this order: <c>g =&gt; g.Count().Desc</c>.</summary>
    public GroupQuery<TFields, TKey> OrderBy(params ReadOnlySpan<Func<GroupFields<TFields>, Ordering>> steps)
    {
        var fields = new GroupFields<TFields>(_spec.Keys);
        var terms = new List<OrderTerm>(_spec.OrderBy);
        for (var i = 0; i < steps.Length; i++)
        {
            Required.Item(steps[i], "orderBy", i);
            terms.Add(steps[i](fields).Term);
        }

        return With(_spec with { OrderBy = terms });
    }

    /// <summary>At most so many groups.</summary>
    /// <exception cref="InvalidQueryException">The number is negative.</exception>
    public GroupQuery<TFields, TKey> Take(int count) => count < 0
        ? throw new InvalidQueryException("The number of groups to take cannot be negative: turn the order around.",
            "take")
        : With(_spec with { Take = count });

    /// <summary>Leaves so many groups out.</summary>
    public GroupQuery<TFields, TKey> Skip(int count) => With(_spec with { Skip = Paging.CheckSkip(count) });

    /// <summary>
    /// What a function makes of each group: <c>g =&gt; new { g.Key, Rows = g.Count(), Views = g.Sum(p =&gt; p.Views)
    /// }</c>. The database computes what it asks for.
    /// </summary>
    /// <param name="function">
    /// The function. It runs once before the statement, on values that stand for those of a group, so it should have
    /// no effect but its result.
    /// </param>
    public GroupedQuery<TResult> Select<TResult>(Func<Group<TFields, TKey>, TResult> function)
    {
        Required.Argument(function, "select");
        return new(_executor, _spec, requested => row => function(new Group<TFields, TKey>(requested, row, _key)));
    }

    private GroupQuery<TFields, TKey> With(GroupSpec spec) => new(_executor, spec, _key);
}
