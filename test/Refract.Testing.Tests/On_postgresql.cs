using Items;
using Npgsql;

namespace Refract.Testing.Tests;

public sealed class Test_databases_on_postgresql : TestDatabaseSpecification
{
    protected override string Provider => "postgresql";

    [Fact]
    public async Task What_a_killed_run_left_behind_is_removed_by_the_next_one_and_nothing_else()
    {
        var server = await PostgreSqlServer.Url();
        await using var alive = await Create();
        // No process holds the lock of this run.
        const string left = "refract_test_7fffff01_000000000000";
        await using var admin = new NpgsqlConnection(PostgreSqlServer.ConnectionString(server));
        await admin.OpenAsync(Ct);
        foreach (var sql in new[] { $"DROP DATABASE IF EXISTS {left}", $"CREATE DATABASE {left}" })
            await using (var command = new NpgsqlCommand(sql, admin)) await command.ExecuteNonQueryAsync(Ct);
        // Another text, so that this process begins a run once more.
        await using var next = await TestDatabase.Create<ItemsDb>(
            o => o.Server = server + $"?application_name=run{Guid.NewGuid():N}", Ct);
        (await Exists(PostgreSqlServer.ConnectionString(PostgreSqlServer.WithDatabase(server, left)))).ShouldBeFalse();
        (await alive.Client.Item.Count(ct: Ct)).ShouldBe(0);
    }

    protected override async Task<TestDatabase<ItemsDb>> Create(Action<TestDatabaseOptions>? configure = null)
    {
        var server = await PostgreSqlServer.Url();
        return await TestDatabase.Create<ItemsDb>(o =>
        {
            o.Server = server;
            configure?.Invoke(o);
        }, Ct);
    }

    protected override async Task<bool> Exists(string url)
    {
        var name = new NpgsqlConnectionStringBuilder(url).Database!;
        await using var admin = new NpgsqlConnection(PostgreSqlServer.ConnectionString(await PostgreSqlServer.Url()));
        await admin.OpenAsync(Ct);
        await using var command = new NpgsqlCommand("SELECT EXISTS (SELECT 1 FROM pg_database WHERE datname = $1)",
            admin)
        {
            Parameters = { new NpgsqlParameter { Value = name } },
        };
        return (bool)(await command.ExecuteScalarAsync(Ct))!;
    }
}
