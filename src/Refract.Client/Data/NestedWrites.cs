using System.Globalization;

namespace Refract.Runtime;

/// <summary>
/// What a create or update does with the rows of one relation, as data; base of the public inputs (<c>Create</c>,
/// <c>Connect</c>, …). The engine carries the steps out in the order in which they were set, which is that of the text.
/// </summary>
public abstract class NestedWrites : QueryInput
{
    private protected override string ArgumentName => "data";

    internal List<NestedStep> Steps { get; } = [];

    /// <summary>The steps, with the conditions on the row that is there.</summary>
    /// <param name="relation">The relation.</param>
    internal virtual IEnumerable<NestedStep> StepsOn(RelationInfo relation) => Steps;

    /// <summary>Replaces the steps of a kind, as a property's setter should.</summary>
    private protected void Put(NestedStepKind kind, IEnumerable<NestedStep> steps)
    {
        ThrowIfFrozen();
        Steps.RemoveAll(step => step.Kind == kind);
        Steps.AddRange(steps);
    }

    private protected void Put(NestedStep step) => Put(step.Kind, [step]);

    /// <summary>
    /// Puts a step for each item. What is null is kept as such, and refused by its path when the query is made.
    /// </summary>
    private protected void Put<T>(NestedStepKind kind, IEnumerable<T>? items, Func<T, NestedStep> make) where T : class
    {
        if (items is null) Put(NestedStep.Null(kind, ""));
        else if (SkippableItems.AreLeftOut(items)) Put(kind, []);
        else Put(kind,
            items.Select(
                (item, at) =>
                    item is null
                        ? NestedStep.Null(kind, string.Create(CultureInfo.InvariantCulture, $"[{at}]")) : make(item)));
    }

    /// <summary>Puts one step, made of an item.</summary>
    private protected void Put<T>(NestedStepKind kind, T? item, Func<T, NestedStep> make) where T : class =>
        Put(item is null ? NestedStep.Null(kind, "") : make(item));

    private protected override void FreezeParts()
    {
        foreach (var step in Steps)
        {
            step.Create?.Freeze();
            step.Update?.Freeze();
            foreach (var data in step.Many ?? []) data?.Freeze();
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
/// One nested write. Which parts are there depends on the kind: <c>Create</c>: Create. <c>CreateMany</c>: Many.
/// <c>Connect</c>, <c>Disconnect</c>, <c>Delete</c>: Key (null on a to-one relation: the row it leads to).
/// <c>ConnectOrCreate</c>: Key, Create. <c>Set</c>: Keys. <c>Update</c>: Key (null on a to-one), Update. <c>Upsert</c>:
/// Key (null on a to-one), Create, Update. <c>UpdateMany</c>: Where, Update. <c>DeleteMany</c>: Where.
/// </summary>
internal sealed record NestedStep(NestedStepKind Kind)
{
    /// <summary>
    /// Where in the step something is null that must not be (<c>[2]</c>, <c>.Where</c>; empty for the whole); else
    /// null.
    /// </summary>
    public string? NullAt { get; init; }

    public UniqueKey? Key { get; init; }

    public IReadOnlyList<UniqueKey>? Keys { get; init; }

    /// <summary>
    /// In the scope of the related model's root; null for all related rows. The further conditions of the key, when
    /// there is one.
    /// </summary>
    public Predicate? Where { get => field ?? Key?.Further; init; }

    public DataInput? Create { get; init; }

    public IReadOnlyList<DataInput>? Many { get; init; }

    public bool SkipDuplicates { get; init; }

    public DataInput? Update { get; init; }

    public static NestedStep Null(NestedStepKind kind, string at) => new(kind) { NullAt = at };
}
