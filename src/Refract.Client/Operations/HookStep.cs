namespace Refract.Runtime;

/// <summary>Runs operations inside the hooks that are for them. Those that no hook is for go on at once.</summary>
internal sealed class HookStep(HookList hooks, IRunnerSource source, IExecutor next) : IExecutor
{
    /// <inheritdoc/>
    public Task<TResult> Run<TResult>(IOperation<TResult> operation, CancellationToken ct) =>
        hooks.Sees(operation.Model, operation.Verb, operation.Access)
            ? new OperationCall<TResult>(hooks, operation, source, next.Run, ct).Run()
            : next.Run(operation, ct);

    /// <inheritdoc/>
    public SqlPreview Preview(FindPlan plan) => next.Preview(plan);
}
