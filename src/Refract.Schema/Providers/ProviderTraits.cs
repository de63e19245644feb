namespace Refract.Schema.Providers;

/// <summary>What a database can and cannot do, as far as the language asks for it.</summary>
internal sealed record ProviderTraits
{
    /// <summary>A schema without a datasource: as strict as the real language is then.</summary>
    internal static readonly ProviderTraits None = new();

    internal static readonly ProviderTraits PostgreSql = new()
    {
        Provider = DatabaseProvider.PostgreSql,
        Name = "PostgreSQL",
        MaximumNameLength = 63,
        HasScalarLists = true,
        HasJsonLists = true,
        HasDecimal = true,
        HasNamedPrimaryKeys = true,
        HasNamedForeignKeys = true,
        HasFreeAutoincrement = true,
        AllowsReferencesInAnyOrder = true,
        HasSchemas = true,
        HasPartialIndexes = true,
        AllowsSetNullOnRequired = true,
        IndexTypes = ["BTree", "Hash", "Gist", "Gin", "SpGist", "Brin"],
        NameScopes = NameScopes.IndexesAndPrimaryKeysOfSchema | NameScopes.AllOfModel,
    };

    internal static readonly ProviderTraits CockroachDb = PostgreSql with
    {
        Provider = DatabaseProvider.CockroachDb,
        Name = "CockroachDB",
        HasJsonLists = false,
        AllowsSetNullOnRequired = false,
        IndexTypes = ["BTree", "Gin"],
        NameScopes = NameScopes.AllOfModel,
    };

    internal static readonly ProviderTraits Sqlite = new()
    {
        Provider = DatabaseProvider.Sqlite,
        Name = "SQLite",
        MaximumNameLength = 10_000,
        HasDecimal = true,
        AllowsReferencesInAnyOrder = true,
        HasPartialIndexes = true,
        NameScopes = NameScopes.IndexesOfSchema,
    };

    internal DatabaseProvider? Provider { get; private init; }

    internal string Name { get; private init; } = "a schema without a datasource";

    /// <summary>In bytes of UTF-8.</summary>
    internal int MaximumNameLength { get; private init; } = int.MaxValue;

    internal bool HasScalarLists { get; private init; }

    internal bool HasJsonLists { get; private init; }

    internal bool HasDecimal { get; private init; }

    internal bool HasNamedPrimaryKeys { get; private init; }

    internal bool HasNamedForeignKeys { get; private init; }

    /// <summary>Autoincrement on any column, on any number of them, with or without an index.</summary>
    internal bool HasFreeAutoincrement { get; private init; }

    internal bool AllowsReferencesInAnyOrder { get; private init; }

    internal bool HasSchemas { get; private init; }

    internal bool HasPartialIndexes { get; private init; }

    /// <summary>
    /// PostgreSQL takes <c>SET NULL</c> on columns that cannot be null, and fails when it comes to it.
    /// </summary>
    internal bool AllowsSetNullOnRequired { get; private init; }

    internal string[] IndexTypes { get; private init; } = ["BTree"];

    internal NameScopes NameScopes { get; private init; }

    internal static ProviderTraits Of(DatabaseProvider? provider) => provider switch
    {
        DatabaseProvider.PostgreSql => PostgreSql,
        DatabaseProvider.CockroachDb => CockroachDb,
        DatabaseProvider.Sqlite => Sqlite,
        _ => None,
    };
}

/// <summary>Within what the names of constraints and indexes must differ.</summary>
[Flags]
internal enum NameScopes
{
    None = 0,
    IndexesOfSchema = 1,
    IndexesAndPrimaryKeysOfSchema = 2,
    AllOfModel = 4,
}
