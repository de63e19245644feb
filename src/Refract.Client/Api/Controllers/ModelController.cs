using Microsoft.Extensions.Logging;

namespace Refract.Runtime;

/// <summary>
/// The operations that every controller of a model has; base of the generated <c>XControllerBase</c>. Unlike the
/// client's verbs, <see cref="Update"/> and <see cref="Delete"/> of a row that is not there return null.
/// </summary>
public abstract class ModelController<TClient, TActions, T, TWhere, TUnique, TOrderBy, TInclude, TCreate, TUpdate,
    TFields, TScalar, TSelect, TQuery>(
    TClient db, TActions actions, ILogger? logger) : ControllerBase<TClient>(db, Model<T>.Info.Name, logger)
    where TClient : ClientBase<TClient>, IClient<TClient>
    where TActions
        : ModelActions<T, TWhere, TUnique, TOrderBy, TInclude, TCreate, TUpdate, TFields, TScalar, TSelect, TQuery>
    where T : class, IModel<T> where TWhere : WhereInput where TUnique : UniqueKey where TOrderBy : OrderByInput
        where TInclude : IncludeInput
    where TCreate : DataInput where TUpdate : DataInput where TFields : struct, IFields<TFields>
        where TScalar : struct, Enum where TSelect : Row, IRowOf<TSelect>, new()
        where TQuery : QueryBase, new()
{
    /// <summary>The model's verbs.</summary>
    protected TActions Actions => actions;

    /// <summary>The first row that meets the conditions, or null.</summary>
    public Task<T?> FindOne(TWhere? where = null, TOrderBy? orderBy = null, TInclude? include = null,
        RowLock @lock = RowLock.None,
        RelationLoadStrategy? relationLoadStrategy = null, CancellationToken ct = default) =>
        Run(() => actions.FindFirst(where, orderBy, include: include, @lock: @lock,
            relationLoadStrategy: relationLoadStrategy, ct: ct));

    /// <summary>The row of a unique key, or null.</summary>
    public Task<T?> FindUnique(TUnique where, TInclude? include = null, RowLock @lock = RowLock.None,
        TWhere? and = null, CancellationToken ct = default) =>
        Run(() => actions.FindUnique(where, include, @lock, and, ct));

    /// <summary>All rows that meet the conditions.</summary>
    public Task<IReadOnlyList<T>> FindMany(
        TWhere? where = null, TOrderBy? orderBy = null, int? take = null, int? skip = null, TUnique? cursor = null,
        TInclude? include = null,
        RelationLoadStrategy? relationLoadStrategy = null, CancellationToken ct = default) =>
        Run(() => actions.FindMany(where, orderBy, take, skip, cursor, include,
            relationLoadStrategy: relationLoadStrategy, ct: ct));

    /// <summary>How many rows meet the conditions.</summary>
    public Task<int> Count(TWhere? where = null, CancellationToken ct = default) =>
        Run(() => actions.Count(where, ct: ct));

    /// <summary>Creates a row, and related ones.</summary>
    public Task<T> Create(TCreate data, TInclude? include = null, CancellationToken ct = default) =>
        Run(() => actions.Create(data, include, ct));

    /// <summary>Updates the row of a unique key; null when there is none.</summary>
    public Task<T?> Update(TUnique where, TUpdate data, TInclude? include = null, TWhere? and = null,
        CancellationToken ct = default) =>
        Run(() => actions.UpdateOrDefault(where, data, include, and, ct));

    /// <summary>Deletes the row of a unique key and returns it as it was; null when there is none.</summary>
    public Task<T?> Delete(TUnique where, TInclude? include = null, TWhere? and = null,
        CancellationToken ct = default) =>
        Run(() => actions.DeleteOrDefault(where, include, and, ct));

    /// <summary>Updates the row of a unique key, or creates it.</summary>
    public Task<T> Upsert(TUnique where, TCreate create, TUpdate update, TInclude? include = null,
        TWhere? and = null, CancellationToken ct = default) =>
        Run(() => actions.Upsert(where, create, update, include, and, ct));

    /// <summary>
    /// Updates all rows that meet the conditions, of which at least one must be left, and returns how many.
    /// </summary>
    public Task<int> UpdateMany(TWhere where, TUpdate data, CancellationToken ct = default) =>
        Run(() => actions.UpdateMany(where, data, ct: ct));

    /// <summary>
    /// Deletes all rows that meet the conditions, of which at least one must be left, and returns how many.
    /// </summary>
    public Task<int> DeleteMany(TWhere where, CancellationToken ct = default) =>
        Run(() => actions.DeleteMany(where, ct: ct));
}
