using System.Runtime.CompilerServices;

namespace Refract.Runtime;

public abstract partial class ModelReads<T, TWhere, TUnique, TOrderBy, TInclude, TFields, TScalar,
    TSelect, TQuery>
{
    /// <summary>
    /// The rows that meet the conditions, one after the other, while they are read: of any number of rows few are in
    /// memory.
    /// </summary>
    /// <param name="where">The conditions; null for all rows.</param>
    /// <param name="orderBy">The order.</param>
    /// <param name="take">At most so many; not from the end.</param>
    /// <param name="skip">Leaves out so many first.</param>
    /// <param name="cursor">Begins at the row of this key.</param>
    /// <param name="include">Relations to include; they are loaded for a few hundred rows at a time.</param>
    /// <param name="distinct">Keeps the first row of each distinct combination.</param>
    /// <param name="ct">Stops the reading, as the token of the loop does.</param>
    /// <remarks>
    /// The connection is in use until the end of the loop, or until it is left; included relations are read on a second
    /// one. Inside a transaction all rows are read at once, for the loop may want to use the connection of the
    /// transaction too. Nothing is sent before the loop begins; each loop sends the query again.
    /// </remarks>
    [OverloadResolutionPriority(1)]
    public IAsyncEnumerable<T> Stream(
        TWhere? where = null, TOrderBy? orderBy = null, int? take = null, int? skip = null, TUnique? cursor = null,
        TInclude? include = null, IEnumerable<TScalar>? distinct = null, CancellationToken ct = default) =>
        Streamed(Lower(Lower(where), orderBy, take, skip, cursor, include, distinct), Reading(include), ct);

    /// <inheritdoc cref="Stream(TWhere, TOrderBy, int?, int?, TUnique, TInclude, IEnumerable{TScalar}, CancellationToken)"/>
    public IAsyncEnumerable<T> Stream(
        Func<TFields, Predicate> where, TOrderBy? orderBy = null, int? take = null, int? skip = null,
        TUnique? cursor = null, TInclude? include = null, IEnumerable<TScalar>? distinct = null,
        CancellationToken ct = default) =>
        Streamed(Lower(Root<TFields>.Lower(where), orderBy, take, skip, cursor, include, distinct), Reading(include),
            ct);

    private IAsyncEnumerable<T> Streamed(RowArguments arguments, Reader<T> reader, CancellationToken ct) =>
        RowStream.Of<T>((target, stop) => executor.Run(
            new StreamRows<T, T>
            {
                Reader = reader, Model = Info, Verb = Verb.Stream, Arguments = arguments, Results = static rows => rows,
                Target = target,
            }, stop), ct);
}
