using Refract.Relational.Sql;

namespace Refract.Runtime;

/// <summary>Runs raw SQL on a client's context.</summary>
internal readonly struct RawCalls(ClientContext context)
{
    public Task<IReadOnlyList<T>> Rows<T>(Sql sql, RawForm<T> form, CancellationToken ct) =>
        Query(sql, new AllRawRows<T>(form), ct);

    /// <exception cref="RecordNotFoundException">There is no row.</exception>
    public async Task<T> First<T>(Sql sql, RawForm<T> form, CancellationToken ct)
    {
        var (exists, row) = await Query(sql, new FirstRawRow<T>(form), ct).ConfigureAwait(false);
        return exists ? row! : throw NotFound.Raw();
    }

    public async Task<T?> FirstOrDefault<T>(Sql sql, RawForm<T> form, CancellationToken ct) =>
        (await Query(sql, new FirstRawRow<T>(form), ct).ConfigureAwait(false)).Row;

    /// <param name="sql">The statement.</param>
    /// <param name="form">What a row becomes.</param>
    /// <param name="verb">The method, for the error inside a batch.</param>
    /// <param name="ct">Stops it.</param>
    public IAsyncEnumerable<T> Stream<T>(Sql sql, RawForm<T> form, string verb, CancellationToken ct)
    {
        context.RequireNoBatch(verb);
        var (calls, on) = (this, context);
        return RowStream.Of<T>(async (target, stop) =>
        {
            if (on.Current(on.Flow) is null)
                await calls.Query(sql, new StreamedRawRows<T>(form, target), stop).ConfigureAwait(false);
            else
                await target.WriteAsync(await calls.Rows(sql, form, stop).ConfigureAwait(false), stop)
                    .ConfigureAwait(false);
        }, ct);
    }

    public Task<int> Execute(Sql sql, CancellationToken ct) => context.Executor.Run(
        new RawOperation<int> { Sql = sql, Verb = Verb.ExecuteRaw, Result = RawAffected.Instance }, ct);

    private Task<TResult> Query<TResult>(Sql sql, SqlResult<TResult> result, CancellationToken ct) =>
        context.Executor.Run(new RawOperation<TResult> { Sql = sql, Verb = Verb.QueryRaw, Result = result }, ct);
}
