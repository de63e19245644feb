namespace Refract.Runtime;

/// <summary>Updates the row of a key.</summary>
internal sealed class UpdateOne<T>(UniqueKey key, DataInput data) : WriteOne<T> where T : class
{
    /// <inheritdoc/>
    internal override UniqueKey Key => key;

    /// <inheritdoc/>
    internal override DataInput Update => data;

    /// <inheritdoc/>
    private protected override bool IsOneStatement =>
        !Assignments.HasNested(Update) && Assignments.ExpectedVersion(Model, Update) is null;

    /// <inheritdoc/>
    internal override Plan With(PlanChanges changes) => new UpdateOne<T>(changes.Of(key), changes.Of(data))
    {
        Model = Model, Verb = Verb, Reader = Reader, Include = Include, IsRequired = IsRequired,
    };

    private protected override Task<T?> Write(Engine engine, CancellationToken ct)
    {
        if (Assignments.HasNested(Update)) return Nested(engine, ct);
        return Assignments.ExpectedVersion(Model, Update) is { } version
            ? Expecting(engine, version, ct) : Change(engine, Where, ct);
    }

    private Task<T?> Change(Engine engine, Predicate? where, CancellationToken ct)
    {
        var assignments = Assignments.ForUpdate(Model, Update, null, engine.Now);
        return assignments.Count == 0
            ? Existing(engine, engine.Source.Runner(Access), Key, where, ct)
            : Returned(engine,
                engine.Statements.Update(Model, Verb, Key, where, assignments, Reader.Form.Projection), ct);
    }

    /// <summary>Only if the row has a version still. Whether there is a row at all is asked when it has not.</summary>
    private async Task<T?> Expecting(Engine engine, Predicate version, CancellationToken ct)
    {
        if (await Change(engine, RelationKeys.And(version, Where), ct).ConfigureAwait(false) is { } record)
            return record;
        var session = new WriteSession(engine.Statements, engine.Source.Runner(Access), Verb, engine.Now);
        return await session.Find(Model, Key, Where, toChange: false, ct).ConfigureAwait(false) is null
            ? null : throw new VersionConflictException(Model.Name, Verb.Name());
    }

    private Task<T?> Nested(Engine engine, CancellationToken ct) => InSteps(engine,
        async (writer, transaction) =>
        {
            var row = await writer.Session.Find(Model, Key, Where, toChange: true, ct).ConfigureAwait(false);
            if (row is null) return null;
            row = await writer.Update(Model, row, Update, ct).ConfigureAwait(false);
            return await Written(engine, transaction, row, ct).ConfigureAwait(false);
        },
        ct);
}
