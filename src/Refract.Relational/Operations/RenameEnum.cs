using Refract.Relational.Catalog;

namespace Refract.Relational.Operations;

/// <summary>Gives an enum type another name, or moves it into another database schema, or both.</summary>
/// <param name="From">The old name.</param>
/// <param name="To">The new name.</param>
public sealed record RenameEnum(QualifiedName From, QualifiedName To) : RenameOperation
{
    /// <inheritdoc/>
    public override RenameOperation Reversed => new RenameEnum(To, From);
}
