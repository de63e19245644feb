using Refract.Migrate.Engine;
using Refract.Migrate.History;
using Refract.PostgreSql.Migrations;
using Refract.Relational;
using Refract.Relational.Contracts;
using Refract.Sqlite.Migrations;
using Refract.Testing;

namespace Refract.Migrate.Tests.Engine;

/// <summary>What a connection says of its user's rights.</summary>
public sealed class Rights_of_users
{
    [Fact]
    public async Task Of_a_server_are_asked_of_it()
    {
        await using var database = await PostgreSqlServer.CreateDatabase();
        var role = "r_" + database.Name;
        await database.Execute($"REVOKE CREATE ON SCHEMA public FROM PUBLIC; CREATE ROLE {role} LOGIN");
        try
        {
            (await Rights(database.Url)).ShouldBe(new DatabaseRights("postgres", true, true));
            var url = database.Url.Replace("postgres@", role + "@", StringComparison.Ordinal);
            (await Rights(url)).ShouldBe(new DatabaseRights(role, false, false));
            await database.Execute($"GRANT CREATE ON SCHEMA public TO {role}; ALTER ROLE {role} CREATEDB");
            (await Rights(url)).ShouldBe(new DatabaseRights(role, true, true));
            // A schema that is not there yet would have to be created in the database.
            (await Rights(url + "?schema=other")).MayChangeStructure.ShouldBeFalse();
            await database.Execute($"GRANT CREATE ON DATABASE {database.Name} TO {role}");
            (await Rights(url + "?schema=other")).MayChangeStructure.ShouldBeTrue();
        }
        finally
        {
            await database.Execute($"DROP OWNED BY {role}; DROP ROLE {role}");
        }
    }

    /// <summary>
    /// The server asks for the right to create schemas in the database before it looks whether there is one.
    /// </summary>
    [Theory]
    [InlineData("own", "create schema if  not exists Own")]
    [InlineData("my \"schema\"", "-- first\nCREATE SCHEMA IF NOT EXISTS \"my \"\"schema\"\"\"")]
    public async Task Who_owns_a_schema_alone_deploys_into_it(string schema, string creation)
    {
        await using var database = await PostgreSqlServer.CreateDatabase();
        using var folder = new TempFolder();
        var role = "r_" + database.Name;
        await database.Execute($"CREATE ROLE {role} LOGIN; "
            + $"CREATE SCHEMA \"{schema.Replace("\"", "\"\"", StringComparison.Ordinal)}\" AUTHORIZATION {role}");
        try
        {
            var url = database.Url.Replace("postgres@", role + "@", StringComparison.Ordinal)
                + "?schema=" + Uri.EscapeDataString(schema);
            folder.Write("1_first/migration.sql", creation + ";\nCREATE TABLE a (id int);\n");
            (await Deploy(folder, url)).ShouldBe(["1_first"]);
            folder.Write("2_only/migration.sql", creation + ";\n");
            (await Deploy(folder, url)).ShouldBe(["2_only"]);
            // One that is missing needs the right, and nothing of the migration is kept.
            folder.Write("3_other/migration.sql", creation + ";\nCREATE SCHEMA IF NOT EXISTS other;\n");
            (await Should.ThrowAsync<MigrationException>(Deploy(folder, url))).Message
                .ShouldContain("permission denied for database");
        }
        finally
        {
            await database.Execute($"DROP OWNED BY {role}; DROP ROLE {role}");
        }
    }

    [Fact]
    public async Task Of_a_file_are_those_of_its_connection()
    {
        using var folder = new TempFolder();
        var provider = new SqliteMigrationProvider();
        var url = DatabaseUrl.Parse("file:" + folder["a.db"]);
        await provider.EnsureExists(url, TestContext.Current.CancellationToken);
        await using (var database = await provider.Open(url, TestContext.Current.CancellationToken))
            (await database.GetRights(TestContext.Current.CancellationToken))
                .ShouldBe(new DatabaseRights(null, true, true));
        await using var readOnly = await provider.Open(DatabaseUrl.Parse($"file:{folder["a.db"]}?mode=ro"),
            TestContext.Current.CancellationToken);
        (await readOnly.GetRights(TestContext.Current.CancellationToken)).MayChangeStructure.ShouldBeFalse();
    }

    private static async Task<IReadOnlyList<string>> Deploy(TempFolder folder, string url) =>
        (await new MigrationEngine(new MigrationSettings
        {
            Provider = new PostgreSqlMigrationProvider(), Url = DatabaseUrl.Parse(url),
            Migrations = new MigrationFolder(folder.Path),
        }).Deploy(TestContext.Current.CancellationToken)).Applied.Select(applied => applied.Name).ToArray();

    private static async Task<DatabaseRights> Rights(string url)
    {
        await using var database = await new PostgreSqlMigrationProvider().Open(DatabaseUrl.Parse(url),
            TestContext.Current.CancellationToken);
        return await database.GetRights(TestContext.Current.CancellationToken);
    }
}
