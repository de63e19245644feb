namespace Refract.Relational.Catalog;

/// <summary>
/// What a database holds, or should hold, as data: the form in which a schema and a database are compared. Names are
/// the database's. Lists are in the order in which SQL creates them; the differ matches by name.
/// </summary>
public sealed record DatabaseCatalog
{
    /// <summary>The database schema that unqualified names mean. Not looked at on SQLite.</summary>
    public string DefaultNamespace { get; init; } = "public";

    /// <summary>Database schemas (<c>public</c>); empty on SQLite.</summary>
    public IReadOnlyList<string> Namespaces { get; init; } = [];

    /// <summary>Extensions; empty on SQLite.</summary>
    public IReadOnlyList<CatalogExtension> Extensions { get; init; } = [];

    /// <summary>Sequences; read so that no new one takes a name that is taken, never changed.</summary>
    public IReadOnlyList<QualifiedName> Sequences { get; init; } = [];

    /// <summary>Enum types; empty on SQLite, where an enum is TEXT.</summary>
    public IReadOnlyList<CatalogEnum> Enums { get; init; } = [];

    /// <summary>
    /// Tables, join tables of implicit many-to-many relations included, <c>_prisma_migrations</c> left out.
    /// </summary>
    public IReadOnlyList<CatalogTable> Tables { get; init; } = [];

    /// <summary>Views; read, never changed.</summary>
    public IReadOnlyList<CatalogView> Views { get; init; } = [];

    /// <summary>
    /// What the schema language has no words for; read to be named, never changed. On PostgreSQL empty unless it was
    /// asked for (<see cref="Contracts.IMigrationDatabase.IntrospectAll"/>).
    /// </summary>
    public IReadOnlyList<CatalogLeftOut> LeftOut { get; init; } = [];
}

/// <summary>An installed extension.</summary>
public sealed record CatalogExtension(string Name, string? Version = null, string? Namespace = null);

/// <summary>An enum type and its values in order.</summary>
public sealed record CatalogEnum(string? Namespace, string Name, IReadOnlyList<string> Values)
{
    /// <summary>What stands for the type's name in <see cref="Properties"/>.</summary>
    public const string TypePlaceholder = "{type}";

    /// <summary>
    /// The statements that give another type the same owner, rights and comment; the first
    /// <see cref="TypePlaceholder"/> of each stands for that type's name.
    /// </summary>
    public IReadOnlyList<string> Properties { get; init; } = [];

    /// <summary>The name with its database schema.</summary>
    public QualifiedName QualifiedName => new(Namespace, Name);
}

/// <summary>A view and the query that defines it (null when not read).</summary>
public sealed record CatalogView(string? Namespace, string Name, IReadOnlyList<CatalogColumn> Columns,
    string? Definition = null);
