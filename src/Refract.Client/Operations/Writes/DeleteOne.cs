namespace Refract.Runtime;

/// <summary>Deletes the row of a key and returns it as it was.</summary>
internal sealed class DeleteOne<T>(UniqueKey key) : WriteOne<T> where T : class
{
    /// <inheritdoc/>
    internal override UniqueKey Key => key;

    /// <inheritdoc/>
    private protected override bool IsOneStatement => true;

    /// <inheritdoc/>
    internal override Plan With(PlanChanges changes) => new DeleteOne<T>(changes.Of(key))
    {
        Model = Model, Verb = Verb, Reader = Reader, Include = Include, IsRequired = IsRequired,
    };

    private protected override Task<T?> Write(Engine engine, CancellationToken ct) => Include.Count == 0
        ? Returned(engine, engine.Statements.Delete(Model, Verb, Key, Where, Reader.Form.Projection, engine.Now),
            ct)
        : AfterLoading(engine, ct);

    /// <summary>Relations are loaded while the row is there.</summary>
    private Task<T?> AfterLoading(Engine engine, CancellationToken ct) => InSteps(engine,
        async (writer, transaction) =>
        {
            if (await writer.Session.Find(Model, Key, Where, toChange: true, ct).ConfigureAwait(false) is null)
                return null;
            var record = await Existing(engine, transaction, Key, Where, ct).ConfigureAwait(false);
            await writer.Session.Delete(Model, Key, null, ct).ConfigureAwait(false);
            return record;
        },
        ct);
}
