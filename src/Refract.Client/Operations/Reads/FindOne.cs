using System.Diagnostics.CodeAnalysis;
using Refract.Relational.Sql;
using Refract.Schema.Providers;

namespace Refract.Runtime;

/// <summary>The row of a key, or the first row of a condition.</summary>
internal sealed class FindOne<T> : FindPlan, IOperation<T?>, IFindByKey where T : class
{
    public FindOne()
    {
    }

    /// <summary>Runs a plan.</summary>
    [SetsRequiredMembers]
    public FindOne(FindPlan plan, Reader<T> reader) : base(plan) => Reader = reader;

    /// <summary>What the row becomes.</summary>
    public required Reader<T> Reader { get; init; }

    /// <summary>True when it fails rather than returning null.</summary>
    public bool IsRequired { get; init; }

    /// <inheritdoc/>
    internal override RowForm Form => Reader.Form;

    /// <inheritdoc/>
    OperationSteps IOperation<T?>.Steps => Arguments.Include.Count > 0 ? OperationSteps.Reads
        : IsRequired ? OperationSteps.Checked : OperationSteps.One;

    /// <inheritdoc/>
    Task<T?> IOperation<T?>.Run(Engine engine, CancellationToken ct) =>
        IsRequired ? Required(engine, ct) : First(engine, ct);

    /// <inheritdoc/>
    Task IFindByKey.Join(IFindGroups groups, CancellationToken ct) => groups.Add(this, ct);

    /// <summary>The same, with null for a row that is not there.</summary>
    public FindOne<T> Optional() => IsRequired ? new FindOne<T>(this, Reader) : this;

    /// <summary>The rows of several values of its key.</summary>
    /// <param name="values">Whole numbers, texts or UUIDs, as the key's column holds them; each once.</param>
    public FindMany<T> ByKeys(IReadOnlyList<object> values)
    {
        var column = Model.Keys[Key!.Index].Columns[0];
        Array items = (values[0], column.Type.Kind) switch
        {
            (long, StoredKind.Int64) => values.Select(static value => (long)value).ToArray(),
            (long, _) => values.Select(static value => (int)(long)value).ToArray(),
            (Guid, _) => values.Cast<Guid>().ToArray(),
            _ => values.Cast<string>().ToArray(),
        };
        return new FindMany<T>
        {
            Model = Model, Verb = Verb, Reader = Reader, LoadStrategy = LoadStrategy,
            Arguments = Arguments with
            {
                Where = new ComparePredicate(new Operand(Model.RootScope, column), Comparison.In,
                    SqlValue.OfArray(items)),
            },
        };
    }

    private async Task<T?> Required(Engine engine, CancellationToken ct) =>
        await First(engine, ct).ConfigureAwait(false)
            ?? throw NotFound.Error(Model, Verb, Key, Arguments.Where is not null);

    private Task<T?> First(Engine engine, CancellationToken ct)
    {
        if (Key is { } key && Arguments is { Where: null, Include.Count: 0 } && Lock == RowLock.None
            && Form.Projection.IsRecord)
            return engine.Source.Runner(Access).Run(engine.Statements.RowByKey(Model, key), Reader.First, ct).AsTask();

        var take = Key is not null ? (int?)null : Arguments.Take < 0 ? -1 : 1;
        var spec = SelectSpec.Of(this, take, mayJoin: true);
        return spec.HasRelations
            ? WithRelations(engine, spec, ct)
            : engine.Source.Runner(Access).Run(engine.Statements.Select(spec), Reader.First, ct).AsTask();
    }

    private async Task<T?> WithRelations(Engine engine, SelectSpec spec, CancellationToken ct)
    {
        var runner = engine.Source.Runner(Access);
        var records = await RecordLoader.Load(engine, runner, spec, Reader, LoadStrategy, ct).ConfigureAwait(false);
        return records.Count == 0 ? null : records[0];
    }
}
