namespace Refract.Runtime;

/// <summary>An operation of a batch.</summary>
internal abstract class BatchEntry
{
    /// <summary>How it is carried out.</summary>
    public abstract OperationSteps Steps { get; }

    /// <summary>What it does with the database.</summary>
    public abstract Access Access { get; }

    /// <summary>The token that its caller gave.</summary>
    public abstract CancellationToken Stop { get; }

    /// <summary>Runs it. Called again when the transaction around the batch is retried.</summary>
    public abstract Task Start(IExecutor executor, CancellationToken ct);

    /// <summary>Hands the result of the last run to the caller.</summary>
    public abstract void Complete();

    /// <summary>Ends the caller's task with an error.</summary>
    public abstract void Fail(Exception error);
}

/// <inheritdoc/>
internal sealed class BatchEntry<TResult>(
    IOperation<TResult> operation, IRunnerSource source, CancellationToken stop) : BatchEntry
{
    private readonly TaskCompletionSource<TResult> _result = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private Task<TResult>? _run;

    /// <summary>The task of the caller; it ends with the batch.</summary>
    public Task<TResult> Result => _result.Task;

    /// <inheritdoc/>
    public override OperationSteps Steps
    {
        get
        {
            var steps = operation.StepsOn(source);
            if (steps != OperationSteps.One && steps != OperationSteps.Checked) return steps;
            if (source.Hooks?.Sees(operation.Model, operation.Verb, operation.Access) != true) return steps;
            // A hook can fail after the statement ran, and make several statements of an upsert by changing its data.
            return operation.Verb is Verb.Upsert ? OperationSteps.Several : OperationSteps.Checked;
        }
    }

    /// <inheritdoc/>
    public override Access Access => operation.Access;

    /// <inheritdoc/>
    public override CancellationToken Stop => stop;

    /// <inheritdoc/>
    public override Task Start(IExecutor executor, CancellationToken ct) => _run = executor.Run(operation, ct);

    /// <inheritdoc/>
    public override void Complete() => _result.TrySetResult(_run!.Result);

    /// <inheritdoc/>
    public override void Fail(Exception error)
    {
        _result.TrySetException(error);
        // The batch throws it; that this task has it as well is for code that awaits both.
        _ = _result.Task.Exception;
    }
}
