namespace Refract.Runtime;

/// <summary>
/// Writes one row, with nested writes, and returns it. Each operation holds what it has of the parts, and no more: one
/// is made for each call.
/// </summary>
public abstract class WritePlan : Plan
{
    private protected WritePlan()
    {
    }

    /// <summary>The row to update, upsert or delete; null for a create.</summary>
    internal virtual UniqueKey? Key => null;

    /// <summary>
    /// A further condition on the row of <see cref="Key"/>, in the scope of the model's root; a row that does not
    /// meet it counts as not there.
    /// </summary>
    internal Predicate? Where => Key?.Further;

    /// <summary>The data of a create, or of an upsert that finds nothing.</summary>
    internal virtual DataInput? Create => null;

    /// <summary>The data of an update, or of an upsert that finds the row.</summary>
    internal virtual DataInput? Update => null;

    internal IReadOnlyList<IncludePlan> Include { get; init; } = [];

    /// <inheritdoc/>
    internal override IReadOnlyList<DataInput> Data =>
        Create is null ? Update is null ? [] : [Update] : Update is null ? [Create] : [Create, Update];

    /// <summary>The row of a create has no condition to meet, and an upsert would create it.</summary>
    internal override bool HasCondition => Create is null;

    /// <inheritdoc/>
    internal override int? RowLimit => 1;

    /// <inheritdoc/>
    public override Access Access => Access.Write;
}
