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

    private static async Task<DatabaseRights> Rights(string url)
    {
        await using var database = await new PostgreSqlMigrationProvider().Open(DatabaseUrl.Parse(url),
            TestContext.Current.CancellationToken);
        return await database.GetRights(TestContext.Current.CancellationToken);
    }
}
