using System.Runtime.CompilerServices;

namespace Refract.Runtime;

/// <summary>All verbs of a model, once for all models.</summary>
public abstract partial class ModelActions<T, TWhere, TUnique, TOrderBy, TInclude, TCreate, TUpdate, TFields, TScalar,
    TSelect, TQuery>(IExecutor executor)
    : ModelReads<T, TWhere, TUnique, TOrderBy, TInclude, TFields, TScalar, TSelect, TQuery>(executor)
    where T : class, IModel<T> where TWhere : WhereInput where TUnique : UniqueKey where TOrderBy : OrderByInput
        where TInclude : IncludeInput
    where TCreate : DataInput where TUpdate : DataInput where TFields : struct, IFields<TFields>
        where TScalar : struct, Enum where TSelect : Row, IRowOf<TSelect>, new()
        where TQuery : QueryBase, new()
{
    /// <summary>Creates a row, and related ones.</summary>
    /// <param name="data">The row.</param>
    /// <param name="include">Relations to include.</param>
    /// <param name="ct">Cancels the operation.</param>
    /// <returns>The row as stored.</returns>
    public Task<T> Create(TCreate data, TInclude? include = null, CancellationToken ct = default) =>
        Executor.Run(Writes.Create(Returning(include), LowerWritten(include), Info, data), ct)!;

    /// <summary>Creates any number of rows at once, without nested writes.</summary>
    /// <param name="data">The rows.</param>
    /// <param name="skipDuplicates">Leaves out rows whose unique key is taken, instead of failing.</param>
    /// <param name="ct">Cancels the operation.</param>
    /// <returns>How many were created.</returns>
    public Task<int> CreateMany(IEnumerable<TCreate> data, bool skipDuplicates = false, CancellationToken ct = default)
    {
        var items = Items(data, "CreateMany");
        return Executor.Run(
            new CreateMany { Model = Info, Verb = Verb.CreateMany, Create = items, SkipDuplicates = skipDuplicates },
            ct);
    }

    /// <summary>Updates the row of a unique key.</summary>
    /// <param name="where">The key.</param>
    /// <param name="data">What to change.</param>
    /// <param name="include">Relations to include.</param>
    /// <param name="and">Further conditions; a row that does not meet them counts as not there.</param>
    /// <param name="ct">Cancels the operation.</param>
    /// <returns>The row as it is now.</returns>
    /// <exception cref="RecordNotFoundException">
    /// There is no such row. <see cref="UpdateOrDefault"/> returns null instead.
    /// </exception>
    public Task<T> Update(TUnique where, TUpdate data, TInclude? include = null, TWhere? and = null,
        CancellationToken ct = default) =>
        Executor.Run(Updating(where, data, include, and, isRequired: true), ct)!;

    /// <summary>Updates the row of a unique key; null when there is none.</summary>
    /// <inheritdoc cref="Update" path="/param"/>
    public Task<T?> UpdateOrDefault(TUnique where, TUpdate data, TInclude? include = null, TWhere? and = null,
        CancellationToken ct = default) =>
        Executor.Run(Updating(where, data, include, and, isRequired: false), ct);

    /// <summary>Updates the row of a unique key, or creates it.</summary>
    /// <param name="where">The key.</param>
    /// <param name="create">The row to create when there is none.</param>
    /// <param name="update">What to change when there is one.</param>
    /// <param name="include">Relations to include.</param>
    /// <param name="and">Further conditions; a row that does not meet them counts as not there.</param>
    /// <param name="ct">Cancels the operation.</param>
    /// <returns>The row as it is now.</returns>
    public Task<T> Upsert(TUnique where, TCreate create, TUpdate update, TInclude? include = null, TWhere? and = null,
        CancellationToken ct = default) =>
        Executor.Run(Writes.Upsert(Returning(include), LowerWritten(include), Info, where, create, update, and), ct)!;

    /// <summary>Deletes the row of a unique key.</summary>
    /// <param name="where">The key.</param>
    /// <param name="include">Relations to include, as they were.</param>
    /// <param name="and">Further conditions; a row that does not meet them counts as not there.</param>
    /// <param name="ct">Cancels the operation.</param>
    /// <returns>The row as it was.</returns>
    /// <exception cref="RecordNotFoundException">
    /// There is no such row. <see cref="DeleteOrDefault"/> returns null instead.
    /// </exception>
    public Task<T> Delete(TUnique where, TInclude? include = null, TWhere? and = null,
        CancellationToken ct = default) =>
        Executor.Run(Deleting(where, include, and, isRequired: true), ct)!;

    /// <summary>Deletes the row of a unique key; null when there is none.</summary>
    /// <inheritdoc cref="Delete" path="/param"/>
    public Task<T?> DeleteOrDefault(TUnique where, TInclude? include = null, TWhere? and = null,
        CancellationToken ct = default) =>
        Executor.Run(Deleting(where, include, and, isRequired: false), ct);

    /// <summary>Updates all rows that meet the conditions.</summary>
    /// <param name="where">The conditions; at least one must be left of them.</param>
    /// <param name="data">What to change.</param>
    /// <param name="limit">At most so many rows.</param>
    /// <param name="ct">Cancels the operation.</param>
    /// <returns>How many rows were updated.</returns>
    /// <exception cref="InvalidQueryException">No condition is left; <see cref="UpdateAll"/> is for that.</exception>
    [OverloadResolutionPriority(1)]
    public Task<int> UpdateMany(TWhere where, TUpdate data, int? limit = null, CancellationToken ct = default) =>
        UpdateMany(
            Verb.UpdateMany, QueryArguments.RequireCondition(Info, where, "UpdateMany", "UpdateAll(data)"), data, limit,
            ct);

    /// <inheritdoc cref="UpdateMany(TWhere, TUpdate, int?, CancellationToken)"/>
    public Task<int> UpdateMany(Func<TFields, Predicate> where, TUpdate data, int? limit = null,
        CancellationToken ct = default) =>
        UpdateMany(
            Verb.UpdateMany,
            QueryArguments.RequireCondition(Info, Root<TFields>.Lower(where), "UpdateMany", "UpdateAll(data)"), data,
            limit, ct);

    /// <summary>Updates every row of the table.</summary>
    /// <param name="data">What to change.</param>
    /// <param name="ct">Cancels the operation.</param>
    /// <returns>How many rows were updated.</returns>
    public Task<int> UpdateAll(TUpdate data, CancellationToken ct = default) =>
        UpdateMany(Verb.UpdateAll, null, data, null, ct);

    /// <summary>Deletes all rows that meet the conditions.</summary>
    /// <param name="where">The conditions; at least one must be left of them.</param>
    /// <param name="limit">At most so many rows.</param>
    /// <param name="ct">Cancels the operation.</param>
    /// <returns>How many rows were deleted.</returns>
    /// <exception cref="InvalidQueryException">No condition is left; <see cref="DeleteAll"/> is for that.</exception>
    [OverloadResolutionPriority(1)]
    public Task<int> DeleteMany(TWhere where, int? limit = null, CancellationToken ct = default) =>
        DeleteMany(
            Verb.DeleteMany, QueryArguments.RequireCondition(Info, where, "DeleteMany", "DeleteAll()"), limit, ct);

    /// <inheritdoc cref="DeleteMany(TWhere, int?, CancellationToken)"/>
    public Task<int> DeleteMany(Func<TFields, Predicate> where, int? limit = null, CancellationToken ct = default) =>
        DeleteMany(
            Verb.DeleteMany,
            QueryArguments.RequireCondition(Info, Root<TFields>.Lower(where), "DeleteMany", "DeleteAll()"), limit, ct);

    /// <summary>Deletes every row of the table.</summary>
    /// <param name="ct">Cancels the operation.</param>
    /// <returns>How many rows were deleted.</returns>
    public Task<int> DeleteAll(CancellationToken ct = default) => DeleteMany(Verb.DeleteAll, null, null, ct);

    private static Reader<T> Returning(TInclude? include) =>
        Records<T>.With(include?.ExtrasWritten(Info) ?? RecordExtras.None);

    private static IReadOnlyList<IncludePlan> LowerWritten(TInclude? include) => include?.LowerWritten(Info) ?? [];

    private static UpdateOne<T> Updating(TUnique where, TUpdate data, TInclude? include, TWhere? and,
        bool isRequired) =>
        Writes.Update(Returning(include), LowerWritten(include), Info, where, data, and, isRequired);

    private static DeleteOne<T> Deleting(TUnique where, TInclude? include, TWhere? and, bool isRequired) =>
        Writes.Delete(Returning(include), LowerWritten(include), Info, where, and, isRequired);

    private Task<int> UpdateMany(Verb verb, Predicate? where, TUpdate data, int? limit, CancellationToken ct)
    {
        Required.Argument(data, "data");
        DataRules.CheckUpdateMany(Info, data, "UpdateMany", "data");
        return Executor.Run(
            new ChangeMany { Model = Info, Verb = verb, Where = where, Update = data, Limit = limit }, ct);
    }

    private Task<int> DeleteMany(Verb verb, Predicate? where, int? limit, CancellationToken ct) =>
        Executor.Run(new ChangeMany { Model = Info, Verb = verb, Where = where, Limit = limit }, ct);

    /// <summary>
    /// Lazily enumerated rows; the first sets the initial capacity of the rest.
    /// </summary>
    private static DataInput[] Items(IEnumerable<TCreate> data, string verb)
    {
        Required.Argument(data, "data");
        DataInput[] items = [.. data is IReadOnlyCollection<TCreate> ? data : Remembered(data)];
        if (items.Length > 0) items[0]?.RememberSize();
        DataRules.CheckCreateMany(Info, items, verb, "data");
        return items;
    }

    private static IEnumerable<TCreate> Remembered(IEnumerable<TCreate> rows)
    {
        var isFirst = true;
        foreach (var row in rows)
        {
            if (isFirst) (row as DataInput)?.RememberSize();
            isFirst = false;
            yield return row;
        }
    }
}
