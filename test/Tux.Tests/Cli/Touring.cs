using Refract.Testing;

namespace Tux.Tests.Cli;

/// <summary>
/// The tour makes a place of its own, shows its sums on one screen, and leaves nothing behind and nothing changed.
/// </summary>
public sealed class Touring
{
    [Fact]
    public async Task Needs_no_database()
    {
        using var tux = new TuxFolder();
        ShouldBeWell(await tux.Run("tour"));
        Directory.GetFiles(tux["."]).ShouldBeEmpty();
    }

    [Fact]
    public async Task Makes_the_file_that_it_is_given_and_removes_it()
    {
        using var tux = new TuxFolder();
        ShouldBeWell(await tux.Run("tour --url file:./tour.db"));
        Directory.GetFiles(tux["."]).ShouldBeEmpty();
    }

    [Fact]
    public async Task Leaves_a_file_alone_that_is_there()
    {
        using var tux = new TuxFolder();
        TuxSqlite.Execute(tux["mine.db"], "CREATE TABLE precious (id INTEGER)");
        var run = (await tux.Run("tour --url file:./mine.db")).ShouldExit(2);
        run.Error.ShouldStartWith("error: The file FOLDER/mine.db is there already; nothing was done.\n");
        TuxSqlite.Count(tux["mine.db"], "precious").ShouldBe(0);
        tux.Variables["DATABASE_URL"] = "file:./mine.db";
        ShouldBeWell(await tux.Run("tour"));
        TuxSqlite.Count(tux["mine.db"], "precious").ShouldBe(0);
    }

    /// <summary>
    /// A push into the database itself would drop tables that the schema does not know, and refuse where they hold
    /// rows.
    /// </summary>
    [Theory]
    [InlineData("--url ")]
    [InlineData(null)]
    public async Task Is_a_guest_of_a_PostgreSQL_database(string? option)
    {
        await using var database = await PostgreSqlServer.CreateDatabase();
        using var tux = new TuxFolder();
        tux.Variables["DATABASE_URL"] = database.Url;
        (await tux.Run("db push")).ShouldExit(0);
        await database.Execute(
            "INSERT INTO \"Guild\"(guild_id) VALUES (1); CREATE TABLE full_one (id INTEGER); INSERT INTO "
                + "full_one VALUES (1); CREATE TABLE empty_one (id INTEGER)");
        var before = await Contents(database);

        var run = await tux.Run(option is null ? "tour" : "tour " + option + database.Url);
        ShouldBeWell(run);
        run.Output.ShouldContain("?schema=tux_tour_");
        (await Contents(database)).ShouldBe(before);
    }

    [Fact]
    public async Task Removes_a_PostgreSQL_database_that_it_had_to_make()
    {
        await using var database = await PostgreSqlServer.CreateDatabase();
        using var tux = new TuxFolder();
        var name = database.Name + "_tour";
        ShouldBeWell(await tux.Run("tour --url " + PostgreSqlServer.WithDatabase(database.Url, name)));
        (await database.Scalar($"SELECT count(*) FROM pg_database WHERE datname = '{name}'")).ShouldBe(0L);
    }

    [Fact]
    public async Task Leaves_nothing_behind_when_it_is_stopped()
    {
        await using var database = await PostgreSqlServer.CreateDatabase();
        using var tux = new TuxFolder();
        var run = (await tux.RunUntil("tour --url " + database.Url, "starboard")).ShouldExit(130);
        run.Output.ShouldContain("ok schema");
        (await database.Scalar("SELECT count(*) FROM pg_namespace WHERE nspname LIKE 'tux\\_tour%'")).ShouldBe(0L);
    }

    private static void ShouldBeWell(TuxRun run)
    {
        var lines = run.ShouldExit(0).Output.TrimEnd('\n').Split('\n');
        lines[^1].ShouldStartWith("All sums are right. 12 parts in ");
        lines.Length.ShouldBeLessThanOrEqualTo(40);
        lines.Max(line => line.Length).ShouldBeLessThanOrEqualTo(100);
        run.Error.ShouldBeEmpty();
    }

    private static async Task<string> Contents(PostgreSqlTestDatabase database) => (string)(await database.Scalar("""
        SELECT string_agg(n.nspname || '.' || c.relname || '=' || c.relkind::text || CASE WHEN c.relkind = 'r'
            THEN (xpath('/row/n/text()', query_to_xml(format('SELECT count(*) AS n FROM %I.%I', n.nspname, c.relname), false, true, '')))[1]::text ELSE '' END, ' ' ORDER BY 1)
        FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace WHERE n.nspname NOT LIKE 'pg\_%' AND n.nspname <> 'information_schema'
        """))!;
}
