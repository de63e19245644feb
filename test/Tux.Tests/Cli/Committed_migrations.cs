using Refract.Testing;

namespace Tux.Tests.Cli;

public sealed class Committed_migrations
{
    [Fact]
    public async Task Make_what_the_schema_wants_on_the_embedded_database()
    {
        using var tux = new TuxFolder(withMigrations: true);
        (await tux.Run("db migrate")).ShouldExit(0).Error.ShouldEndWith("Schema, migrations and database agree.\n");
    }

    [Fact]
    public async Task Make_what_the_schema_wants_on_postgresql()
    {
        await using var database = await PostgreSqlServer.CreateDatabase();
        using var tux = new TuxFolder(withMigrations: true);
        tux.Variables["DATABASE_URL"] = database.Url;
        (await tux.Run("db migrate")).ShouldExit(0).Error.ShouldEndWith("Schema, migrations and database agree.\n");
    }
}
