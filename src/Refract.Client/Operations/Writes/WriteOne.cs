using Refract.Relational.Sql;

namespace Refract.Runtime;

/// <summary>What the operations that write one row and return it have in common.</summary>
internal abstract class WriteOne<T> : WritePlan, IOperation<T?> where T : class
{
    /// <summary>What the row becomes.</summary>
    public required Reader<T> Reader { get; init; }

    /// <summary>True when it fails rather than returning null.</summary>
    public bool IsRequired { get; init; }

    /// <inheritdoc/>
    OperationSteps IOperation<T?>.Steps => Include.Count > 0 || !IsOneStatement ? OperationSteps.Several
        : IsRequired ? OperationSteps.Checked : OperationSteps.One;

    /// <inheritdoc/>
    OperationSteps IOperation<T?>.StepsOn(IRunnerSource source)
    {
        var steps = ((IOperation<T?>)this).Steps;
        // An upsert fails when policies hide the row that has its key.
        return steps == OperationSteps.One && Verb == Verb.Upsert && source.Policies?.Hides(Model) == true
            ? OperationSteps.Checked : steps;
    }

    /// <summary>True when nothing but the row is written, in one statement that returns it.</summary>
    private protected abstract bool IsOneStatement { get; }

    /// <inheritdoc/>
    Task<T?> IOperation<T?>.Run(Engine engine, CancellationToken ct) =>
        IsRequired ? Required(engine, ct) : Write(engine, ct);

    private async Task<T?> Required(Engine engine, CancellationToken ct) =>
        await Write(engine, ct).ConfigureAwait(false) ?? throw NotFound.Error(Model, Verb, Key, Where is not null);

    private protected abstract Task<T?> Write(Engine engine, CancellationToken ct);

    /// <summary>One statement that returns the row.</summary>
    private protected Task<T?> Returned(Engine engine, SqlStatement statement, CancellationToken ct) =>
        Include.Count == 0
        ? engine.Source.Runner(Access).Run(statement, Reader.First, ct).AsTask()
        // The write and the loading are one: when the loading fails, nothing is written, and the caller may try again.
        : InTransaction(engine, statement, ct);

    /// <summary>One statement that returns the row, and its relations, which take effect as a whole.</summary>
    /// <remarks>A method of its own: the lambda's object would be made for each write otherwise.</remarks>
    private protected Task<T?> InTransaction(Engine engine, SqlStatement statement, CancellationToken ct) =>
        OneTransaction.Run(engine, transaction => Returned(engine, transaction, statement, ct), ct);

    /// <summary>One statement of a transaction that returns the row, and its relations.</summary>
    private protected async ValueTask<T?> Returned(Engine engine, SqlTransaction transaction, SqlStatement statement,
        CancellationToken ct)
    {
        if (Include.Count == 0)
            return await transaction.Run(statement, Reader.First, ct).ConfigureAwait(false);
        var spec = SelectSpec.Returned(Reader.Form, Verb, Include);
        var loading = new RelationLoading(engine.Statements, transaction, Verb, engine.Source.LoadStrategy, ct);
        var records = await RecordLoader.Load(loading, spec, statement, Reader).ConfigureAwait(false);
        return records.Count == 0 ? null : records[0];
    }

    /// <summary>The row of a key as it is, if it meets the condition.</summary>
    private protected Task<T?> Existing(Engine engine, SqlRunner runner, UniqueKey key, Predicate? where,
        CancellationToken ct) =>
        Load(engine, runner, SelectSpec.ByKey(Reader.Form, Verb, key, Include, where: where), ct);

    /// <summary>The row that the steps of the operation have written, also when policies hide it now.</summary>
    private protected Task<T?> Written(Engine engine, SqlRunner runner, StoredRow row, CancellationToken ct) =>
        Load(engine, runner, SelectSpec.ByKey(Reader.Form, Verb, row.Key, Include, isWritten: true), ct);

    private async Task<T?> Load(Engine engine, SqlRunner runner, SelectSpec spec, CancellationToken ct)
    {
        var records = await RecordLoader.Load(engine, runner, spec, Reader, null, ct).ConfigureAwait(false);
        return records.Count == 0 ? null : records[0];
    }

    /// <summary>Nested writes, in one transaction.</summary>
    private protected Task<T?> InSteps(Engine engine, Func<NestedWriter, SqlTransaction, ValueTask<T?>> steps,
        CancellationToken ct) =>
        OneTransaction.Run(engine,
            transaction => steps(
                new NestedWriter(new WriteSession(engine.Statements, transaction, Verb, engine.Now)), transaction),
            ct);
}
