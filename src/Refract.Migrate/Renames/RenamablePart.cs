using Refract.Relational.Catalog;

namespace Refract.Migrate.Renames;

/// <summary>Something that goes or comes.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Owner">The table or enum, or that which it is part of, as its catalog names it.</param>
/// <param name="Name">The column or value; null for a table or enum.</param>
internal sealed record RenamablePart(RenameKind Kind, QualifiedName Owner, string? Name)
{
    /// <summary>As messages and arguments have it.</summary>
    public string Shown(QualifiedName owner) => Name is null ? owner.ToString() : $"{owner}.{Name}";
}
