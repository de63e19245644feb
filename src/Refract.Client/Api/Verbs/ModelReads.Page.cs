using System.Runtime.CompilerServices;

namespace Refract.Runtime;

public abstract partial class ModelReads<T, TWhere, TUnique, TOrderBy, TInclude, TFields, TScalar,
    TSelect, TQuery>
{
    /// <summary>A page of the rows that meet the conditions, and how many there are on all pages.</summary>
    /// <inheritdoc cref="FindMany(TWhere, TOrderBy, int?, int?, TUnique, TInclude, IEnumerable{TScalar}, RowLock, RelationLoadStrategy?, CancellationToken)" path="/param"/>
    /// <returns>The rows, and the number that <c>Count</c> gives for the same conditions.</returns>
    [OverloadResolutionPriority(1)]
    public Task<Page<T>> FindManyAndCount(
        TWhere? where = null, TOrderBy? orderBy = null, int? take = null, int? skip = null, TUnique? cursor = null,
        TInclude? include = null, IEnumerable<TScalar>? distinct = null,
        RelationLoadStrategy? relationLoadStrategy = null, CancellationToken ct = default) =>
        Page(Lower(where), orderBy, take, skip, cursor, include, distinct, relationLoadStrategy, ct);

    /// <inheritdoc cref="FindManyAndCount(TWhere, TOrderBy, int?, int?, TUnique, TInclude, IEnumerable{TScalar}, RelationLoadStrategy?, CancellationToken)"/>
    public Task<Page<T>> FindManyAndCount(
        Func<TFields, Predicate> where, TOrderBy? orderBy = null, int? take = null, int? skip = null,
        TUnique? cursor = null, TInclude? include = null, IEnumerable<TScalar>? distinct = null,
        RelationLoadStrategy? relationLoadStrategy = null, CancellationToken ct = default) =>
        Page(Root<TFields>.Lower(where), orderBy, take, skip, cursor, include, distinct, relationLoadStrategy, ct);

    private Task<Page<T>> Page(
        Predicate? where, TOrderBy? orderBy, int? take, int? skip, TUnique? cursor, TInclude? include,
        IEnumerable<TScalar>? distinct, RelationLoadStrategy? strategy, CancellationToken ct) =>
        executor.Run(
            new FindPage<T, T>
            {
                Reader = Reading(include), Model = Info, Verb = Verb.FindManyAndCount, LoadStrategy = strategy,
                Arguments = Lower(where, orderBy, take, skip, cursor, include, distinct), Results = rows => rows,
            },
            ct);
}
