using System.Runtime.CompilerServices;

namespace Refract.Runtime;

/// <summary>The steps of a query and the verbs that read, once for all models.</summary>
public abstract class ReadQuery<TSelf, T, TWhere, TUnique, TOrderBy, TInclude, TFields, TRelations, TScalar> : QueryBase
    where TSelf : ReadQuery<TSelf, T, TWhere, TUnique, TOrderBy, TInclude, TFields, TRelations, TScalar>
    where T : class, IModel<T> where TWhere : WhereInput where TUnique : UniqueKey where TOrderBy : OrderByInput
        where TInclude : IncludeInput
    where TFields : struct, IFields<TFields> where TRelations : struct where TScalar : struct, Enum
{
    /// <summary>Adds a condition.</summary>
    public TSelf Where(Func<TFields, Predicate> where) => With(query => query.AddWhere(Root<TFields>.Lower(where)));

    /// <summary>Adds conditions in the object style.</summary>
    [OverloadResolutionPriority(1)]
    public TSelf Where(TWhere where)
    {
        Required.Argument(where, "where");
        return With(query => query.AddWhere(where.Condition(Info.RootScope)));
    }

    /// <summary>Adds steps to the ordering.</summary>
    public TSelf OrderBy(params ReadOnlySpan<Func<TFields, Ordering>> steps)
    {
        var terms = new OrderTerm[steps.Length];
        for (var i = 0; i < terms.Length; i++)
        {
            Required.Item(steps[i], "orderBy", i);
            terms[i] = steps[i](Root<TFields>.Fields).Term;
        }

        return With(query => query.AddOrderBy(terms));
    }

    /// <summary>Adds steps to the ordering, in the object style.</summary>
    [OverloadResolutionPriority(1)]
    public TSelf OrderBy(TOrderBy orderBy)
    {
        Required.Argument(orderBy, "orderBy");
        return With(query => query.AddOrderBy(orderBy.Lower(Info)));
    }

    /// <summary>Loads a relation along.</summary>
    public TSelf Include(params ReadOnlySpan<Func<TRelations, IncludeStep>> relations)
    {
        var plans = new IncludePlan[relations.Length];
        for (var i = 0; i < plans.Length; i++) plans[i] = IncludeStep.Lower(relations[i], Info, i);
        return With(query => query.AddInclude(plans));
    }

    /// <summary>Loads relations along, in the object style.</summary>
    [OverloadResolutionPriority(1)]
    public TSelf Include(TInclude include)
    {
        Required.Argument(include, "include");
        return With(query => query.AddInclude(include.Lower(Info)));
    }

    /// <summary>At most so many rows; negative: the last ones, still in the given order.</summary>
    public TSelf Take(int count) => With(query => query.SetTake(count));

    /// <summary>Leaves so many rows out.</summary>
    public TSelf Skip(int count) => With(query => query.SetSkip(count));

    /// <summary>Begins at this row, which is the first of the page unless it is skipped.</summary>
    public TSelf Cursor(TUnique row) => With(query => query.SetCursor(Paging.CheckCursor(Info, row)));

    /// <summary>Of rows that are alike in these only the first is kept.</summary>
    public TSelf Distinct(params TScalar[] fields) => With(query => query.SetDistinct(Paging.SlotsOf(fields)));

    /// <summary>Locks the rows until the transaction ends.</summary>
    public TSelf Lock(RowLock rowLock) => With(query => query.SetLock(rowLock));

    /// <summary>In how many round trips the relations are loaded; without it, the client's way.</summary>
    public TSelf RelationLoadStrategy(RelationLoadStrategy strategy) => With(query => query.SetLoadStrategy(strategy));

    /// <summary>All rows.</summary>
    public Task<IReadOnlyList<T>> FindMany(CancellationToken ct = default) =>
        Executor.FindMany<T>(Plan(Verb.FindMany), ct);

    /// <summary>The first row, or null.</summary>
    public Task<T?> FindFirst(CancellationToken ct = default) => Executor.FindOne<T>(Plan(Verb.FindFirst), ct);

    /// <summary>The first row.</summary>
    /// <exception cref="RecordNotFoundException">There is none.</exception>
    public Task<T> FindFirstOrThrow(CancellationToken ct = default) =>
        Executor.FindOneOrThrow<T>(Plan(Verb.FindFirstOrThrow), ct);

    /// <summary>How many rows.</summary>
    public Task<int> Count(CancellationToken ct = default) => Executor.Count(Plan(Verb.Count), ct);

    /// <summary>The SQL that <see cref="FindMany"/> would run first, and its parameters, without running it.</summary>
    public SqlPreview ToSql() => Executor.Preview(Plan(Verb.FindMany));

    private TSelf With(Action<TSelf> change)
    {
        var copy = (TSelf)Copy();
        change(copy);
        return copy;
    }
}
