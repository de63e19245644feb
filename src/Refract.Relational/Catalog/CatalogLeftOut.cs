namespace Refract.Relational.Catalog;

/// <summary>
/// Something in a database that the schema language has no words for: no command changes or drops it.
/// </summary>
/// <param name="Kind">What it is, as it stands in a sentence: <c>trigger</c>, <c>view</c>, <c>CHECK
/// constraint</c>.</param>
/// <param name="Name">Its name, or its text when it has none; null when the kind says it all (<c>STRICT</c>).</param>
/// <param name="Table">The table that it belongs to, or null.</param>
/// <param name="Namespace">The database schema, or null on SQLite.</param>
public sealed record CatalogLeftOut(string Kind, string? Name, string? Table = null, string? Namespace = null)
{
    /// <summary>True for a virtual table of SQLite, whose name no other table can take.</summary>
    public bool IsVirtualTable { get; init; }

    /// <summary>What else tells it apart, as it stands in brackets behind it: the target of a foreign key, the domain
    /// of a column; or null.</summary>
    public string? Detail { get; init; }
}
