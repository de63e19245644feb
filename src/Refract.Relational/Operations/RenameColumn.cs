using Refract.Relational.Catalog;

namespace Refract.Relational.Operations;

/// <summary>Gives a column another name.</summary>
/// <param name="Table">Its table, under the new name when that is renamed, too.</param>
/// <param name="From">The old name.</param>
/// <param name="To">The new name.</param>
public sealed record RenameColumn(QualifiedName Table, string From, string To) : RenameOperation
{
    /// <inheritdoc/>
    public override RenameOperation Reversed => new RenameColumn(Table, To, From);
}
