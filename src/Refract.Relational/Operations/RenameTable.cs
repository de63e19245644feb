using Refract.Relational.Catalog;

namespace Refract.Relational.Operations;

/// <summary>Gives a table another name, or moves it into another database schema, or both.</summary>
/// <param name="From">The old name.</param>
/// <param name="To">The new name.</param>
public sealed record RenameTable(QualifiedName From, QualifiedName To) : RenameOperation
{
    /// <inheritdoc/>
    public override RenameOperation Reversed => new RenameTable(To, From);
}
