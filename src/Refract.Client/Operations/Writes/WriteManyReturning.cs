using Refract.Relational.Sql;

namespace Refract.Runtime;

/// <summary>Creates, updates or deletes many rows and returns them.</summary>
/// <typeparam name="T">What is read of a row.</typeparam>
/// <typeparam name="TResult">What the caller gets for it.</typeparam>
internal sealed class WriteManyReturning<T, TResult> : WriteManyPlan, IOperation<IReadOnlyList<TResult>>
    where T : class
{
    /// <summary>What the rows become.</summary>
    public required Reader<T> Reader { get; init; }

    /// <summary>What is loaded with the rows.</summary>
    public IReadOnlyList<IncludePlan> Include { get; init; } = [];

    /// <summary>Makes results of the rows, once all that belongs to them is loaded.</summary>
    public required Func<List<T>, IReadOnlyList<TResult>> Results { get; init; }

    /// <inheritdoc/>
    OperationSteps IOperation<IReadOnlyList<TResult>>.Steps =>
        Include.Count > 0 ? OperationSteps.Several
        // What makes the results of a shape is the caller's code.
        : typeof(T) == typeof(TResult) ? OperationSteps.One : OperationSteps.Checked;

    /// <inheritdoc/>
    async Task<IReadOnlyList<TResult>> IOperation<IReadOnlyList<TResult>>.Run(Engine engine, CancellationToken ct)
    {
        var statements = Statements(engine);
        if (statements.Count == 0) return [];
        var rows = Include.Count == 0
            ? await Written(engine, engine.Source.Runner(Access), statements, ct).ConfigureAwait(false)
            // The writes and the loading are one: when the loading fails, nothing is written.
            : await OneTransaction.Run(engine, transaction => Written(engine, transaction, statements, ct), ct)
                .ConfigureAwait(false);
        return Results(rows);
    }

    private List<SqlStatement> Statements(Engine engine)
    {
        var returned = Reader.Form.Projection;
        if (Create is not null)
            return new InsertManyPlanner(engine.Statements, Model, Verb, engine.Now, returned: returned)
                .Plan(Create, SkipDuplicates);
        if (BulkChange.Statement(engine, this, returned, out var where) is { } statement) return [statement];
        // An update without data: the rows that it would reach.
        var plan = new FindMany<T>
        {
            Reader = Reader, Model = Model, Verb = Verb, Arguments = new() { Where = where, Take = Limit },
        };
        return [engine.Statements.Select(SelectSpec.Of(plan, Limit, mayJoin: false))];
    }

    private async ValueTask<List<T>> Written(Engine engine, SqlRunner runner, List<SqlStatement> statements,
        CancellationToken ct)
    {
        var spec = SelectSpec.Returned(Reader.Form, Verb, Include);
        var loaders = new List<IncludeLoader>();
        var result = Reader.WithRelations(spec, Attachments.Of(spec, loaders));
        List<T> rows;
        if (statements is [var statement])
        {
            rows = await runner.Run(statement, result, ct).ConfigureAwait(false);
        }
        else
        {
            var batch = new ReturningBatch<T>(statements, result, loaders);
            await runner.RunBatch(batch, ct).ConfigureAwait(false);
            rows = batch.Rows;
        }

        var loading = new RelationLoading(engine.Statements, runner, Verb, engine.Source.LoadStrategy, ct);
        await RecordLoader.Finish(loading, loaders, rows, Reader).ConfigureAwait(false);
        return rows;
    }
}
