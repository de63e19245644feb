using System.Runtime.CompilerServices;

namespace Refract.Runtime;

public abstract partial class ModelActions<T, TWhere, TUnique, TOrderBy, TInclude, TCreate, TUpdate, TFields, TScalar,
    TSelect, TQuery>
{
    /// <summary>Creates many rows and returns them.</summary>
    /// <param name="data">The rows.</param>
    /// <param name="include">Relations to include.</param>
    /// <param name="skipDuplicates">True to leave out rows of which a key is taken; they are not returned.</param>
    /// <param name="ct">Cancels the operation.</param>
    /// <returns>
    /// The rows as they were made, with what the database filled in. The databases return them in the order in which
    /// they were given, though neither promises it.
    /// </returns>
    public Task<IReadOnlyList<T>> CreateManyAndReturn(IEnumerable<TCreate> data, TInclude? include = null,
        bool skipDuplicates = false, CancellationToken ct = default)
    {
        var items = Items(data, "CreateManyAndReturn");
        return Executor.Run(
            new WriteManyReturning<T, T>
            {
                Reader = Returning(include), Include = LowerWritten(include), Results = static rows => rows,
                Model = Info, Verb = Verb.CreateManyAndReturn, Create = items, SkipDuplicates = skipDuplicates,
            }, ct);
    }

    /// <summary>Updates all rows that meet the conditions, and returns them.</summary>
    /// <param name="where">The conditions; at least one must be left of them.</param>
    /// <param name="data">What to change.</param>
    /// <param name="include">Relations to include.</param>
    /// <param name="limit">At most so many rows.</param>
    /// <param name="ct">Cancels the operation.</param>
    /// <returns>The rows as they are now, in no particular order.</returns>
    /// <exception cref="InvalidQueryException">No condition is left.</exception>
    [OverloadResolutionPriority(1)]
    public Task<IReadOnlyList<T>> UpdateManyAndReturn(TWhere where, TUpdate data, TInclude? include = null,
        int? limit = null, CancellationToken ct = default) =>
        UpdatedRows(QueryArguments.RequireCondition(Info, where, UpdateReturning, null), data, include, limit, ct);

    /// <inheritdoc cref="UpdateManyAndReturn(TWhere, TUpdate, TInclude, int?, CancellationToken)"/>
    public Task<IReadOnlyList<T>> UpdateManyAndReturn(Func<TFields, Predicate> where, TUpdate data,
        TInclude? include = null, int? limit = null, CancellationToken ct = default) =>
        UpdatedRows(QueryArguments.RequireCondition(Info, Root<TFields>.Lower(where), UpdateReturning, null),
            data, include, limit, ct);

    /// <summary>Deletes all rows that meet the conditions, and returns them.</summary>
    /// <param name="where">The conditions; at least one must be left of them.</param>
    /// <param name="limit">At most so many rows.</param>
    /// <param name="ct">Cancels the operation.</param>
    /// <returns>The rows as they were, in no particular order.</returns>
    /// <exception cref="InvalidQueryException">No condition is left.</exception>
    [OverloadResolutionPriority(1)]
    public Task<IReadOnlyList<T>> DeleteManyAndReturn(TWhere where, int? limit = null,
        CancellationToken ct = default) =>
        DeletedRows(QueryArguments.RequireCondition(Info, where, DeleteReturning, null), limit, ct);

    /// <inheritdoc cref="DeleteManyAndReturn(TWhere, int?, CancellationToken)"/>
    public Task<IReadOnlyList<T>> DeleteManyAndReturn(Func<TFields, Predicate> where, int? limit = null,
        CancellationToken ct = default) =>
        DeletedRows(QueryArguments.RequireCondition(Info, Root<TFields>.Lower(where), DeleteReturning, null),
            limit, ct);

    private const string UpdateReturning = "UpdateManyAndReturn";

    private const string DeleteReturning = "DeleteManyAndReturn";

    private Task<IReadOnlyList<T>> UpdatedRows(Predicate where, TUpdate data, TInclude? include, int? limit,
        CancellationToken ct)
    {
        Required.Argument(data, "data");
        DataRules.CheckUpdateMany(Info, data, UpdateReturning, "data");
        return Executor.Run(
            Changing(Returning(include), LowerWritten(include), static rows => rows, where, data, limit), ct);
    }

    private Task<IReadOnlyList<T>> DeletedRows(Predicate where, int? limit, CancellationToken ct) =>
        Executor.Run(Changing(Records<T>.Reader, [], static rows => rows, where, null, limit), ct);

    /// <summary>Updates rows and returns them; without data, deletes them.</summary>
    private static WriteManyReturning<TRead, TResult> Changing<TRead, TResult>(Reader<TRead> reader,
        IReadOnlyList<IncludePlan> include, Func<List<TRead>, IReadOnlyList<TResult>> results, Predicate where,
        TUpdate? data, int? limit) where TRead : class => new()
    {
        Reader = reader, Include = include, Results = results, Model = Info, Where = where, Update = data,
        Limit = limit, Verb = data is null ? Verb.DeleteManyAndReturn : Verb.UpdateManyAndReturn,
    };
}
