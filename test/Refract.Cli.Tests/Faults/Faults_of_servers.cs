using System.Text.RegularExpressions;
using Npgsql;
using Refract.Testing;

namespace Refract.Cli.Tests.Faults;

/// <summary>PostgreSQL servers that are down, refuse, wait or go away.</summary>
public sealed partial class Faults_of_servers
{
    /// <summary>The tables are those of the user that made them, not of the role.</summary>
    private const string NoRights = "GRANT USAGE ON SCHEMA public TO ROLE";

    private const string AllRights =
        "GRANT ALL ON SCHEMA public TO ROLE; GRANT ALL ON ALL TABLES IN SCHEMA public TO ROLE; ";

    [Fact]
    public Task A_server_that_is_down() => FaultCommands.Match("server-down", () =>
    {
        var folder = FaultCommands.Project("postgresql");
        folder.Variables["DATABASE_URL"] = "postgresql://u:s3cret@127.0.0.1:1/gone";
        return Task.FromResult(new FaultyProject(folder, "gone"));
    });

    [Fact]
    public Task A_server_that_does_not_respond() => Match("server-silent", (database, folder) =>
    {
        var proxy = new TcpProxy(database.Url);
        proxy.Freeze();
        folder.Variables["DATABASE_URL"] = proxy.Url + "?connect_timeout=1";
        return Task.FromResult<Func<ValueTask>?>(proxy.DisposeAsync);
    });

    [Fact]
    public Task A_connection_that_is_lost_while_it_is_made() => Match("connection-lost", (database, folder) =>
    {
        var proxy = new TcpProxy(database.Url);
        proxy.CutAfter(0);
        folder.Variables["DATABASE_URL"] = proxy.Url;
        return Task.FromResult<Func<ValueTask>?>(proxy.DisposeAsync);
    });

    /// <summary>Every session that has to wait is ended, so that each command that touches a table loses its
    /// own.</summary>
    [Fact]
    public Task A_session_that_the_server_ends_at_work() => Match("session-ended", async (database, _) =>
    {
        var other = await Lock(database);
        var end = new CancellationTokenSource();
        var ending = EndWaiting(database, end.Token);
        return async () =>
        {
            await end.CancelAsync();
            await ending;
            end.Dispose();
            await other.DisposeAsync();
        };
    });

    [Fact]
    public Task A_database_that_is_missing() => Match("database-missing", async (database, _) =>
    {
        await database.DisposeAsync();
        return null;
    });

    [Fact]
    public Task A_role_that_may_not_connect() =>
        Match("role-may-not-connect", InRole("REVOKE CONNECT ON DATABASE DATABASE FROM PUBLIC"));

    [Fact]
    public Task A_role_without_a_connection_left() =>
        Match("role-without-connections", InRole(AllRights + "ALTER ROLE ROLE CONNECTION LIMIT 0"));

    [Fact]
    public Task A_role_without_rights() => Match("role-without-rights", InRole(NoRights));

    [Fact]
    public Task A_role_that_does_not_own_the_tables() => Match("role-not-the-owner", InRole(AllRights));

    [Fact]
    public Task A_role_that_only_reads() => Match("role-read-only",
        InRole(AllRights + "ALTER ROLE ROLE SET default_transaction_read_only = on"));

    [Fact]
    public Task Tables_that_another_session_has_locked() => Match("tables-locked", async (database, folder) =>
    {
        var end = await InRole(AllRights + "ALTER ROLE ROLE SET lock_timeout = '300ms'")(database, folder);
        var other = await Lock(database);
        return async () =>
        {
            await other.DisposeAsync();
            await end!();
        };
    });

    [Fact]
    public Task A_history_of_another_form() => Match("history-foreign", async (database, _) =>
    {
        await database.Execute("DROP TABLE _prisma_migrations; CREATE TABLE _prisma_migrations (id int)");
        return null;
    });

