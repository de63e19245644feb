namespace Refract.Runtime;

/// <summary>
/// Puts a span around each operation, which may be several statements. Without a listener it calls the next step
/// directly.
/// </summary>
internal sealed class TraceStep(IExecutor next) : IExecutor
{
    /// <inheritdoc/>
    public Task<TResult> Run<TResult>(IOperation<TResult> operation, CancellationToken ct) =>
        QueryDiagnostics.IsTraced ? Trace(operation, ct) : next.Run(operation, ct);

    /// <inheritdoc/>
    public SqlPreview Preview(FindPlan plan) => next.Preview(plan);

    private async Task<TResult> Trace<TResult>(IOperation<TResult> operation, CancellationToken ct)
    {
        using var activity = QueryDiagnostics.StartOperation(operation.Model?.Name, operation.Verb.Name());
        try
        {
            return await next.Run(operation, ct).ConfigureAwait(false);
        }
        catch (Exception error)
        {
            QueryDiagnostics.Fail(activity, error);
            throw;
        }
    }
}
