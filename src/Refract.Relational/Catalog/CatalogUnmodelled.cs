namespace Refract.Relational.Catalog;

/// <summary>
/// Something of a table that the schema language has no words for, or not for all of it: a CHECK or exclusion
/// constraint, an index over an expression or with a condition, a foreign key out of the database schemas that were
/// read, statistics. It is never compared; it is known so that no step takes it along without saying so.
/// </summary>
/// <param name="Description">For display: <c>constraint positive on table a</c>.</param>
/// <param name="Name">Its name.</param>
/// <param name="Columns">The columns of its table that it speaks of.</param>
public sealed record CatalogUnmodelled(string Description, string Name, IReadOnlyList<string> Columns)
{
    /// <summary>The statement that creates it, when it is an index; null otherwise.</summary>
    public string? IndexDefinition { get; init; }

    /// <summary>The enum types that its expressions speak of.</summary>
    public IReadOnlyList<QualifiedName> Enums { get; init; } = [];
}