    [Fact]
    public Task A_history_of_other_types() => Match("history-of-other-types", async (database, _) =>
    {
        await database.Execute("ALTER TABLE _prisma_migrations ALTER started_at DROP DEFAULT, "
            + "ALTER started_at TYPE TEXT USING 'soon', ALTER applied_steps_count TYPE TEXT");
        return null;
    });

    private static async Task<NpgsqlConnection> Lock(PostgreSqlTestDatabase database)
    {
        var other = await database.Open();
        await using var command = new NpgsqlCommand(
            "BEGIN; LOCK TABLE \"A\", _prisma_migrations IN ACCESS EXCLUSIVE MODE", other);
        await command.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
        return other;
    }

    private static async Task EndWaiting(PostgreSqlTestDatabase database, CancellationToken end)
    {
        try
        {
            await using var connection = await database.Open();
            await using var command = new NpgsqlCommand("SELECT pg_terminate_backend(pid) FROM pg_stat_activity "
                + "WHERE datname = current_database() AND wait_event_type = 'Lock'", connection);
            while (true)
            {
                await command.ExecuteNonQueryAsync(end);
                await Task.Delay(50, end);
            }
        }
        catch (OperationCanceledException)
        {
            // The end of the test.
        }
    }

    /// <summary>A role of the test's own, as which the command runs.</summary>
    private static Func<PostgreSqlTestDatabase, CliFolder, Task<Func<ValueTask>?>> InRole(string sql) =>
        async (database, folder) =>
        {
            var role = "refract_" + Guid.NewGuid().ToString("n");
            await database.Execute($"CREATE ROLE {role} LOGIN PASSWORD 'x'; "
                + OwnDatabase().Replace(OwnRole().Replace(sql, role), database.Name));
            folder.Variables["DATABASE_URL"] =
                new UriBuilder(database.Url) { UserName = role, Password = "x" }.Uri.ToString();
            return async () => await database.Execute($"DROP OWNED BY {role}; DROP ROLE {role}");
        };

    private static async Task Match(string name,
        Func<PostgreSqlTestDatabase, CliFolder, Task<Func<ValueTask>?>> disturb)
    {
        await using var template = await PostgreSqlServer.CreateDatabase();
        using (var folder = FaultCommands.Project("postgresql"))
        {
            Directory.Delete(folder["migrations/" + FaultCommands.Next], recursive: true);
            folder.Variables["DATABASE_URL"] = template.Url;
            (await folder.Run("migrate", "deploy")).ShouldExit(0);
            await template.Execute("INSERT INTO \"A\" SELECT i, 'text ' || i, i FROM generate_series(1, 20) i");
        }

        await FaultCommands.Match(name, async () =>
        {
            var database = await PostgreSqlServer.CreateDatabase(template.Name);
            var folder = FaultCommands.Project("postgresql");
            folder.Variables["DATABASE_URL"] = database.Url;
            var end = await disturb(database, folder);
            return new FaultyProject(folder, database.Name, async () =>
            {
                if (end is not null) await end();
                await database.DisposeAsync();
            });
        }, text => Lost().Replace(Port().Replace(Random().Replace(text, "NAME"), "127.0.0.1:PORT"), "$1 LOST"));
    }

    [GeneratedRegex(@"(?<=ROLE )ROLE\b|(?<=TO )ROLE\b")]
    private static partial Regex OwnRole();

    [GeneratedRegex(@"(?<=DATABASE )DATABASE\b")]
    private static partial Regex OwnDatabase();

    [GeneratedRegex(@"\b(t|refract)_[0-9a-f]{16,32}\b")]
    private static partial Regex Random();

    /// <summary>How the driver notices depends on who is faster.</summary>
    [GeneratedRegex(@"(connection to \S+ failed:|was lost:) [^""\n]*")]
    private static partial Regex Lost();

    [GeneratedRegex(@"127\.0\.0\.1:\d{4,5}")]
    private static partial Regex Port();
}
