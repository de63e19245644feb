using System.Runtime.CompilerServices;

namespace Refract.Runtime;

/// <summary>
/// The verbs that read a model, once for all models; generated code adds overloads for each unique key.
/// </summary>
public abstract partial class ModelReads<T, TWhere, TUnique, TOrderBy, TInclude, TFields, TScalar,
    TSelect, TQuery>(IExecutor executor) : OtherSpellings
    where T : class, IModel<T> where TWhere : WhereInput where TUnique : UniqueKey where TOrderBy : OrderByInput
        where TInclude : IncludeInput
    where TFields : struct, IFields<TFields> where TScalar : struct, Enum
        where TSelect : Row, IRowOf<TSelect>, new() where TQuery : QueryBase, new()
{
    /// <summary>What runs the verbs.</summary>
    protected IExecutor Executor => executor;

    private protected static ModelInfo Info => Model<T>.Info;

    /// <summary>
    /// A query to be built step by step: <c>db.User.Query.OrderBy(u => u.Id.Asc).Take(10).FindMany()</c>.
    /// </summary>
    public TQuery Query => Begin(null);

    /// <summary>
    /// The column of a name that comes from outside, such as that of a query string: <c>orderBy: new() { [column] =
    /// Sort.Desc }</c>.
    /// </summary>
    /// <param name="name">
    /// The name in the schema or in C#; capitals only count where they tell two columns apart.
    /// </param>
    /// <returns>Null when there is no such column.</returns>
    public TScalar? Column(string name)
    {
        Required.Argument(name, "name");
        return Info.FindColumn(name) is { } column ? (TScalar)Enum.ToObject(typeof(TScalar), column.Slot) : null;
    }

    /// <summary>The row of a unique key, or null.</summary>
    /// <param name="where">The key.</param>
    /// <param name="include">Relations to include.</param>
    /// <param name="lock">A lock on the row until the transaction ends.</param>
    /// <param name="and">Further conditions; a row that does not meet them counts as not there.</param>
    /// <param name="ct">Cancels the operation.</param>
    public Task<T?> FindUnique(TUnique where, TInclude? include = null, RowLock @lock = RowLock.None,
        TWhere? and = null, CancellationToken ct = default) =>
        executor.Run(One(Verb.FindUnique, where, include, @lock, and, isRequired: false), ct);

    /// <summary>The row of a unique key.</summary>
    /// <param name="where">The key.</param>
    /// <param name="include">Relations to include.</param>
    /// <param name="lock">A lock on the row until the transaction ends.</param>
    /// <param name="and">Further conditions; a row that does not meet them counts as not there.</param>
    /// <param name="ct">Cancels the operation.</param>
    /// <exception cref="RecordNotFoundException">There is no such row.</exception>
    public Task<T> FindUniqueOrThrow(TUnique where, TInclude? include = null, RowLock @lock = RowLock.None,
        TWhere? and = null, CancellationToken ct = default) =>
        executor.Run(One(Verb.FindUniqueOrThrow, where, include, @lock, and, isRequired: true), ct)!;

    /// <summary>
    /// <see cref="FindUnique"/> under a name without overloads, which a compiler binds faster; for the generated
    /// overloads of each key.
    /// </summary>
    protected Task<T?> _FindUnique(TUnique where, TInclude? include, RowLock @lock, TWhere? and,
        CancellationToken ct) =>
        FindUnique(where, include, @lock, and, ct);

    /// <summary>
    /// <see cref="FindUniqueOrThrow"/> under a name without overloads, for the generated overloads of each key.
    /// </summary>
    protected Task<T> _FindUniqueOrThrow(TUnique where, TInclude? include, RowLock @lock, TWhere? and,
        CancellationToken ct) =>
        FindUniqueOrThrow(where, include, @lock, and, ct);

    /// <summary>The first row that meets the conditions, or null.</summary>
    /// <param name="where">The conditions; without any, all rows.</param>
    /// <param name="orderBy">The order that makes a row the first.</param>
    /// <param name="take">1, or -1 for the last one; given only to turn the direction.</param>
    /// <param name="skip">How many rows to leave out.</param>
    /// <param name="cursor">The row to begin at, which is the first of the page unless it is skipped.</param>
    /// <param name="include">Relations to include.</param>
    /// <param name="distinct">Keeps the first row of each distinct combination of these.</param>
    /// <param name="lock">A lock on the row until the transaction ends.</param>
    /// <param name="relationLoadStrategy">
    /// In how many round trips the relations are loaded; null for the client's way.
    /// </param>
    /// <param name="ct">Cancels the operation.</param>
    [OverloadResolutionPriority(1)]
    public Task<T?> FindFirst(
        TWhere? where = null, TOrderBy? orderBy = null, int? take = null, int? skip = null, TUnique? cursor = null,
        TInclude? include = null,
        IEnumerable<TScalar>? distinct = null, RowLock @lock = RowLock.None,
        RelationLoadStrategy? relationLoadStrategy = null, CancellationToken ct = default) =>
        First(Verb.FindFirst, Lower(where), orderBy, take, skip, cursor, include, distinct, @lock, relationLoadStrategy,
            ct);

    /// <inheritdoc cref="FindFirst(TWhere, TOrderBy, int?, int?, TUnique, TInclude, IEnumerable{TScalar}, RowLock, RelationLoadStrategy?, CancellationToken)"/>
    public Task<T?> FindFirst(
        Func<TFields, Predicate> where, TOrderBy? orderBy = null, int? take = null, int? skip = null,
        TUnique? cursor = null, TInclude? include = null,
        IEnumerable<TScalar>? distinct = null, RowLock @lock = RowLock.None,
        RelationLoadStrategy? relationLoadStrategy = null, CancellationToken ct = default) =>
        First(Verb.FindFirst, Root<TFields>.Lower(where), orderBy, take, skip, cursor, include, distinct, @lock,
            relationLoadStrategy, ct);

    /// <inheritdoc cref="FindFirst(TWhere, TOrderBy, int?, int?, TUnique, TInclude, IEnumerable{TScalar}, RowLock, RelationLoadStrategy?, CancellationToken)"/>
    /// <exception cref="RecordNotFoundException">There is none.</exception>
    [OverloadResolutionPriority(1)]
    public Task<T> FindFirstOrThrow(
        TWhere? where = null, TOrderBy? orderBy = null, int? take = null, int? skip = null, TUnique? cursor = null,
        TInclude? include = null,
        IEnumerable<TScalar>? distinct = null, RowLock @lock = RowLock.None,
        RelationLoadStrategy? relationLoadStrategy = null, CancellationToken ct = default) =>
        First(Verb.FindFirstOrThrow, Lower(where), orderBy, take, skip, cursor, include, distinct, @lock,
            relationLoadStrategy, ct)!;

    /// <inheritdoc cref="FindFirstOrThrow(TWhere, TOrderBy, int?, int?, TUnique, TInclude, IEnumerable{TScalar}, RowLock, RelationLoadStrategy?, CancellationToken)"/>
    public Task<T> FindFirstOrThrow(
        Func<TFields, Predicate> where, TOrderBy? orderBy = null, int? take = null, int? skip = null,
        TUnique? cursor = null, TInclude? include = null,
        IEnumerable<TScalar>? distinct = null, RowLock @lock = RowLock.None,
        RelationLoadStrategy? relationLoadStrategy = null, CancellationToken ct = default) =>
        First(Verb.FindFirstOrThrow, Root<TFields>.Lower(where), orderBy, take, skip, cursor, include, distinct, @lock,
            relationLoadStrategy, ct)!;

    /// <summary>All rows that meet the conditions.</summary>
    /// <param name="where">The conditions; without any, all rows.</param>
    /// <param name="orderBy">The order.</param>
    /// <param name="take">At most so many rows; negative: the last ones, still in the given order.</param>
    /// <param name="skip">How many rows to leave out.</param>
    /// <param name="cursor">The row to begin at, which is the first of the page unless it is skipped.</param>
    /// <param name="include">Relations to include.</param>
    /// <param name="distinct">Keeps the first row of each distinct combination of these.</param>
    /// <param name="lock">A lock on the rows until the transaction ends.</param>
    /// <param name="relationLoadStrategy">
    /// In how many round trips the relations are loaded; null for the client's way.
    /// </param>
    /// <param name="ct">Cancels the operation.</param>
    [OverloadResolutionPriority(1)]
    public Task<IReadOnlyList<T>> FindMany(
        TWhere? where = null, TOrderBy? orderBy = null, int? take = null, int? skip = null, TUnique? cursor = null,
        TInclude? include = null,
        IEnumerable<TScalar>? distinct = null, RowLock @lock = RowLock.None,
        RelationLoadStrategy? relationLoadStrategy = null, CancellationToken ct = default) =>
        Many(Lower(where), orderBy, take, skip, cursor, include, distinct, @lock, relationLoadStrategy, ct);

    /// <inheritdoc cref="FindMany(TWhere, TOrderBy, int?, int?, TUnique, TInclude, IEnumerable{TScalar}, RowLock, RelationLoadStrategy?, CancellationToken)"/>
    public Task<IReadOnlyList<T>> FindMany(
        Func<TFields, Predicate> where, TOrderBy? orderBy = null, int? take = null, int? skip = null,
        TUnique? cursor = null, TInclude? include = null,
        IEnumerable<TScalar>? distinct = null, RowLock @lock = RowLock.None,
        RelationLoadStrategy? relationLoadStrategy = null, CancellationToken ct = default) =>
        Many(Root<TFields>.Lower(where), orderBy, take, skip, cursor, include, distinct, @lock, relationLoadStrategy,
            ct);

    /// <summary>How many rows meet the conditions.</summary>
    /// <param name="where">The conditions; without any, all rows.</param>
    /// <param name="orderBy">The order, for <paramref name="cursor"/> and <paramref name="take"/>.</param>
    /// <param name="take">Counts at most so many.</param>
    /// <param name="skip">How many rows to leave out.</param>
    /// <param name="cursor">The row to begin at, which is the first of the page unless it is skipped.</param>
    /// <param name="ct">Cancels the operation.</param>
    [OverloadResolutionPriority(1)]
    public Task<int> Count(
        TWhere? where = null, TOrderBy? orderBy = null, int? take = null, int? skip = null, TUnique? cursor = null,
        CancellationToken ct = default) =>
        executor.Run(
            new CountRows
            {
                Model = Info, Verb = Verb.Count,
                Arguments = Lower(Lower(where), orderBy, take, skip, cursor, null, null),
            },
            ct);

    /// <summary>How many rows meet the condition.</summary>
    public Task<int> Count(Func<TFields, Predicate> where, CancellationToken ct = default) =>
        executor.Run(
            new CountRows
            {
                Model = Info, Verb = Verb.Count, Arguments = new() { Where = Root<TFields>.Lower(where) },
            }, ct);

    /// <summary>True when a row meets the conditions.</summary>
    /// <param name="where">The conditions; without any, true unless the table is empty.</param>
    /// <param name="ct">Cancels the operation.</param>
    [OverloadResolutionPriority(1)]
    public Task<bool> Exists(TWhere? where = null, CancellationToken ct = default) => Exists(Lower(where), ct);

    /// <summary>True when a row meets the condition.</summary>
    public Task<bool> Exists(Func<TFields, Predicate> where, CancellationToken ct = default) =>
        Exists(Root<TFields>.Lower(where), ct);

    /// <summary>Begins a query with a condition.</summary>
    public TQuery Where(Func<TFields, Predicate> where) => Begin(Root<TFields>.Lower(where));

    /// <summary>Begins a query with conditions in the object style.</summary>
    [OverloadResolutionPriority(1)]
    public TQuery Where(TWhere where)
    {
        Required.Argument(where, "where");
        return Begin(Lower(where));
    }

    private protected static Predicate? Lower(TWhere? where) => where?.Condition(Info.RootScope);

    private protected static IReadOnlyList<IncludePlan> Lower(TInclude? include) => include?.Lower(Info) ?? [];

    /// <summary>What reads the rows.</summary>
    private protected static Reader<T> Reading(TInclude? include) => Records<T>.With(ExtrasOf(include));

    private protected static RecordExtras ExtrasOf(TInclude? include) => include?.Extras(Info) ?? RecordExtras.None;

    private async Task<bool> Exists(Predicate? where, CancellationToken ct) => await executor.Run(
        new CountRows { Model = Info, Verb = Verb.Exists, Arguments = new() { Where = where, Take = 1 } }, ct)
        .ConfigureAwait(false) > 0;

    private TQuery Begin(Predicate? where)
    {
        var query = new TQuery();
        query.Start(executor, Info, where);
        return query;
    }

    private static FindOne<T> One(Verb verb, TUnique where, TInclude? include, RowLock rowLock, TWhere? and,
        bool isRequired)
    {
        Required.Key(Info, where, "where");
        return new FindOne<T>
        {
            Reader = Reading(include), Model = Info, Verb = verb, Key = where, Lock = rowLock, IsRequired = isRequired,
            Arguments = new()
            {
                Where = QueryArguments.OfKey(Info, where, and), Include = Lower(include),
                Extras = ExtrasOf(include),
            },
        };
    }

    private Task<T?> First(
        Verb verb, Predicate? where, TOrderBy? orderBy, int? take, int? skip, TUnique? cursor, TInclude? include,
        IEnumerable<TScalar>? distinct, RowLock rowLock, RelationLoadStrategy? strategy, CancellationToken ct) =>
        executor.Run(
            new FindOne<T>
            {
                Reader = Reading(include), Model = Info, Verb = verb, IsRequired = verb == Verb.FindFirstOrThrow,
                Lock = rowLock, LoadStrategy = strategy,
                Arguments = Lower(where, orderBy, take, skip, cursor, include, distinct),
            },
            ct);

    private Task<IReadOnlyList<T>> Many(
        Predicate? where, TOrderBy? orderBy, int? take, int? skip, TUnique? cursor, TInclude? include,
        IEnumerable<TScalar>? distinct, RowLock rowLock, RelationLoadStrategy? strategy, CancellationToken ct) =>
        executor.Run(
            new FindMany<T>
            {
                Reader = Reading(include), Model = Info, Verb = Verb.FindMany, Lock = rowLock, LoadStrategy = strategy,
                Arguments = Lower(where, orderBy, take, skip, cursor, include, distinct),
            },
            ct);

    private static RowArguments Lower(
        Predicate? where, TOrderBy? orderBy, int? take, int? skip, TUnique? cursor, TInclude? include,
        IEnumerable<TScalar>? distinct) =>
        QueryArguments.Of(Info, where, orderBy, take, skip, cursor, distinct) with
        {
            Include = Lower(include), Extras = ExtrasOf(include),
        };
}
