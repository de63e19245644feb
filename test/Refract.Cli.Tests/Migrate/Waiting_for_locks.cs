using Refract.Testing;

namespace Refract.Cli.Tests.Migrate;

/// <summary>A migration that may not wait for the locks of an application gives up, and can be run again.</summary>
public sealed class Waiting_for_locks
{
    private const string Change = "ALTER TABLE \"User\" ADD COLUMN \"age\" INTEGER;";

    [Fact]
    public async Task On_postgresql_a_deploy_gives_up_and_the_next_one_finishes()
    {
        await using var database = await PostgreSqlServer.CreateDatabase();
        using var folder = new CliFolder().With("schema.prisma", Schemas.PostgreSqlFromVariable)
            .With("migrations/20260101000000_a/migration.sql", "CREATE TABLE \"User\" (id INT PRIMARY KEY);");
        folder.Variables["DATABASE_URL"] = database.Url;
        (await folder.Run("migrate", "deploy")).ShouldExit(0);
        folder.With("migrations/20260102000000_b/migration.sql", Change);
        await using (var other = new Npgsql.NpgsqlConnection(
            Refract.Relational.DatabaseUrl.Parse(database.Url).ConnectionString))
        {
            await other.OpenAsync(TestContext.Current.CancellationToken);
            await using var transaction = await other.BeginTransactionAsync(TestContext.Current.CancellationToken);
            await using var command = new Npgsql.NpgsqlCommand("SELECT * FROM \"User\"", other, transaction);
            await command.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
            var run = (await folder.Run("migrate", "deploy", "--lock-timeout", "200ms")).ShouldExit(1);
            run.Error.ShouldContain("waited too long for a lock of another session");
        }

        (await folder.Run("migrate", "deploy", "--lock-timeout", "5s")).ShouldExit(0).Error.ShouldContain(
            "1 migration applied.");
    }

    [Fact]
    public async Task On_sqlite_a_deploy_gives_up_and_the_next_one_finishes()
    {
        using var folder = new CliFolder().With("schema.prisma", Schemas.Sqlite)
            .With("migrations/20260101000000_a/migration.sql", "CREATE TABLE \"User\" (id INTEGER PRIMARY KEY);");
        (await folder.Run("migrate", "deploy")).ShouldExit(0);
        folder.With("migrations/20260102000000_b/migration.sql", Change);
        using (var other = new Microsoft.Data.Sqlite.SqliteConnection($"Data Source={folder["dev.db"]};Pooling=False"))
        {
            other.Open();
            using var transaction = other.BeginTransaction(deferred: false);
            var watch = System.Diagnostics.Stopwatch.StartNew();
            (await folder.Run("migrate", "deploy", "--lock-timeout", "1s")).ShouldExit(1);
            watch.Elapsed.ShouldBeLessThan(TimeSpan.FromSeconds(20));
        }

        (await folder.Run("migrate", "deploy", "--lock-timeout", "1s")).ShouldExit(0);
    }
}
