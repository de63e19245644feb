using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace Refract.Runtime;

public abstract partial class ModelActions<T, TWhere, TUnique, TOrderBy, TInclude, TCreate, TUpdate, TFields, TScalar,
    TSelect, TQuery>
{
    /// <inheritdoc cref="ModelReads{T, TWhere, TUnique, TOrderBy, TInclude, TFields, TScalar, TSelect, TQuery}.Select{TShape}()"/>
    public new Selected<TShape> Select<TShape>() where TShape : IShape<TShape, TSelect> =>
        _Select(TShape.Shape, TShape.Of);

    /// <inheritdoc cref="ModelReads{T, TWhere, TUnique, TOrderBy, TInclude, TFields, TScalar, TSelect, TQuery}.Select{TShape}(TInclude)"/>
    public new Selected<TShape> Select<TShape>(TInclude include) where TShape : IShape<TShape, TSelect>
    {
        Required.Argument(include, "include");
        return _Select((Shape<TSelect>)TShape.Shape.With(include.Lower(Info), include.Extras(Info)), TShape.Of);
    }

    /// <summary>The verbs with a shape. For generated code.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public new Selected<TResult> _Select<TResult>(Shape<TSelect> shape, Func<TSelect, TResult> function) =>
        new(Executor, shape, function);

    /// <summary>
    /// All verbs that return a row, with a shape: writes return what its function makes of the row.
    /// </summary>
    /// <inheritdoc/>
    public new sealed class Selected<TResult>
        : ModelReads<T, TWhere, TUnique, TOrderBy, TInclude, TFields, TScalar, TSelect, TQuery>.Selected<TResult>
    {
        internal Selected(IExecutor executor, Shape<TSelect> shape, Func<TSelect, TResult> function)
            : base(executor, shape, function)
        {
        }

        /// <summary>Creates a row, and related ones.</summary>
        /// <param name="data">The row.</param>
        /// <param name="ct">Cancels the operation.</param>
        public Task<TResult> Create(TCreate data, CancellationToken ct = default)
        {
            var reader = Reader(isWritten: true);
            return ShapedResult.Of(Executor, Writes.Create(reader, reader.Includes, Info, data), reader, ct);
        }

        /// <summary>Updates the row of a unique key.</summary>
        /// <param name="where">The key.</param>
        /// <param name="data">What to change.</param>
        /// <param name="and">Further conditions; a row that does not meet them counts as not there.</param>
        /// <param name="ct">Cancels the operation.</param>
        /// <exception cref="RecordNotFoundException">There is no such row.</exception>
        public Task<TResult> Update(TUnique where, TUpdate data, TWhere? and = null, CancellationToken ct = default)
        {
            var reader = Reader(isWritten: true);
            return ShapedResult.Of(
                Executor, Writes.Update(reader, reader.Includes, Info, where, data, and, isRequired: true), reader, ct);
        }

        /// <summary>Updates the row of a unique key; the default value when there is none.</summary>
        /// <inheritdoc cref="Update" path="/param"/>
        public Task<TResult?> UpdateOrDefault(TUnique where, TUpdate data, TWhere? and = null,
            CancellationToken ct = default)
        {
            var reader = Reader(isWritten: true);
            return ShapedResult.OrDefault(
                Executor, Writes.Update(reader, reader.Includes, Info, where, data, and, isRequired: false), reader,
                ct);
        }

        /// <summary>Updates the row of a unique key, or creates it.</summary>
        /// <param name="where">The key.</param>
        /// <param name="create">The row to create when there is none.</param>
        /// <param name="update">What to change when there is one.</param>
        /// <param name="and">Further conditions; a row that does not meet them counts as not there.</param>
        /// <param name="ct">Cancels the operation.</param>
        public Task<TResult> Upsert(TUnique where, TCreate create, TUpdate update, TWhere? and = null,
            CancellationToken ct = default)
        {
            var reader = Reader(isWritten: true);
            return ShapedResult.Of(
                Executor, Writes.Upsert(reader, reader.Includes, Info, where, create, update, and), reader, ct);
        }

        /// <summary>Deletes the row of a unique key, and returns what it was.</summary>
        /// <param name="where">The key.</param>
        /// <param name="and">Further conditions; a row that does not meet them counts as not there.</param>
        /// <param name="ct">Cancels the operation.</param>
        /// <exception cref="RecordNotFoundException">There is no such row.</exception>
        public Task<TResult> Delete(TUnique where, TWhere? and = null, CancellationToken ct = default)
        {
            var reader = Reader(isWritten: true);
            return ShapedResult.Of(
                Executor, Writes.Delete(reader, reader.Includes, Info, where, and, isRequired: true), reader, ct);
        }

        /// <summary>Deletes the row of a unique key; the default value when there is none.</summary>
        /// <inheritdoc cref="Delete" path="/param"/>
        public Task<TResult?> DeleteOrDefault(TUnique where, TWhere? and = null, CancellationToken ct = default)
        {
            var reader = Reader(isWritten: true);
            return ShapedResult.OrDefault(
                Executor, Writes.Delete(reader, reader.Includes, Info, where, and, isRequired: false), reader, ct);
        }

        /// <summary>Creates many rows and returns what the function makes of each.</summary>
        /// <param name="data">The rows.</param>
        /// <param name="skipDuplicates">True to leave out rows of which a key is taken.</param>
        /// <param name="ct">Cancels the operation.</param>
        public Task<IReadOnlyList<TResult>> CreateManyAndReturn(IEnumerable<TCreate> data,
            bool skipDuplicates = false, CancellationToken ct = default)
        {
            var items = Items(data, "CreateManyAndReturn");
            var reader = Reader(isWritten: true);
            return Executor.Run(
                new WriteManyReturning<TSelect, TResult>
                {
                    Reader = reader, Include = reader.Includes, Results = reader.Results, Model = Info,
                    Verb = Verb.CreateManyAndReturn, Create = items, SkipDuplicates = skipDuplicates,
                }, ct);
        }

        /// <summary>
        /// Updates all rows that meet the conditions, and returns what the function makes of each as it is now.
        /// </summary>
        /// <param name="where">The conditions; at least one must be left of them.</param>
        /// <param name="data">What to change.</param>
        /// <param name="limit">At most so many rows.</param>
        /// <param name="ct">Cancels the operation.</param>
        /// <exception cref="InvalidQueryException">No condition is left.</exception>
        [OverloadResolutionPriority(1)]
        public Task<IReadOnlyList<TResult>> UpdateManyAndReturn(TWhere where, TUpdate data, int? limit = null,
            CancellationToken ct = default) =>
            UpdatedRows(QueryArguments.RequireCondition(Info, where, UpdateReturning, null), data, limit, ct);

        /// <inheritdoc cref="UpdateManyAndReturn(TWhere, TUpdate, int?, CancellationToken)"/>
        public Task<IReadOnlyList<TResult>> UpdateManyAndReturn(Func<TFields, Predicate> where, TUpdate data,
            int? limit = null, CancellationToken ct = default) =>
            UpdatedRows(QueryArguments.RequireCondition(Info, Root<TFields>.Lower(where), UpdateReturning, null),
                data, limit, ct);

        /// <summary>
        /// Deletes all rows that meet the conditions, and returns what the function makes of each as it was.
        /// </summary>
        /// <param name="where">The conditions; at least one must be left of them.</param>
        /// <param name="limit">At most so many rows.</param>
        /// <param name="ct">Cancels the operation.</param>
        /// <exception cref="InvalidQueryException">No condition is left, or the function reads relations.</exception>
        [OverloadResolutionPriority(1)]
        public Task<IReadOnlyList<TResult>> DeleteManyAndReturn(TWhere where, int? limit = null,
            CancellationToken ct = default) =>
            DeletedRows(QueryArguments.RequireCondition(Info, where, DeleteReturning, null), limit, ct);

        /// <inheritdoc cref="DeleteManyAndReturn(TWhere, int?, CancellationToken)"/>
        public Task<IReadOnlyList<TResult>> DeleteManyAndReturn(Func<TFields, Predicate> where, int? limit = null,
            CancellationToken ct = default) =>
            DeletedRows(QueryArguments.RequireCondition(Info, Root<TFields>.Lower(where), DeleteReturning, null),
                limit, ct);

        private Task<IReadOnlyList<TResult>> UpdatedRows(Predicate where, TUpdate data, int? limit,
            CancellationToken ct)
        {
            Required.Argument(data, "data");
            DataRules.CheckUpdateMany(Info, data, UpdateReturning, "data");
            var reader = Reader(isWritten: true);
            return Executor.Run(Changing(reader, reader.Includes, reader.Results, where, data, limit), ct);
        }

        private Task<IReadOnlyList<TResult>> DeletedRows(Predicate where, int? limit, CancellationToken ct)
        {
            var reader = Reader(isWritten: true);
            if (reader.Includes.Count > 0)
                throw new InvalidQueryException(
                    $"{DeleteReturning} with Select reads columns of the rows only: relations are deleted along or "
                    + "lead nowhere. Read them before, in one transaction.", "select");
            return Executor.Run(Changing(reader, [], reader.Results, where, null, limit), ct);
        }
    }
}
