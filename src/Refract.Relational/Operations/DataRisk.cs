using Refract.Relational.Catalog;

namespace Refract.Relational.Operations;

/// <summary>What a step can do to rows that are there, or they to it.</summary>
/// <param name="Kind">In which way.</param>
/// <param name="Table">The table whose rows decide.</param>
/// <param name="Message">One sentence for display.</param>
public sealed record DataRisk(DataRiskKind Kind, QualifiedName Table, string Message)
{
    /// <summary>The columns whose values decide, in order; empty for a table as a whole.</summary>
    public IReadOnlyList<string> Columns { get; init; } = [];

    /// <summary>The enum's values that go (<see cref="DataRiskKind.EnumValuesRemoved"/>); empty otherwise.</summary>
    public IReadOnlyList<string> Values { get; init; } = [];

    /// <summary>The type that values are converted to (<see cref="DataRiskKind.TypeNarrowed"/>); else null.</summary>
    public ColumnType? NewType { get; init; }

    /// <summary>
    /// The condition on the rows that count, as SQL, of a unique index that has one
    /// (<see cref="DataRiskKind.UniqueAdded"/>); else null.
    /// </summary>
    public string? Condition { get; init; }

    /// <summary>True when the step runs and takes data with it.</summary>
    public bool DestroysData =>
        Kind is DataRiskKind.TableDropped or DataRiskKind.ColumnDropped or DataRiskKind.ColumnRecreated
            or DataRiskKind.TypeNarrowed;

    /// <summary>True when the step fails on certain rows, and then changes nothing.</summary>
    public bool MayFail =>
        Kind is not (DataRiskKind.TableDropped or DataRiskKind.ColumnDropped or DataRiskKind.ColumnRecreated);

    /// <inheritdoc/>
    public bool Equals(DataRisk? other) =>
        other is not null && Kind == other.Kind && Table == other.Table && Message == other.Message
        && NewType == other.NewType && Condition == other.Condition
        && Columns.SequenceEqual(other.Columns) && Values.SequenceEqual(other.Values);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Kind, Table, Message);
}
