using System.Diagnostics.CodeAnalysis;

namespace Refract.Runtime;

/// <summary>Updates the row of a key.</summary>
internal sealed class UpdateOne<T> : WriteOne<T> where T : class
{
    public UpdateOne()
    {
    }

    /// <summary>Runs a plan.</summary>
    [SetsRequiredMembers]
    public UpdateOne(WritePlan plan, Reader<T> reader) : base(plan, reader)
    {
    }

    private protected override Task<T?> Write(Engine engine, CancellationToken ct)
    {
        if (Assignments.HasNested(Update)) return Nested(engine, ct);
        var assignments = Assignments.ForUpdate(Model, Update!, null, engine.Now);
        return assignments.Count == 0
            ? Existing(engine, engine.Source.Runner(Access), Key!, Where, ct)
            : Returned(engine,
                engine.Statements.Update(Model, Verb, Key, Where, assignments, Reader.Form.Projection), ct);
    }

    private Task<T?> Nested(Engine engine, CancellationToken ct) => InSteps(engine,
        async (writer, transaction) =>
        {
            var row = await writer.Session.Find(Model, Key!, Where, toChange: true, ct).ConfigureAwait(false);
            if (row is null) return null;
            row = await writer.Update(Model, row, Update!, ct).ConfigureAwait(false);
            return await Existing(engine, transaction, row.Key, null, ct).ConfigureAwait(false);
        },
        ct);
}
