using Refract.Relational.Sql;

namespace Refract.Runtime;

/// <summary>Raw SQL that is run.</summary>
/// <typeparam name="TResult">What the call returns.</typeparam>
internal sealed class RawOperation<TResult> : IOperation<TResult>, IRawOperation
{
    /// <summary>The SQL.</summary>
    public required Sql Sql { get; init; }

    /// <inheritdoc/>
    public required Verb Verb { get; init; }

    /// <summary>What becomes of its rows, or of their number.</summary>
    public required SqlResult<TResult> Result { get; init; }

    /// <inheritdoc/>
    public ModelInfo? Model => null;

    /// <summary>What it does is only known to the database, which may have functions that write.</summary>
    public Access Access => Access.Write;

    /// <summary>The same with other SQL.</summary>
    public IRawOperation With(Sql sql) => new RawOperation<TResult> { Sql = sql, Verb = Verb, Result = Result };

    /// <inheritdoc/>
    OperationSteps IOperation<TResult>.Steps => OperationSteps.One;

    /// <inheritdoc/>
    Task<TResult> IOperation<TResult>.Run(Engine engine, CancellationToken ct) =>
        engine.Source.Runner(Access).Run(engine.Statements.Raw(Sql, Verb), Result, ct).AsTask();
}
