namespace Refract.Runtime;

/// <summary>
/// Puts a span around each operation, which may be several statements. Without a listener, the engine is called
/// directly.
/// </summary>
internal sealed class TracedExecutor(IExecutor engine) : IExecutor
{
    /// <inheritdoc/>
    public Task<T?> FindOne<T>(FindPlan plan, CancellationToken ct) where T : class, IModel<T> =>
        QueryDiagnostics.IsTraced ? Trace(plan, engine.FindOne<T>, ct) : engine.FindOne<T>(plan, ct);

    /// <inheritdoc/>
    public Task<T> FindOneOrThrow<T>(FindPlan plan, CancellationToken ct) where T : class, IModel<T> =>
        QueryDiagnostics.IsTraced ? Trace(plan, engine.FindOneOrThrow<T>, ct) : engine.FindOneOrThrow<T>(plan, ct);

    /// <inheritdoc/>
    public Task<IReadOnlyList<T>> FindMany<T>(FindPlan plan, CancellationToken ct) where T : class, IModel<T> =>
        QueryDiagnostics.IsTraced ? Trace(plan, engine.FindMany<T>, ct) : engine.FindMany<T>(plan, ct);

    /// <inheritdoc/>
    public Task<int> Count(FindPlan plan, CancellationToken ct) =>
        QueryDiagnostics.IsTraced ? Trace(plan, engine.Count, ct) : engine.Count(plan, ct);

    /// <inheritdoc/>
    public Task<T> Write<T>(WritePlan plan, CancellationToken ct) where T : class, IModel<T> =>
        QueryDiagnostics.IsTraced ? Trace(plan, engine.Write<T>, ct) : engine.Write<T>(plan, ct);

    /// <inheritdoc/>
    public Task<T?> WriteOrDefault<T>(WritePlan plan, CancellationToken ct) where T : class, IModel<T> =>
        QueryDiagnostics.IsTraced ? Trace(plan, engine.WriteOrDefault<T>, ct) : engine.WriteOrDefault<T>(plan, ct);

    /// <inheritdoc/>
    public Task<int> WriteMany(WriteManyPlan plan, CancellationToken ct) =>
        QueryDiagnostics.IsTraced ? Trace(plan, engine.WriteMany, ct) : engine.WriteMany(plan, ct);

    /// <inheritdoc/>
    public SqlPreview Preview(FindPlan plan) => engine.Preview(plan);

    private static async Task<TResult> Trace<TPlan, TResult>(TPlan plan,
        Func<TPlan, CancellationToken, Task<TResult>> run, CancellationToken ct) where TPlan : Plan
    {
        using var activity = QueryDiagnostics.StartOperation(plan.Model.Name, plan.Verb.Name());
        try
        {
            return await run(plan, ct).ConfigureAwait(false);
        }
        catch (Exception error)
        {
            QueryDiagnostics.Fail(activity, error);
            throw;
        }
    }
}
