namespace Refract.Runtime;

/// <inheritdoc/>
/// <param name="hooks">The hooks.</param>
/// <param name="operation">The operation.</param>
/// <param name="source">Where it runs.</param>
/// <param name="run">Runs it behind the last hook.</param>
/// <param name="stop">Cancels it.</param>
/// <typeparam name="TResult">What the call returns.</typeparam>
internal sealed class OperationCall<TResult>(HookList hooks, IOperation<TResult> operation, IRunnerSource source,
    Func<IOperation<TResult>, CancellationToken, Task<TResult>> run, CancellationToken stop)
    : OperationCall(operation.Model, operation.Verb, operation.Access, operation as Plan,
        (operation as IRawOperation)?.Sql, source, stop)
{
    private TResult _result = default!;
    private bool _hasResult;

    /// <inheritdoc/>
    public override bool HasResult => _hasResult;

    /// <inheritdoc/>
    public override Type ResultType => typeof(TResult);

    /// <inheritdoc/>
    public override object? Result
    {
        get => _hasResult ? _result : throw new InvalidOperationException(
            $"A hook read the result of {Verb.Name()} before there was one: call next() first.");
        set
        {
            if (value is not TResult && (value is not null || default(TResult) is not null))
                throw new InvalidOperationException(
                    $"A hook set the result of {Verb.Name()} to {value?.GetType().ToString() ?? "null"}, and it has "
                    + $"to be {typeof(TResult)}.");
            (_result, _hasResult) = ((TResult)value!, true);
        }
    }

    /// <summary>Runs the operation inside its hooks.</summary>
    /// <exception cref="InvalidOperationException">A hook left it without a result.</exception>
    public async Task<TResult> Run()
    {
        // Set inside this method, so it is undone for the caller when it returns.
        hooks.IsInside = true;
        await Step(0).ConfigureAwait(false);
        return _hasResult
            ? _result
            : throw new InvalidOperationException(
                $"A hook neither ran {Verb.Name()} nor gave it a result: call next(), or set Result.");
    }

    private Task Step(int from)
    {
        var at = hooks.FirstFrom(from, operation.Model, Verb, Access);
        return hooks.At(at) is { } around ? around(this, () => Step(at + 1)) : Execute();
    }

    private async Task Execute()
    {
        hooks.IsInside = false;
        _result = await run(Rewritten(), Stop).ConfigureAwait(false);
        _hasResult = true;
    }

    private IOperation<TResult> Rewritten()
    {
        if (operation is IRawOperation raw)
            return ReferenceEquals(raw.Sql, SqlText) ? operation : (IOperation<TResult>)raw.With(SqlText!);
        return Changed is { } changes ? (IOperation<TResult>)((Plan)operation).With(changes) : operation;
    }
}
