namespace Refract.Runtime;

/// <summary>A transaction with a callback, as hooks see it.</summary>
/// <typeparam name="TResult">What the callback returns.</typeparam>
internal sealed class TransactionOperation<TResult> : IOperation<TResult>
{
    /// <inheritdoc/>
    public ModelInfo? Model => null;

    /// <inheritdoc/>
    public Verb Verb => Verb.Transaction;

    /// <inheritdoc/>
    public Access Access => Access.Write;

    /// <inheritdoc/>
    Task<TResult> IOperation<TResult>.Run(Engine engine, CancellationToken ct) =>
        throw new InvalidOperationException("A transaction is run by the client, not by the engine.");
}
