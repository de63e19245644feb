using Refract.Migrate.Diff;
using Refract.Relational;
using Refract.Testing;

namespace Refract.Migrate.Tests.Sql;

/// <summary>The SQL of typical changes. Each expected script was compared with the real Prisma's; Cases/README.md lists
/// where ours differs and why.</summary>
public sealed class Cases_of_migrations
{
    public static TheoryData<string> PostgreSqlCases => [.. MigrationCase.NamesFor(SqlProvider.PostgreSql)];

    public static TheoryData<string> SqliteCases => [.. MigrationCase.NamesFor(SqlProvider.Sqlite)];

    [Theory, MemberData(nameof(PostgreSqlCases))]
    public Task PostgreSql_script_is_as_expected(string name) => Compare(name, SqlProvider.PostgreSql);

    [Theory, MemberData(nameof(SqliteCases))]
    public Task Sqlite_script_is_as_expected(string name) => Compare(name, SqlProvider.Sqlite);

    [Theory, MemberData(nameof(PostgreSqlCases))]
    public void A_PostgreSql_catalog_does_not_differ_from_itself(string name) =>
        CompareWithItself(name, SqlProvider.PostgreSql);

    [Theory, MemberData(nameof(SqliteCases))]
    public void A_Sqlite_catalog_does_not_differ_from_itself(string name) =>
        CompareWithItself(name, SqlProvider.Sqlite);

    private static async Task Compare(string name, SqlProvider provider) =>
        Golden.Match((await new MigrationCase(name).Script(provider)).Body,
            Path.Combine("Cases", name, MigrationCase.ExpectedFile(provider)));

    private static void CompareWithItself(string name, SqlProvider provider)
    {
        var migration = new MigrationCase(name);
        CatalogDiffer.Diff(migration.Before(provider), migration.Before(provider), Providers.RulesOf(provider))
            .ShouldBeEmpty();
        CatalogDiffer.Diff(migration.After(provider), migration.After(provider), Providers.RulesOf(provider))
            .ShouldBeEmpty();
    }
}
