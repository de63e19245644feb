namespace Refract.Runtime;

/// <summary>
/// What a create or update does with the rows of one relation, as data; base of the public inputs (<c>Create</c>, <c>Connect</c>, …). The engine carries
/// the steps out in the order in which they were set, which is that of the text.
/// </summary>
public abstract class NestedWrites : QueryInput
{
    internal List<NestedStep> Steps { get; } = [];

    /// <summary>Replaces the steps of a kind, as a property's setter should.</summary>
    private protected void Put(NestedStepKind kind, IEnumerable<NestedStep> steps)
    {
        ThrowIfFrozen();
        Steps.RemoveAll(step => step.Kind == kind);
        Steps.AddRange(steps);
    }

    private protected void Put(NestedStep step) => Put(step.Kind, [step]);

    private protected override void FreezeParts()
    {
        foreach (var step in Steps)
        {
            step.Create?.Freeze();
            step.Update?.Freeze();
            foreach (var data in step.Many ?? []) data.Freeze();
        }
    }
}

/// <summary>The kinds of nested write.</summary>
internal enum NestedStepKind
{
    Create,
    CreateMany,
    ConnectOrCreate,
    Connect,
    Disconnect,
    Delete,
    Set,
    Update,
    Upsert,
    UpdateMany,
    DeleteMany,
}

/// <summary>
/// One nested write. Which parts are there depends on the kind: <c>Create</c>: Create. <c>CreateMany</c>: Many. <c>Connect</c>, <c>Disconnect</c>, <c>Delete</c>: Key (null on a
/// to-one relation: the row it leads to). <c>ConnectOrCreate</c>: Key, Create. <c>Set</c>: Keys. <c>Update</c>: Key (null on a to-one), Update. <c>Upsert</c>: Key (null on a to-one), Create, Update.
/// <c>UpdateMany</c>: Where, Update. <c>DeleteMany</c>: Where.
/// </summary>
internal sealed record NestedStep(NestedStepKind Kind)
{
    public UniqueKey? Key { get; init; }

    public IReadOnlyList<UniqueKey>? Keys { get; init; }

    /// <summary>In the scope of the related model's root; null for all related rows.</summary>
    public Predicate? Where { get; init; }

    public DataInput? Create { get; init; }

    public IReadOnlyList<DataInput>? Many { get; init; }

    public bool SkipDuplicates { get; init; }

    public DataInput? Update { get; init; }
}
