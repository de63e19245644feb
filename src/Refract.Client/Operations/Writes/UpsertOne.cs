using Refract.Relational.Sql;

namespace Refract.Runtime;

/// <summary>Updates the row of a key, or creates it.</summary>
internal sealed class UpsertOne<T>(UniqueKey key, DataInput create, DataInput update) : WriteOne<T> where T : class
{
    /// <inheritdoc/>
    internal override UniqueKey Key => key;

    /// <inheritdoc/>
    internal override DataInput Create => create;

    /// <inheritdoc/>
    internal override DataInput Update => update;

    /// <summary>
    /// True when a row that the upsert creates has the key that it looked for, so that the database can do both in one.
    /// </summary>
    private bool CreatesItsKey
    {
        get
        {
            var columns = Model.Keys[Key.Index].Columns;
            for (var i = 0; i < columns.Count; i++)
                if (!Assignments.TryFind(columns[i], Create, null, out var value)
                    || !SqlValues.Same(value, ColumnValues.Ready(columns[i], Key[i]))) return false;
            return true;
        }
    }

    /// <inheritdoc/>
    /// <remarks>With another key that may be in the way it can become two: see <see cref="Twice"/>.</remarks>
    private protected override bool IsOneStatement => Model.Keys.Count == 1 && CanUseConflict;

    /// <summary>True when the database can tell by the key alone whether to create or to update.</summary>
    private bool CanUseConflict =>
        Where is null && !Assignments.HasNested(Create) && !Assignments.HasNested(Update) && CreatesItsKey
        && Assignments.ExpectedVersion(Model, Update) is null;

    /// <inheritdoc/>
    internal override Plan With(PlanChanges changes) => new UpsertOne<T>(key, changes.Of(create), changes.Of(update))
    {
        Model = Model, Verb = Verb, Reader = Reader, Include = Include, IsRequired = IsRequired,
    };

    private protected override Task<T?> Write(Engine engine, CancellationToken ct)
    {
        if (!CanUseConflict) return Nested(engine, ct);
        var now = engine.Now;
        var create = Assignments.ForCreate(Model, Create, null, now);
        var update = Assignments.ForUpdate(Model, Update, null, now);
        var statement = engine.Statements.Upsert(Model, Verb, Key, create, update, Reader.Form.Projection);
        var row = Model.Keys.Count == 1 || engine.Source.Runner(Access) is SqlTransaction { IsExclusive: true }
            ? Returned(engine, statement, ct)
            : Twice(engine, statement, ct);
        return engine.Statements.Policies?.Hides(Model) == true ? NotHidden(row) : row;
    }

    /// <summary>The row that was written; without one, policies hide the row that has the key.</summary>
    private async Task<T?> NotHidden(Task<T?> row) =>
        await row.ConfigureAwait(false) ?? throw NotFound.Hidden(Model, Model.Keys[Key.Index]);

    /// <summary>
    /// PostgreSQL arbitrates by one key only: of two callers that insert the same row at once, one may meet the other's
    /// row at another key first. That row is there by then, so the second time it is found, unless the key belongs to a
    /// different row.
    /// </summary>
    private async Task<T?> Twice(Engine engine, SqlStatement statement, CancellationToken ct)
    {
        var transaction = engine.Source.Runner(Access) as SqlTransaction;
        try
        {
            return await Once(engine, transaction, statement, ct).ConfigureAwait(false);
        }
        catch (UniqueConstraintException) when (transaction?.HasSnapshots != true)
        {
            return await Once(engine, transaction, statement, ct).ConfigureAwait(false);
        }
    }

    /// <summary>
    /// In a transaction it is a nested one: no other caller's statement can come between its savepoint and what is
    /// undone.
    /// </summary>
    private Task<T?> Once(Engine engine, SqlTransaction? transaction, SqlStatement statement, CancellationToken ct) =>
        transaction is null ? Returned(engine, statement, ct) : InTransaction(engine, statement, ct);

    private Task<T?> Nested(Engine engine, CancellationToken ct) =>
        InSteps(engine, (writer, transaction) => Steps(engine, writer, transaction, ct), ct);

    private async ValueTask<T?> Steps(Engine engine, NestedWriter writer, SqlTransaction transaction,
        CancellationToken ct)
    {
        StoredRow? found = null, created = null;
        await writer.Session.FindOrCreate(
            Model,
            async () => (found = await writer.Session.Find(Model, Key, Where, toChange: true, ct)
                .ConfigureAwait(false)) is not null,
            async () => created = await writer.Create(Model, Create, null, ct).ConfigureAwait(false),
            ct).ConfigureAwait(false);
        var row = found is null ? created! : await writer.Update(Model, found, Update, ct).ConfigureAwait(false);
        return await Written(engine, transaction, row, ct).ConfigureAwait(false);
    }
}
