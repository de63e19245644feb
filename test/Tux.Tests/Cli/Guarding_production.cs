using Refract.Testing;

namespace Tux.Tests.Cli;

public sealed class Guarding_production
{
    [Fact]
    public async Task Push_refuses_and_points_to_migrate()
    {
        using var tux = new TuxFolder();
        tux.Variables["PROD_DATABASE_URL"] = "file:./prod.db";
        Golden.Match((await tux.Run("--prod db push")).ShouldExit(2).Error, "Golden/production-push.txt");
        File.Exists(tux["prod.db"]).ShouldBeFalse();
    }

    [Fact]
    public async Task Migrations_are_not_made_there()
    {
        using var tux = new TuxFolder();
        tux.Variables["PROD_DATABASE_URL"] = "file:./prod.db";
        (await tux.Run("--prod db migrate --name x")).ShouldExit(2).Error.ShouldContain("tux --dev db migrate --name NAME");
        File.Exists(tux["prod.db"]).ShouldBeFalse();
        Directory.Exists(tux["prisma/migrations-sqlite"]).ShouldBeFalse();
    }

    [Fact]
    public async Task Reset_wants_the_databases_name_from_a_person_or_a_flag()
    {
        using var tux = await WithTables();
        tux.Variables["PROD_DATABASE_URL"] = "file:./prod.db";
        (await tux.Run("--prod db migrate")).ShouldExit(0);
        Mark(tux);
        (await tux.Run("--prod db reset")).ShouldExit(3).Error.ShouldContain("add --confirm prod.db");
        (await tux.Run("--prod db reset --confirm other.db")).ShouldExit(3);
        (await tux.Run("--prod db reset", "prod\n")).ShouldExit(3);
        Guilds(tux).ShouldBe(1);
        (await tux.Run("--prod db reset", "prod.db\n")).ShouldExit(0);
        Guilds(tux).ShouldBe(0);
        Mark(tux);
        (await tux.Run("--prod db reset --confirm prod.db")).ShouldExit(0);
        Guilds(tux).ShouldBe(0);
    }

    [Fact]
    public async Task Migrate_only_ever_applies()
    {
        using var tux = await WithTables();
        tux.Variables["PROD_DATABASE_URL"] = "file:./prod.db";
        (await tux.Run("--prod db migrate")).ShouldExit(0).Error.ShouldContain("1 migration applied.");
        TuxSqlite.Execute(tux["prod.db"], "CREATE TABLE stray (id INTEGER)");
        (await tux.Run("--prod db migrate")).ShouldExit(0).Error.ShouldContain("No migration is pending");
    }

    /// <summary>A project with one migration, made in development.</summary>
    private static async Task<TuxFolder> WithTables()
    {
        var tux = new TuxFolder();
        (await tux.Run("db migrate --name init")).ShouldExit(0);
        return tux;
    }

    private static void Mark(TuxFolder tux) => TuxSqlite.Execute(tux["prod.db"], "INSERT INTO \"Guild\"(guild_id) VALUES (1)");

    private static long Guilds(TuxFolder tux) => TuxSqlite.Count(tux["prod.db"], "Guild");
}
