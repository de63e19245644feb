namespace Refract.Relational.Catalog;

/// <summary>A table.</summary>
public sealed record CatalogTable
{
    /// <summary>The database schema, or null on SQLite.</summary>
    public string? Namespace { get; init; }

    /// <summary>The table's name.</summary>
    public required string Name { get; init; }

    /// <summary>The name with its database schema.</summary>
    public QualifiedName QualifiedName => new(Namespace, Name);

    /// <summary>Its columns, in order.</summary>
    public required IReadOnlyList<CatalogColumn> Columns { get; init; }

    /// <summary>Its primary key, or null.</summary>
    public CatalogPrimaryKey? PrimaryKey { get; init; }

    /// <summary>Its indexes, unique ones included, the primary key's own left out.</summary>
    public IReadOnlyList<CatalogIndex> Indexes { get; init; } = [];

    /// <summary>Its foreign keys.</summary>
    public IReadOnlyList<CatalogForeignKey> ForeignKeys { get; init; } = [];

    /// <summary>The statement that made it, where the database keeps it (SQLite); else null.</summary>
    public string? Definition { get; init; }

    /// <summary>
    /// Its triggers, and those of its indexes that have a statement of their own: what goes with the table when it is
    /// rebuilt, and has
    /// to be made again (SQLite).
    /// </summary>
    public IReadOnlyList<CatalogDependent> Dependents { get; init; } = [];

    /// <summary>What the schema language has no words for.</summary>
    public IReadOnlyList<CatalogUnmodelled> Unmodelled { get; init; } = [];

    /// <summary>True when it inherits from another table, so that its rows are that table's too.</summary>
    public bool IsInherited { get; init; }

    /// <summary>The column of that name, or null.</summary>
    public CatalogColumn? FindColumn(string name) => Columns.FirstOrDefault(column => column.Name == name);
}

/// <summary>A primary key. On SQLite it has no name.</summary>
public sealed record CatalogPrimaryKey(string? Name, IReadOnlyList<string> Columns);

/// <summary>An index.</summary>
public sealed record CatalogIndex
{
    /// <summary>Its name.</summary>
    public required string Name { get; init; }

    /// <summary>True for a unique index.</summary>
    public bool IsUnique { get; init; }

    /// <summary>Its columns, in order.</summary>
    public required IReadOnlyList<CatalogIndexColumn> Columns { get; init; }

    /// <summary>
    /// <c>btree</c> (or null), <c>hash</c>, <c>gin</c>, <c>gist</c>, <c>spgist</c>, <c>brin</c>, in lower case.
    /// </summary>
    public string? Algorithm { get; init; }

    /// <summary>The condition of a partial index as SQL, or null.</summary>
    public string? Condition { get; init; }

    /// <summary>
    /// True when it has parts that the schema language has no words for: INCLUDE, NULLS FIRST, NULLS NOT DISTINCT,
    /// another collation than the column's, an access method of an extension, a constraint that can be deferred.
    /// </summary>
    public bool HasUnmodelledParts { get; init; }

    /// <summary>
    /// The access method where an extension brings it (<c>hnsw</c>, <c>bloom</c>), else null. <see cref="Algorithm"/>
    /// is then null, and so are the operator classes: a schema that names the index says nothing of either, and keeps
    /// it as it is.
    /// </summary>
    public string? ForeignAlgorithm { get; init; }

    /// <summary>
    /// True when it stands behind a UNIQUE constraint, so that it goes with ALTER TABLE … DROP CONSTRAINT.
    /// </summary>
    public bool IsConstraint { get; init; }

    /// <summary>
    /// True when it has no name of its own: SQLite's index behind a UNIQUE in CREATE TABLE. <see cref="Name"/> is then
    /// the one that the
    /// schema language would give it, and is not compared.
    /// </summary>
    public bool IsUnnamed { get; init; }
}

/// <summary>A column of an index; the operator class is null for the type's default one.</summary>
public sealed record CatalogIndexColumn(string Name, bool IsDescending = false, string? OperatorClass = null)
{
    /// <summary>
    /// True when the schema says <c>sort: Asc</c>: the SQL then says ASC. It makes no difference to the database.
    /// </summary>
    public bool IsExplicitlyAscending { get; init; }
}

/// <summary>Something that belongs to a table and has a statement of its own.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Sql">The statement that made it.</param>
/// <param name="IsTrigger">True for a trigger, false for an index.</param>
public sealed record CatalogDependent(string Name, string Sql, bool IsTrigger);

/// <summary>A foreign key.</summary>
public sealed record CatalogForeignKey
{
    /// <summary>Its name.</summary>
    public required string Name { get; init; }

    /// <summary>The columns that hold the key.</summary>
    public required IReadOnlyList<string> Columns { get; init; }

    /// <summary>The database schema of the table it points to, or null on SQLite.</summary>
    public string? ReferencedNamespace { get; init; }

    /// <summary>The table it points to.</summary>
    public required string ReferencedTable { get; init; }

    /// <summary>The columns it points to, in the order of <see cref="Columns"/>.</summary>
    public required IReadOnlyList<string> ReferencedColumns { get; init; }

    /// <summary>What happens on DELETE.</summary>
    public required Schema.ReferentialAction OnDelete { get; init; }

    /// <summary>What happens on UPDATE.</summary>
    public required Schema.ReferentialAction OnUpdate { get; init; }

    /// <summary>
    /// What the schema language has no words for, as SQL: <c>MATCH FULL</c>, <c>DEFERRABLE INITIALLY DEFERRED</c>,
    /// <c>NOT VALID</c>; empty for a plain key. A key that is made again keeps it.
    /// </summary>
    public string Options { get; init; } = "";

    /// <summary>The table it points to, with its database schema.</summary>
    public QualifiedName Referenced => new(ReferencedNamespace, ReferencedTable);
}
