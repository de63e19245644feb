namespace Refract.Relational.Catalog;

/// <summary>A name with the database schema it lives in.</summary>
/// <param name="Namespace">The database schema; null for the default one, and always on SQLite.</param>
/// <param name="Name">The name.</param>
public sealed record QualifiedName(string? Namespace, string Name)
{
    /// <summary>For display: <c>User</c>, or <c>shop.User</c>. <c>public</c> goes without saying.</summary>
    public override string ToString() => Namespace is null or "public" ? Name : $"{Namespace}.{Name}";
}
