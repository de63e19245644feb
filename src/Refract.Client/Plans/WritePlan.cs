using System.Diagnostics.CodeAnalysis;

namespace Refract.Runtime;

/// <summary>Writes one row, with nested writes, and returns it.</summary>
public class WritePlan : Plan
{
    internal WritePlan()
    {
    }

    /// <summary>A copy.</summary>
    [SetsRequiredMembers]
    private protected WritePlan(WritePlan other) : base(other) =>
        (Key, Where, Create, Update, Include) = (other.Key, other.Where, other.Create, other.Update, other.Include);

    /// <summary>The row to update, upsert or delete; null for a create.</summary>
    internal UniqueKey? Key { get; init; }

    /// <summary>
    /// A further condition on the row of <see cref="Key"/>, in the scope of the model's root; a row that does not
    /// meet it counts as not there.
    /// </summary>
    internal Predicate? Where { get; init; }

    /// <summary>The data of a create, or of an upsert that finds nothing.</summary>
    internal DataInput? Create { get; init; }

    /// <summary>The data of an update, or of an upsert that finds the row.</summary>
    internal DataInput? Update { get; init; }

    internal IReadOnlyList<IncludePlan> Include { get; init; } = [];

    /// <inheritdoc/>
    public override Access Access => Access.Write;
}
