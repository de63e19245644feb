using Refract.Relational.Catalog;

namespace Refract.Relational.Operations;

/// <summary>Gives a value of an enum another name, in the rows that hold it, too.</summary>
/// <param name="Enum">The enum, under the new name when that is renamed, too.</param>
/// <param name="From">The old value.</param>
/// <param name="To">The new value.</param>
public sealed record RenameEnumValue(QualifiedName Enum, string From, string To) : RenameOperation
{
    /// <summary>
    /// Where enums are no types of the database: the columns that hold their values as text, under their new names.
    /// </summary>
    public IReadOnlyList<EnumTextColumn> Columns { get; init; } = [];

    /// <inheritdoc/>
    public override RenameOperation Reversed => this with { From = To, To = From };

    /// <inheritdoc/>
    public bool Equals(RenameEnumValue? other) =>
        other is not null && Enum == other.Enum && From == other.From && To == other.To
        && Columns.SequenceEqual(other.Columns);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Enum, From, To);
}
