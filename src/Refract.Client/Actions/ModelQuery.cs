using System.Runtime.CompilerServices;

namespace Refract.Runtime;

/// <summary>The steps and verbs of a query, once for all models.</summary>
public abstract class ModelQuery<TSelf, T, TWhere, TUnique, TOrderBy, TInclude, TUpdate, TFields, TRelations, TScalar> : QueryBase
    where TSelf : ModelQuery<TSelf, T, TWhere, TUnique, TOrderBy, TInclude, TUpdate, TFields, TRelations, TScalar>
    where T : class, IModel<T> where TWhere : WhereInput where TUnique : UniqueKey where TOrderBy : OrderByInput where TInclude : IncludeInput
    where TUpdate : DataInput where TFields : struct, IFields<TFields> where TRelations : struct where TScalar : struct, Enum
{
    /// <summary>Adds a condition.</summary>
    public TSelf Where(Func<TFields, Predicate> where) => With(query => query.AddWhere(Root<TFields>.Lower(where)));

    /// <summary>Adds conditions in the object style.</summary>
    [OverloadResolutionPriority(1)]
    public TSelf Where(TWhere where)
    {
        ArgumentNullException.ThrowIfNull(where);
        return With(query => query.AddWhere(where.Lower(Info.RootScope)));
    }

    /// <summary>Adds steps to the ordering.</summary>
    public TSelf OrderBy(params ReadOnlySpan<Func<TFields, Ordering>> steps)
    {
        var terms = new OrderTerm[steps.Length];
        for (var i = 0; i < terms.Length; i++) terms[i] = steps[i](Root<TFields>.Fields).Term;
        return With(query => query.AddOrderBy(terms));
    }

    /// <summary>Adds steps to the ordering, in the object style.</summary>
    [OverloadResolutionPriority(1)]
    public TSelf OrderBy(TOrderBy orderBy)
    {
        ArgumentNullException.ThrowIfNull(orderBy);
        return With(query => query.AddOrderBy(orderBy.Lower(Info)));
    }

    /// <summary>Loads a relation along.</summary>
    public TSelf Include(params ReadOnlySpan<Func<TRelations, IncludeStep>> relations)
    {
        var plans = new IncludePlan[relations.Length];
        for (var i = 0; i < plans.Length; i++) plans[i] = relations[i](default).Lower(Info);
        return With(query => query.AddInclude(plans));
    }

    /// <summary>Loads relations along, in the object style.</summary>
    [OverloadResolutionPriority(1)]
    public TSelf Include(TInclude include)
    {
        ArgumentNullException.ThrowIfNull(include);
        return With(query => query.AddInclude(include.Lower(Info)));
    }

    /// <summary>At most so many rows; negative: the last ones, still in the given order.</summary>
    public TSelf Take(int count) => With(query => query.SetTake(count));

    /// <summary>Leaves so many rows out.</summary>
    public TSelf Skip(int count) => With(query => query.SetSkip(count));

    /// <summary>Begins at this row.</summary>
    public TSelf Cursor(TUnique row) => With(query => query.SetCursor(row));

    /// <summary>Of rows that are alike in these only the first is kept.</summary>
    public TSelf Distinct(params TScalar[] fields) => With(query => query.SetDistinct(Paging.SlotsOf(fields)));

    /// <summary>Locks the rows until the transaction ends.</summary>
    public TSelf Lock(RowLock rowLock) => With(query => query.SetLock(rowLock));

    /// <summary>All rows.</summary>
    public Task<IReadOnlyList<T>> FindMany(CancellationToken ct = default) => Executor.FindMany<T>(Plan("findMany"), ct);

    /// <summary>The first row, or null.</summary>
    public Task<T?> FindFirst(CancellationToken ct = default) => Executor.FindOne<T>(Plan("findFirst"), ct);

    /// <summary>The first row.</summary>
    /// <exception cref="RecordNotFoundException">There is none.</exception>
    public Task<T> FindFirstOrThrow(CancellationToken ct = default) => Executor.FindOneOrThrow<T>(Plan("findFirstOrThrow"), ct);

    /// <summary>How many rows.</summary>
    public Task<int> Count(CancellationToken ct = default) => Executor.Count(Plan("count"), ct);

    /// <summary>Updates the rows and answers how many.</summary>
    /// <exception cref="InvalidQueryException">The query has no condition, or says more than conditions and <c>Take</c>.</exception>
    public Task<int> UpdateMany(TUpdate data, CancellationToken ct = default)
    {
        ArgumentNullException.ThrowIfNull(data);
        DataRules.CheckUpdateMany(Info, data, "UpdateMany", "data");
        return Executor.WriteMany(BulkPlan("updateMany", "UpdateMany", "UpdateAll(data)", data), ct);
    }

    /// <summary>Deletes the rows and answers how many.</summary>
    /// <exception cref="InvalidQueryException">The query has no condition, or says more than conditions and <c>Take</c>.</exception>
    public Task<int> DeleteMany(CancellationToken ct = default) => Executor.WriteMany(BulkPlan("deleteMany", "DeleteMany", "DeleteAll()", null), ct);

    /// <summary>The SQL that <see cref="FindMany"/> would run first, and its parameters, without running it.</summary>
    public SqlPreview ToSql() => Executor.Preview(Plan("findMany"));

    private WriteManyPlan BulkPlan(string verb, string name, string all, TUpdate? data)
    {
        var plan = Plan(verb);
        if (plan.OrderBy.Count > 0 || plan.Skip is not null || plan.Cursor is not null || plan.Distinct.Count > 0 || plan.Include.Count > 0 || plan.Take < 0)
            throw new InvalidQueryException($"{name} takes conditions and a positive Take, nothing else: a bulk write has no order to page through.", name);
        return new WriteManyPlan
        {
            Model = Info, Verb = verb, Where = QueryArguments.RequireCondition(Info, Condition, name, all), Update = data, Limit = plan.Take,
        };
    }

    private TSelf With(Action<TSelf> change)
    {
        var copy = (TSelf)Copy();
        change(copy);
        return copy;
    }
}
