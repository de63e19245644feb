using Microsoft.Data.Sqlite;
using Npgsql;
using Refract.Testing;

namespace Tux.Tests.Cli;

public sealed class Waiting_for_another_run
{
    [Fact]
    public async Task Says_so_every_few_seconds_and_can_be_interrupted()
    {
        await using var database = await PostgreSqlServer.CreateDatabase();
        using var tux = new TuxFolder(withMigrations: true);
        tux.Variables["PROD_DATABASE_URL"] = database.Url;
        await using var other = await database.Open();
        await Send(other, "SELECT pg_advisory_lock(72707369)");

        var run = (await tux.RunUntil("--prod db migrate", "after 5 s")).ShouldExit(130);
        run.Error.ShouldContain(
            "Waiting for another run to finish with this database; the lock is held by the session with pid ");
        run.Error.ShouldEndWith(
            "\nStill waiting for another run to finish with this database, after 5 s ...\nStopped.\n");
        (await database.Scalar(
            "SELECT count(*) FROM pg_locks WHERE locktype = 'advisory' AND NOT granted AND database = "
                + "(SELECT oid FROM pg_database WHERE datname = current_database())"))
            .ShouldBe(0L);

        var waiting = tux.Run("--prod db migrate");
        await Task.Delay(300, TestContext.Current.CancellationToken);
        waiting.IsCompleted.ShouldBeFalse();
        await Send(other, "SELECT pg_advisory_unlock(72707369)");
        (await waiting).ShouldExit(0).Error.ShouldEndWith("1 migration applied.\n");
    }

    /// <summary>SQLite's driver waits without giving its thread back.</summary>
    [Fact]
    public async Task Says_what_it_does_while_another_program_holds_the_file_locked()
    {
        using var tux = new TuxFolder();
        (await tux.Run("db push")).ShouldExit(0);
        await using var other = new SqliteConnection(
            new SqliteConnectionStringBuilder { DataSource = tux["tux-dev.db"], Pooling = false }.ConnectionString);
        await other.OpenAsync(TestContext.Current.CancellationToken);
        await using var command = other.CreateCommand();
        command.CommandText = "PRAGMA journal_mode=DELETE; BEGIN EXCLUSIVE";
        await command.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);

        var said = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var waiting = tux.Run("db push", " ...", () => said.TrySetResult());
        await said.Task.WaitAsync(TimeSpan.FromMinutes(1), TestContext.Current.CancellationToken);
        command.CommandText = "ROLLBACK";
        await command.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
        (await waiting).ShouldExit(0).Error.ShouldContain(
            " ...\nThe database already matches the schema; nothing was changed.\n");
    }

    private static async Task Send(NpgsqlConnection connection, string sql)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
    }
}
