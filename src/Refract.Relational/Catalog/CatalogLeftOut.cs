namespace Refract.Relational.Catalog;

/// <summary>Something in a database that the schema language has no words for: no command changes or drops
/// it.</summary>
/// <param name="Kind">What it is, as it stands in a sentence: <c>trigger</c>, <c>view</c>, <c>CHECK
/// constraint</c>.</param>
/// <param name="Name">Its name, or its text when it has none; null when the kind says it all (<c>STRICT</c>).</param>
/// <param name="Table">The table that it belongs to, or null.</param>
/// <param name="Namespace">The database schema, or null on SQLite.</param>
public sealed record CatalogLeftOut(string Kind, string? Name, string? Table = null, string? Namespace = null)
{
    /// <summary>True for a virtual table of SQLite, whose name no other table can take.</summary>
    public bool IsVirtualTable { get; init; }

    /// <summary>For display: <c>trigger audit of Account</c>. The database schema is named unless it is
    /// <c>public</c>.</summary>
    public override string ToString()
    {
        var schema = Namespace is null or "public" ? "" : Namespace + ".";
        return Kind + (Name is null ? "" : $" {(Table is null ? schema : "")}{Name}")
            + (Table is null ? "" : $" of {schema}{Table}");
    }
}
