using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace Refract.Runtime;

/// <summary>The steps of a query and the verbs that read, once for all models.</summary>
public abstract partial class ReadQuery<TSelf, T, TWhere, TUnique, TOrderBy, TInclude, TFields, TRelations, TScalar,
    TSelect>
    : QueryBase
    where TSelf : ReadQuery<TSelf, T, TWhere, TUnique, TOrderBy, TInclude, TFields, TRelations, TScalar, TSelect>
    where T : class, IModel<T> where TWhere : WhereInput where TUnique : UniqueKey where TOrderBy : OrderByInput
        where TInclude : IncludeInput
    where TFields : struct, IFields<TFields> where TRelations : struct where TScalar : struct, Enum
        where TSelect : Row, IRowOf<TSelect>, new()
{
    /// <summary>Adds a condition.</summary>
    public TSelf Where(Func<TFields, Predicate> where) => AndWhere(Root<TFields>.Lower(where));

    /// <summary>Adds conditions in the object style.</summary>
    [OverloadResolutionPriority(1)]
    public TSelf Where(TWhere where)
    {
        Required.Argument(where, "where");
        return AndWhere(where.Condition(Info.RootScope));
    }

    /// <summary>Adds steps to the ordering.</summary>
    public TSelf OrderBy(params ReadOnlySpan<Func<TFields, Ordering>> steps)
    {
        var copy = With();
        copy.Arguments.OrderBy = [.. Arguments.OrderBy, .. QueryArguments.Terms(steps)];
        return copy;
    }

    /// <summary>Adds steps to the ordering, in the object style.</summary>
    [OverloadResolutionPriority(1)]
    public TSelf OrderBy(TOrderBy orderBy)
    {
        Required.Argument(orderBy, "orderBy");
        var copy = With();
        copy.Arguments.OrderBy = [.. Arguments.OrderBy, .. orderBy.Lower(Info)];
        return copy;
    }

    /// <summary>
    /// Includes relations and lazy columns. Of a relation that another step included before, this one says which rows;
    /// what both include in them is loaded.
    /// </summary>
    public TSelf Include(params ReadOnlySpan<Func<TRelations, IncludeStep>> relations)
    {
        var copy = With();
        IncludeStep.AddTo(ref copy.Arguments, relations, Info);
        return copy;
    }

    /// <summary>
    /// Includes relations and lazy columns, in the object style. Of a relation that another step included before, this
    /// one says which rows; what both include in them is loaded.
    /// </summary>
    [OverloadResolutionPriority(1)]
    public TSelf Include(TInclude include)
    {
        Required.Argument(include, "include");
        var copy = With();
        foreach (var relation in include.Lower(Info)) copy.Arguments.Add(relation);
        copy.Arguments.Extras = Arguments.Extras.With(include.Extras(Info));
        return copy;
    }

    /// <summary>At most so many rows; negative: the last ones, still in the given order.</summary>
    public TSelf Take(int count)
    {
        var copy = With();
        copy.Arguments.Take = count;
        return copy;
    }

    /// <summary>Leaves so many rows out.</summary>
    public TSelf Skip(int count)
    {
        var copy = With();
        copy.Arguments.Skip = Paging.CheckSkip(count);
        return copy;
    }

    /// <summary>Begins at this row, which is the first of the page unless it is skipped.</summary>
    public TSelf Cursor(TUnique row)
    {
        var copy = With();
        copy.Arguments.Cursor = Paging.CheckCursor(Info, row);
        return copy;
    }

    /// <summary>Keeps the first row of each distinct combination.</summary>
    public TSelf Distinct(params TScalar[] fields)
    {
        var copy = With();
        copy.Arguments.Distinct = Paging.SlotsOf(fields);
        return copy;
    }

    /// <summary>Locks the rows until the transaction ends.</summary>
    public TSelf Lock(RowLock rowLock)
    {
        var copy = With();
        copy.RowLock = rowLock;
        return copy;
    }

    /// <summary>In how many round trips the relations are loaded; without it, the client's way.</summary>
    public TSelf RelationLoadStrategy(RelationLoadStrategy strategy)
    {
        var copy = With();
        copy.LoadStrategy = strategy;
        return copy;
    }

    /// <summary>All rows.</summary>
    public Task<IReadOnlyList<T>> FindMany(CancellationToken ct = default) =>
        Executor.Run(Many(), ct);

    /// <summary>
    /// The rows, one after the other, while they are read: of any number of rows few are in memory.
    /// </summary>
    /// <param name="ct">Stops the reading, as the token of the loop does.</param>
    /// <remarks>
    /// The connection is in use until the end of the loop, or until it is left; included relations are read on a second
    /// one, for a few hundred rows at a time. Inside a transaction all rows are read at once.
    /// </remarks>
    public IAsyncEnumerable<T> Stream(CancellationToken ct = default) =>
        RowStream.Of<T>((target, stop) => Executor.Run(
            new StreamRows<T, T>
            {
                Reader = Records<T>.With(Arguments.Extras), Model = Info, Verb = Verb.Stream, Arguments = Arguments,
                Lock = RowLock, LoadStrategy = LoadStrategy, Results = static rows => rows, Target = target,
            }, stop), ct);

    /// <summary>The rows, and how many there are without <c>Take</c>, <c>Skip</c> and <c>Cursor</c>.</summary>
    public Task<Page<T>> FindManyAndCount(CancellationToken ct = default) => Executor.Run(
        new FindPage<T, T>
        {
            Reader = Records<T>.With(Arguments.Extras), Model = Info, Verb = Verb.FindManyAndCount,
            Arguments = Arguments, Lock = RowLock, LoadStrategy = LoadStrategy, Results = rows => rows,
        }, ct);

    /// <summary>The first row, or null.</summary>
    public Task<T?> FindFirst(CancellationToken ct = default) =>
        Executor.Run(One(Verb.FindFirst, isRequired: false), ct);

    /// <summary>The first row.</summary>
    /// <exception cref="RecordNotFoundException">There is none.</exception>
    public Task<T> FindFirstOrThrow(CancellationToken ct = default) =>
        Executor.Run(One(Verb.FindFirstOrThrow, isRequired: true), ct)!;

    /// <summary>Reads what a record with <see cref="SelectAttribute{T}"/> holds.</summary>
    /// <typeparam name="TShape">The record.</typeparam>
    public ShapedQuery<TSelect, TShape> Select<TShape>() where TShape : IShape<TShape, TSelect> =>
        _Select(TShape.Shape, TShape.Of);

    /// <summary>Reads what a record with <see cref="SelectAttribute{T}"/> holds.</summary>
    /// <typeparam name="TShape">The record.</typeparam>
    /// <param name="include">
    /// Which rows of the record's relations are read: conditions, order and limits, at any depth. It adds no relation
    /// that the record does not have, but for what is included in whole records.
    /// </param>
    /// <exception cref="InvalidQueryException">The record does not have a relation that is named.</exception>
    public ShapedQuery<TSelect, TShape> Select<TShape>(TInclude include) where TShape : IShape<TShape, TSelect>
    {
        Required.Argument(include, "include");
        return _Select((Shape<TSelect>)TShape.Shape.With(include.Lower(Info), include.Extras(Info)), TShape.Of);
    }

    /// <summary>The query with a shape. For generated code.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public ShapedQuery<TSelect, TResult> _Select<TResult>(Shape<TSelect> shape, Func<TSelect, TResult> function)
    {
        ArgumentNullException.ThrowIfNull(function);
        return new(Executor, shape, function, Arguments, RowLock, LoadStrategy);
    }

    /// <summary>True when there is a row.</summary>
    public async Task<bool> Exists(CancellationToken ct = default) => await Executor.Run(
        new CountRows { Model = Info, Verb = Verb.Exists, Arguments = Arguments with { Take = 1 }, Lock = RowLock }, ct)
        .ConfigureAwait(false) > 0;

    /// <summary>How many rows.</summary>
    public Task<int> Count(CancellationToken ct = default) => Executor.Run(
        new CountRows { Model = Info, Verb = Verb.Count, Arguments = Arguments, Lock = RowLock }, ct);

    /// <summary>The SQL that <see cref="FindMany"/> would run first, and its parameters, without running it.</summary>
    public SqlPreview ToSql() => Executor.Preview(Many());

    private FindMany<T> Many() => new()
    {
        Reader = Records<T>.With(Arguments.Extras), Model = Info, Verb = Verb.FindMany, Arguments = Arguments,
        Lock = RowLock, LoadStrategy = LoadStrategy,
    };

    private FindOne<T> One(Verb verb, bool isRequired) => new()
    {
        Reader = Records<T>.With(Arguments.Extras), Model = Info, Verb = verb, Arguments = Arguments, Lock = RowLock,
        LoadStrategy = LoadStrategy, IsRequired = isRequired,
    };

    private TSelf AndWhere(Predicate? where)
    {
        var copy = With();
        copy.Arguments.Where = QueryArguments.And(Arguments.Where, where);
        return copy;
    }

    private TSelf With() => (TSelf)Copy();
}
