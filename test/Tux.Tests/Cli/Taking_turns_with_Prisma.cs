using System.Security.Cryptography;
using Microsoft.Data.Sqlite;
using Npgsql;
using Refract.Testing;

namespace Tux.Tests.Cli;

/// <summary>
/// What Prisma 7.10 looks at before it accepts a migrations folder and a database as its own, and what it makes itself
/// of the bot's schema: pinned here as facts, so that no Prisma is needed to see that they still hold.
/// </summary>
public sealed class Taking_turns_with_Prisma
{
    // SHA-256 of the script that `prisma migrate dev --name init` writes for prisma/schema on PostgreSQL.
    private const string InitOfPrisma = "39289198cbf724bc89f497b83b505dea02a7a5ff98a4aa757559d49dd06c03e2";

    private const string HistoryRow =
        "SELECT migration_name || ' ' || checksum || ' ' || length(id) || ' ' || applied_steps_count || ' ' || CASE "
        + "WHEN finished_at >= started_at THEN 'finished' ELSE '' END"
        + " || CASE WHEN logs IS NULL AND rolled_back_at IS NULL THEN '' ELSE ' failed' END FROM _prisma_migrations";

    [Fact]
    public async Task A_first_migration_is_the_one_that_Prisma_writes()
    {
        await using var database = await PostgreSqlServer.CreateDatabase();
        using var tux = new TuxFolder();
        tux.Variables["DEV_DATABASE_URL"] = database.Url;
        var path = (await tux.Run("db migrate --name init")).ShouldExit(0).Output.TrimEnd();
        path.ShouldMatch(@"^prisma/migrations/\d{14}_init/migration\.sql$");
        Checksum(tux[path]).ShouldBe(InitOfPrisma);
        File.ReadAllText(tux["prisma/migrations/migration_lock.toml"]).ShouldBe(Lock("postgresql"));

        await using var connection = new NpgsqlConnection(database.ConnectionString);
        await connection.OpenAsync(TestContext.Current.CancellationToken);
        await using var command = new NpgsqlCommand(HistoryRow, connection);
        (await command.ExecuteScalarAsync(TestContext.Current.CancellationToken)).ShouldBe(
            $"{NameIn(path)} {InitOfPrisma} 36 1 finished");
    }

    [Fact]
    public async Task The_history_on_sqlite_is_kept_as_Prisma_keeps_it()
    {
        using var tux = new TuxFolder();
        var path = (await tux.Run("db migrate --name init")).ShouldExit(0).Output.TrimEnd();
        File.ReadAllText(tux["prisma/migrations-sqlite/migration_lock.toml"]).ShouldBe(Lock("sqlite"));

        await using var connection = new SqliteConnection(
            new SqliteConnectionStringBuilder { DataSource = tux["tux-dev.db"], Pooling = false }.ConnectionString);
        await connection.OpenAsync(TestContext.Current.CancellationToken);
        await using var command = connection.CreateCommand();
        command.CommandText = HistoryRow;
        (await command.ExecuteScalarAsync(TestContext.Current.CancellationToken)).ShouldBe(
            $"{NameIn(path)} {Checksum(tux[path])} 36 1 finished");
    }

    /// <summary>
    /// The rows differ from ours in how they came to be, not in what they say: started and finished in Prisma's
    /// precision, its own id.
    /// </summary>
    [Fact]
    public async Task A_database_that_Prisma_migrated_has_nothing_to_do()
    {
        await using var database = await PostgreSqlServer.CreateDatabase();
        using var tux = new TuxFolder(withMigrations: true);
        var script = Directory.GetFiles(tux["prisma/migrations"], "migration.sql", SearchOption.AllDirectories)
            .ShouldHaveSingleItem();
        var name = Path.GetFileName(Path.GetDirectoryName(script)!);
        Checksum(script).ShouldBe(InitOfPrisma);
        await database.Execute($"""
            CREATE TABLE _prisma_migrations (
                id                      VARCHAR(36) PRIMARY KEY NOT NULL,
                checksum                VARCHAR(64) NOT NULL,
                finished_at             TIMESTAMPTZ,
                migration_name          VARCHAR(255) NOT NULL,
                logs                    TEXT,
                rolled_back_at          TIMESTAMPTZ,
                started_at              TIMESTAMPTZ NOT NULL DEFAULT now(),
                applied_steps_count     INTEGER NOT NULL DEFAULT 0
            );
            INSERT INTO _prisma_migrations(id, checksum, finished_at, migration_name, started_at, applied_steps_count)
            VALUES ('0d9c8a52-7c0e-4d2e-9a5e-0f3c9d1b7a11', '{InitOfPrisma}', now(), '{name}', now(), 1);
            """);
        await database.Execute(await File.ReadAllTextAsync(script, TestContext.Current.CancellationToken));

        tux.Variables["DEV_DATABASE_URL"] = tux.Variables["PROD_DATABASE_URL"] = database.Url;
        (await tux.Run("db migrate")).ShouldExit(0).Error.ShouldEndWith("\nSchema, migrations and database agree.\n");
        (await tux.Run("--prod db migrate")).ShouldExit(0).Error.ShouldContain("No migration is pending");
        (await tux.Run("db push")).ShouldExit(0).Error.ShouldEndWith(
            "The database already matches the schema; nothing was changed.\n");

        var before = Sources(tux);
        (await tux.Run("db pull")).ShouldExit(0).Error.ShouldEndWith(
            "The schema already matches the database; nothing was changed.\n");
        Sources(tux).ShouldBe(before);
    }

    private static string[] Sources(TuxFolder tux)
        => [.. Directory.GetFiles(tux["prisma"], "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal)
            .Select(file => $"{file} {Checksum(file)}")];

    private static string NameIn(string path) => path.Split('/')[^2];

    private static string Checksum(string path) => Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(path)));

    private static string Lock(string provider)
        => "# Please do not edit this file manually\n# It should be added in your version-control system "
            + $"(e.g., Git)\nprovider = \"{provider}\"\n";
}
