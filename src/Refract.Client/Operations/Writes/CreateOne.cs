namespace Refract.Runtime;

/// <summary>Creates a row, and related ones.</summary>
internal sealed class CreateOne<T>(DataInput data) : WriteOne<T> where T : class
{
    /// <inheritdoc/>
    internal override DataInput Create => data;

    /// <inheritdoc/>
    private protected override bool IsOneStatement => !Assignments.HasNested(Create);

    /// <inheritdoc/>
    internal override Plan With(PlanChanges changes) => new CreateOne<T>(changes.Of(data))
    {
        Model = Model, Verb = Verb, Reader = Reader, Include = Include, IsRequired = IsRequired,
    };

    private protected override Task<T?> Write(Engine engine, CancellationToken ct)
    {
        var now = engine.Now;
        if (Assignments.HasNested(Create))
        {
            // One statement saves all the round trips of a transaction.
            var tree = CreateTree.TryBuild(Model, Create, now);
            return tree is not null && engine.Statements.CanInsert(tree) ? InOneStatement(engine, tree, ct)
                : Nested(engine, ct);
        }

        var assignments = Assignments.ForCreate(Model, Create, null, now);
        return Returned(engine, engine.Statements.Insert(Model, Verb, assignments, Reader.Form.Projection), ct);
    }

    private Task<T?> Nested(Engine engine, CancellationToken ct) => InSteps(engine,
        async (writer, transaction) =>
        {
            var row = await writer.Create(Model, Create, null, ct).ConfigureAwait(false);
            return await Written(engine, transaction, row, ct).ConfigureAwait(false);
        },
        ct);

    private async Task<T?> InOneStatement(Engine engine, CreateTree tree, CancellationToken ct)
    {
        var record = await Returned(engine, engine.Statements.Insert(tree, Verb, Reader.Form.Projection), ct)
            .ConfigureAwait(false);
        if (record is not null) return record;

        // Nothing was inserted: one of the rows to connect is not there. Which, is only asked now.
        var session = new WriteSession(engine.Statements, engine.Source.Runner(Access), Verb, engine.Now);
        foreach (var part in tree.Lookups)
            if (await session.Find(part.Model, part.Lookup!, null, toChange: false, ct).ConfigureAwait(false) is null)
                throw NestedErrors.NotFound(part.Relation!, NestedStepKind.Connect, part.Lookup);
        throw NotFound.Error(Model, Verb, null);
    }
}
