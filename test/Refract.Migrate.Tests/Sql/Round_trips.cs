using Refract.Migrate.Diff;
using Refract.Relational;
using Refract.Relational.Catalog;
using Refract.Relational.Contracts;
using Refract.Sqlite.Migrations;

namespace Refract.Migrate.Tests.Sql;

/// <summary>
/// The invariant behind every migration: apply it, read the database, compare again: nothing is left to do.
/// </summary>
public sealed class Round_trips(RoundTripServer postgres) : IClassFixture<RoundTripServer>
{
    public static TheoryData<string> PostgreSqlCases => [.. MigrationCase.NamesFor(SqlProvider.PostgreSql)];

    public static TheoryData<string> SqliteCases => [.. MigrationCase.NamesFor(SqlProvider.Sqlite)];

    [Theory, MemberData(nameof(PostgreSqlCases))]
    public async Task After_the_script_PostgreSql_is_what_the_schema_wants(string name)
    {
        await using var database = await postgres.OpenEmpty();
        var migration = new MigrationCase(name);
        await RoundTrip(migration.Before(database.Provider), migration.After(database.Provider), name, database);
    }

    [Fact]
    public async Task PostgreSql_goes_from_any_case_to_any_other()
    {
        foreach (var (from, to) in Pairs(SqlProvider.PostgreSql, 25))
        {
            await using var database = await postgres.OpenEmpty();
            await RoundTrip(from.After(database.Provider), to.After(database.Provider), $"{from.Name} to {to.Name}",
                database);
        }
    }

    [Theory, MemberData(nameof(SqliteCases))]
    public async Task After_the_script_Sqlite_is_what_the_schema_wants(string name)
    {
        await using var database = await OpenSqlite();
        var migration = new MigrationCase(name);
        await RoundTrip(migration.Before(database.Provider), migration.After(database.Provider), name, database);
    }

    [Fact]
    public async Task Sqlite_goes_from_any_case_to_any_other()
    {
        foreach (var (from, to) in Pairs(SqlProvider.Sqlite, 100))
        {
            await using var database = await OpenSqlite();
            await RoundTrip(from.After(database.Provider), to.After(database.Provider), $"{from.Name} to {to.Name}",
                database);
        }
    }

    /// <summary>Random pairs of cases; a failure names both.</summary>
    private static IEnumerable<(MigrationCase From, MigrationCase To)> Pairs(SqlProvider provider, int count)
    {
        var names = MigrationCase.NamesFor(provider).ToArray();
        return Enumerable.Range(0, count).Select(_ =>
            (new MigrationCase(names[Random.Shared.Next(names.Length)]),
                new MigrationCase(names[Random.Shared.Next(names.Length)])));
    }

    private static Task<IMigrationDatabase> OpenSqlite() =>
        new SqliteMigrationProvider().OpenShadow(DatabaseUrl.Parse("file::memory:"), null,
            TestContext.Current.CancellationToken);

    private static async Task RoundTrip(DatabaseCatalog before, DatabaseCatalog after, string name,
        IMigrationDatabase database)
    {
        string[] namespaces = [.. before.Namespaces.Concat(after.Namespaces).Append("public").Distinct()];

        await Apply(MigrationCase.Script(await Read(before), before, database.Provider));
        Remaining(await Read(before), before, database.Provider).ShouldBeEmpty($"{name}: the first state was applied");
        await Apply(MigrationCase.Script(await Read(after), after, database.Provider));
        Remaining(await Read(after), after, database.Provider).ShouldBeEmpty($"{name}: the second state was applied");

        async Task<DatabaseCatalog> Read(DatabaseCatalog wanted) => await database.Respell(
            await database.Introspect(namespaces, TestContext.Current.CancellationToken), wanted,
            TestContext.Current.CancellationToken);

        async Task Apply(MigrationScript script)
        {
            try
            {
                await database.Execute(script.Text, TestContext.Current.CancellationToken);
            }
            catch (ScriptFailedException failure)
            {
                Assert.Fail($"{name}: {failure.Message}\nat line {failure.Line}: {failure.Statement}\n{script.Text}");
            }
        }
    }

    private static string Remaining(DatabaseCatalog from, DatabaseCatalog to, SqlProvider provider)
    {
        var operations = CatalogDiffer.Diff(from, to, Providers.RulesOf(provider));
        return operations.Count == 0 ? "" : MigrationCase.Script(from, to, provider).Body;
    }
}
