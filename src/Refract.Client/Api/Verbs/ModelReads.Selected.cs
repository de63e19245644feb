using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace Refract.Runtime;

public abstract partial class ModelReads<T, TWhere, TUnique, TOrderBy, TInclude, TFields, TScalar,
    TSelect, TQuery>
{
    /// <summary>Reads what a record with <see cref="SelectAttribute{T}"/> holds.</summary>
    /// <typeparam name="TShape">The record.</typeparam>
    public Selected<TShape> Select<TShape>() where TShape : IShape<TShape, TSelect> =>
        _Select(TShape.Shape, TShape.Of);

    /// <summary>Reads what a record with <see cref="SelectAttribute{T}"/> holds.</summary>
    /// <typeparam name="TShape">The record.</typeparam>
    /// <param name="include">
    /// Which rows of the record's relations are read: conditions, order and limits, at any depth. It adds no relation
    /// that the record does not have, but for what is included in whole records.
    /// </param>
    /// <exception cref="InvalidQueryException">The record does not have a relation that is named.</exception>
    public Selected<TShape> Select<TShape>(TInclude include) where TShape : IShape<TShape, TSelect>
    {
        Required.Argument(include, "include");
        return _Select((Shape<TSelect>)TShape.Shape.With(include.Lower(Info), include.Extras(Info)), TShape.Of);
    }

    /// <summary>The verbs with a shape. For generated code.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public Selected<TResult> _Select<TResult>(Shape<TSelect> shape, Func<TSelect, TResult> function) =>
        new(Executor, shape, function);

    /// <summary>
    /// The verbs that read, with a shape: they return what its function makes of a row, and read only what it uses.
    /// </summary>
    /// <typeparam name="TResult">What it makes of one.</typeparam>
    public class Selected<TResult> : OtherSpellings
    {
        private readonly Shape<TSelect> _shape;
        private readonly Func<TSelect, TResult> _function;

        /// <summary>The verbs with a shape.</summary>
        internal Selected(IExecutor executor, Shape<TSelect> shape, Func<TSelect, TResult> function)
        {
            ArgumentNullException.ThrowIfNull(function);
            (Executor, _shape, _function) = (executor, shape, function);
        }

        private protected IExecutor Executor { get; }

        /// <summary>The result of the row of a unique key; the default value when there is none.</summary>
        /// <param name="where">The key.</param>
        /// <param name="lock">A lock on the row until the transaction ends.</param>
        /// <param name="and">Further conditions; a row that does not meet them counts as not there.</param>
        /// <param name="ct">Cancels the operation.</param>
        public Task<TResult?> FindUnique(TUnique where, RowLock @lock = RowLock.None, TWhere? and = null,
            CancellationToken ct = default)
        {
            var reader = Reader();
            var plan = ByKey(reader, Verb.FindUnique, where, @lock, and, isRequired: false);
            return ShapedResult.OrDefault(Executor, plan, reader, ct);
        }

        /// <summary>The result of the row of a unique key.</summary>
        /// <inheritdoc cref="FindUnique" path="/param"/>
        /// <exception cref="RecordNotFoundException">There is no such row.</exception>
        public Task<TResult> FindUniqueOrThrow(TUnique where, RowLock @lock = RowLock.None, TWhere? and = null,
            CancellationToken ct = default)
        {
            var reader = Reader();
            var plan = ByKey(reader, Verb.FindUniqueOrThrow, where, @lock, and, isRequired: true);
            return ShapedResult.Of(Executor, plan, reader, ct);
        }

        /// <summary>
        /// The result of the first row that meets the conditions; the default value when there is none.
        /// </summary>
        /// <inheritdoc cref="FindMany(TWhere, TOrderBy, int?, int?, TUnique, IEnumerable{TScalar}, RowLock, RelationLoadStrategy?, CancellationToken)" path="/param"/>
        [OverloadResolutionPriority(1)]
        public Task<TResult?> FindFirst(
            TWhere? where = null, TOrderBy? orderBy = null, int? take = null, int? skip = null, TUnique? cursor = null,
            IEnumerable<TScalar>? distinct = null, RowLock @lock = RowLock.None,
            RelationLoadStrategy? relationLoadStrategy = null, CancellationToken ct = default)
        {
            var arguments = QueryArguments.Of(Info, where?.Condition(Info.RootScope), orderBy, take, skip, cursor,
                distinct);
            return Query(arguments, @lock, relationLoadStrategy).FindFirst(ct);
        }

        /// <inheritdoc cref="FindFirst(TWhere, TOrderBy, int?, int?, TUnique, IEnumerable{TScalar}, RowLock, RelationLoadStrategy?, CancellationToken)"/>
        public Task<TResult?> FindFirst(
            Func<TFields, Predicate> where, TOrderBy? orderBy = null, int? take = null, int? skip = null,
            TUnique? cursor = null, IEnumerable<TScalar>? distinct = null, RowLock @lock = RowLock.None,
            RelationLoadStrategy? relationLoadStrategy = null, CancellationToken ct = default)
        {
            var arguments = QueryArguments.Of(Info, Root<TFields>.Lower(where), orderBy, take, skip, cursor, distinct);
            return Query(arguments, @lock, relationLoadStrategy).FindFirst(ct);
        }

        /// <summary>The result of the first row that meets the conditions.</summary>
        /// <inheritdoc cref="FindMany(TWhere, TOrderBy, int?, int?, TUnique, IEnumerable{TScalar}, RowLock, RelationLoadStrategy?, CancellationToken)" path="/param"/>
        /// <exception cref="RecordNotFoundException">There is none.</exception>
        [OverloadResolutionPriority(1)]
        public Task<TResult> FindFirstOrThrow(
            TWhere? where = null, TOrderBy? orderBy = null, int? take = null, int? skip = null, TUnique? cursor = null,
            IEnumerable<TScalar>? distinct = null, RowLock @lock = RowLock.None,
            RelationLoadStrategy? relationLoadStrategy = null, CancellationToken ct = default)
        {
            var arguments = QueryArguments.Of(Info, where?.Condition(Info.RootScope), orderBy, take, skip, cursor,
                distinct);
            return Query(arguments, @lock, relationLoadStrategy).FindFirstOrThrow(ct);
        }

        /// <inheritdoc cref="FindFirstOrThrow(TWhere, TOrderBy, int?, int?, TUnique, IEnumerable{TScalar}, RowLock, RelationLoadStrategy?, CancellationToken)"/>
        public Task<TResult> FindFirstOrThrow(
            Func<TFields, Predicate> where, TOrderBy? orderBy = null, int? take = null, int? skip = null,
            TUnique? cursor = null, IEnumerable<TScalar>? distinct = null, RowLock @lock = RowLock.None,
            RelationLoadStrategy? relationLoadStrategy = null, CancellationToken ct = default)
        {
            var arguments = QueryArguments.Of(Info, Root<TFields>.Lower(where), orderBy, take, skip, cursor, distinct);
            return Query(arguments, @lock, relationLoadStrategy).FindFirstOrThrow(ct);
        }

        /// <summary>The results of all rows that meet the conditions.</summary>
        /// <param name="where">The conditions; without any, all rows.</param>
        /// <param name="orderBy">The order.</param>
        /// <param name="take">At most so many rows; negative: the last ones, still in the given order.</param>
        /// <param name="skip">How many rows to leave out.</param>
        /// <param name="cursor">The row to begin at, which is the first of the page unless it is skipped.</param>
        /// <param name="distinct">Keeps the first row of each distinct combination of these.</param>
        /// <param name="lock">A lock on the rows until the transaction ends.</param>
        /// <param name="relationLoadStrategy">
        /// In how many round trips the relations are loaded; null for the client's way.
        /// </param>
        /// <param name="ct">Cancels the operation.</param>
        [OverloadResolutionPriority(1)]
        public Task<IReadOnlyList<TResult>> FindMany(
            TWhere? where = null, TOrderBy? orderBy = null, int? take = null, int? skip = null, TUnique? cursor = null,
            IEnumerable<TScalar>? distinct = null, RowLock @lock = RowLock.None,
            RelationLoadStrategy? relationLoadStrategy = null, CancellationToken ct = default)
        {
            var arguments = QueryArguments.Of(Info, where?.Condition(Info.RootScope), orderBy, take, skip, cursor,
                distinct);
            return Query(arguments, @lock, relationLoadStrategy).FindMany(ct);
        }

        /// <inheritdoc cref="FindMany(TWhere, TOrderBy, int?, int?, TUnique, IEnumerable{TScalar}, RowLock, RelationLoadStrategy?, CancellationToken)"/>
        public Task<IReadOnlyList<TResult>> FindMany(
            Func<TFields, Predicate> where, TOrderBy? orderBy = null, int? take = null, int? skip = null,
            TUnique? cursor = null, IEnumerable<TScalar>? distinct = null, RowLock @lock = RowLock.None,
            RelationLoadStrategy? relationLoadStrategy = null, CancellationToken ct = default)
        {
            var arguments = QueryArguments.Of(Info, Root<TFields>.Lower(where), orderBy, take, skip, cursor, distinct);
            return Query(arguments, @lock, relationLoadStrategy).FindMany(ct);
        }

        /// <summary>A page of the results, and how many rows meet the conditions on all pages.</summary>
        /// <inheritdoc cref="FindMany(TWhere, TOrderBy, int?, int?, TUnique, IEnumerable{TScalar}, RowLock, RelationLoadStrategy?, CancellationToken)" path="/param"/>
        [OverloadResolutionPriority(1)]
        public Task<Page<TResult>> FindManyAndCount(
            TWhere? where = null, TOrderBy? orderBy = null, int? take = null, int? skip = null, TUnique? cursor = null,
            IEnumerable<TScalar>? distinct = null, RelationLoadStrategy? relationLoadStrategy = null,
            CancellationToken ct = default)
        {
            var arguments = QueryArguments.Of(Info, where?.Condition(Info.RootScope), orderBy, take, skip, cursor,
                distinct);
            return Query(arguments, RowLock.None, relationLoadStrategy).FindManyAndCount(ct);
        }

        /// <inheritdoc cref="FindManyAndCount(TWhere, TOrderBy, int?, int?, TUnique, IEnumerable{TScalar}, RelationLoadStrategy?, CancellationToken)"/>
        public Task<Page<TResult>> FindManyAndCount(
            Func<TFields, Predicate> where, TOrderBy? orderBy = null, int? take = null, int? skip = null,
            TUnique? cursor = null, IEnumerable<TScalar>? distinct = null,
            RelationLoadStrategy? relationLoadStrategy = null, CancellationToken ct = default)
        {
            var arguments = QueryArguments.Of(Info, Root<TFields>.Lower(where), orderBy, take, skip, cursor, distinct);
            return Query(arguments, RowLock.None, relationLoadStrategy).FindManyAndCount(ct);
        }

        /// <summary>
        /// What the function makes of the rows that meet the conditions, one after the other, while they are read.
        /// </summary>
        /// <param name="where">The conditions; null for all rows.</param>
        /// <param name="orderBy">The order.</param>
        /// <param name="take">At most so many; not from the end.</param>
        /// <param name="skip">Leaves out so many first.</param>
        /// <param name="ct">Stops the reading, as the token of the loop does.</param>
        public IAsyncEnumerable<TResult> Stream(TWhere? where = null, TOrderBy? orderBy = null, int? take = null,
            int? skip = null, CancellationToken ct = default) =>
            Query(QueryArguments.Of<TScalar>(Info, where?.Condition(Info.RootScope), orderBy, take, skip, null, null),
                RowLock.None, null).Stream(ct);

        private protected ShapeReader<TSelect, TResult> Reader(bool isWritten = false) =>
            new(_shape, _function, isWritten);

        private ShapedQuery<TSelect, TResult> Query(in RowArguments arguments, RowLock rowLock,
            RelationLoadStrategy? strategy) =>
            new(Executor, _shape, _function, arguments, rowLock, strategy);

        private static FindOne<TSelect> ByKey(ShapeReader<TSelect, TResult> reader, Verb verb, TUnique where,
            RowLock rowLock, TWhere? and, bool isRequired)
        {
            Required.Key(Info, where, "where");
            return new FindOne<TSelect>
            {
                Reader = reader, Model = Info, Verb = verb, Key = where, Lock = rowLock, IsRequired = isRequired,
                Arguments = new() { Where = QueryArguments.OfKey(Info, where, and), Include = reader.Includes },
            };
        }
    }
}
