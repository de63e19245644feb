using System.ComponentModel;

namespace Refract.Runtime;

public abstract partial class ModelActions<T, TWhere, TUnique, TOrderBy, TInclude, TCreate, TUpdate, TFields, TScalar,
    TQuery>
{
    /// <summary>The verbs with a shape. For generated code.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public new Selected<TRow, TResult> _Select<TRow, TResult>(Shape<TRow> shape, Func<TRow, TResult> function)
        where TRow : Row, IRowOf<TRow>, new() =>
        new(Executor, shape, function);

    /// <summary>
    /// All verbs that return a row, with a shape: writes return what its function makes of the row.
    /// </summary>
    /// <inheritdoc/>
    public new sealed class Selected<TRow, TResult>
        : ModelReads<T, TWhere, TUnique, TOrderBy, TInclude, TFields, TScalar, TQuery>.Selected<TRow, TResult>
        where TRow : Row, IRowOf<TRow>, new()
    {
        internal Selected(IExecutor executor, Shape<TRow> shape, Func<TRow, TResult> function)
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
    }
}
