namespace Refract.Schema.Binding;

/// <summary>The preview features of the language, as of version 7.10 of the real one.</summary>
internal static class PreviewFeatures
{
    internal const string Views = "views";
    internal const string PartialIndexes = "partialIndexes";
    internal const string PostgreSqlExtensions = "postgresqlExtensions";
    internal const string ShardKeys = "shardKeys";

    /// <summary>Features that can be switched on.</summary>
    internal static readonly string[] Active =
    [
        "nativeDistinct", PartialIndexes, PostgreSqlExtensions, "relationJoins", "schemaEngineDriverAdapters",
        ShardKeys,
        "strictUndefinedChecks", "typedSql",
        Views,
    ];

    /// <summary>Accepted, but not offered.</summary>
    private static readonly string[] Hidden = ["reactNative"];

    /// <summary>Accepted on PostgreSQL alone.</summary>
    private const string FullTextSearchPostgres = "fullTextSearchPostgres";

    /// <summary>Part of the language by now, or gone without a trace: named in vain.</summary>
    private static readonly string[] Deprecated =
    [
        "aggregateApi", "atomicNumberOperations", "clientExtensions", "cockroachdb", "connectOrCreate", "createMany",
        "dataProxy", "deno",
        "distinct",
        "driverAdapters", "extendedIndexes", "extendedWhereUnique", "fieldReference", "filteredRelationCount",
        "filterJson",
        "fullTextIndex",
        "fullTextSearch", "groupBy", "improvedQueryRaw", "interactiveTransactions", "jsonProtocol",
        "microsoftSqlServer", "middlewares",
        "mongoDb",
        "multiSchema", "namedConstraints", "nApi", "nativeTypes", "omitApi", "orderByAggregateGroup", "orderByNulls",
        "orderByRelation",
        "prismaSchemaFolder", "queryCompiler", "referentialActions", "referentialIntegrity", "selectRelationCount",
        "tracing",
        "transactionApi",
        "uncheckedScalarInputs",
    ];

    /// <summary>
    /// Known to earlier versions only; the real language of today refuses them. A schema that has worked for years must
    /// not stop working over a name that never changed what it means.
    /// </summary>
    private static readonly string[] Removed = ["esm", "insensitiveFilters", "metrics"];

    /// <summary>The real language compares these names without regard to case.</summary>
    internal static bool IsActive(string name, DatabaseProvider? provider) =>
        Contains(Active, name) || Contains(Hidden, name)
        || (provider == DatabaseProvider.PostgreSql
            && name.Equals(FullTextSearchPostgres, StringComparison.OrdinalIgnoreCase));

    internal static bool IsDeprecated(string name) => Contains(Deprecated, name) || Contains(Removed, name);

    /// <summary>A feature that exists, for another database.</summary>
    internal static bool IsForAnotherProvider(string name) =>
        name.Equals(FullTextSearchPostgres, StringComparison.OrdinalIgnoreCase);

    private static bool Contains(string[] names, string name) => Array.Exists(names, known =>
        known.Equals(name, StringComparison.OrdinalIgnoreCase));
}
