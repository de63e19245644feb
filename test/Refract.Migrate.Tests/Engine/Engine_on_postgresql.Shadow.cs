using Refract.Relational;
using Refract.Relational.Contracts;

namespace Refract.Migrate.Tests.Engine;

public sealed partial class Engine_on_postgresql
{
    [Fact]
    public async Task A_shadow_database_is_gone_afterwards_and_cannot_be_the_main_one()
    {
        var url = DatabaseUrl.Parse(Url);
        string name;
        await using (var shadow = await Provider.OpenShadow(url, null, Ct))
        {
            name = shadow.Description.Split('"')[1];
            name.ShouldStartWith("prisma_migrate_shadow_db_");
            await shadow.Execute("CREATE TABLE a (id int);", Ct);
        }
        (await Should.ThrowAsync<MigrationException>(() => Provider.Open(url.WithDatabase(name), Ct))).Code.ShouldBe(
            "P1003");
        (await Should.ThrowAsync<MigrationException>(() => Provider.OpenShadow(url, url, Ct))).Code.ShouldBe("P3021");
    }

    /// <summary>
    /// What cannot be dropped must not hide what went wrong before; its name is its mark, and the next run drops it.
    /// </summary>
    [Fact]
    public async Task A_shadow_database_that_cannot_be_dropped_is_left_for_a_later_run()
    {
        var role = "r_" + Guid.NewGuid().ToString("N")[..8];
        await Execute($"CREATE ROLE {role} LOGIN CREATEDB PASSWORD 'p'");
        try
        {
            var url = DatabaseUrl.Parse(new UriBuilder(Url) { UserName = role, Password = "p" }.Uri.ToString());
            string name;
            await using (var shadow = await Provider.OpenShadow(url, null, Ct))
            {
                name = shadow.Description.Split('"')[1];
                await Execute($"ALTER ROLE {role} NOLOGIN");
                await Execute(
                    $"SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE usename = '{role}' AND "
                        + $"datname <> '{name}'");
            }
            (await _database.Scalar($"SELECT count(*) FROM pg_database WHERE datname = '{name}'")).ShouldBe(1L);

            await Execute($"ALTER ROLE {role} LOGIN");
            await (await Provider.OpenShadow(url, null, Ct)).DisposeAsync();
            (await _database.Scalar($"SELECT count(*) FROM pg_database WHERE datname = '{name}'")).ShouldBe(0L);
        }
        finally
        {
            await Execute($"DROP ROLE {role}");
        }
    }

    [Fact]
    public async Task Shadow_databases_in_use_stay_when_another_run_looks_for_leftovers()
    {
        var url = DatabaseUrl.Parse(Url);
        await using var first = await Provider.OpenShadow(url, null, Ct);
        await using var second = await Provider.OpenShadow(url, null, Ct);
        await first.Execute("CREATE TABLE a (id int)", Ct);
        await second.Execute("CREATE TABLE a (id int)", Ct);
    }

    [Fact]
    public async Task Shadow_databases_that_are_not_ours_stay()
    {
        string[] names = ["prisma_migrate_shadow_db_" + Guid.NewGuid(),
            "prisma_migrate_shadow_db_r" + new string('0', 16) + "_" + new string('1', 16)];
        foreach (var name in names) await Execute($"CREATE DATABASE \"{name}\"");
        try
        {
            await (await Provider.OpenShadow(DatabaseUrl.Parse(Url), null, Ct)).DisposeAsync();
            foreach (var name in names)
                (await _database.Scalar($"SELECT count(*) FROM pg_database WHERE datname = '{name}'")).ShouldBe(1L,
                    name);
        }
        finally
        {
            foreach (var name in names) await Execute($"DROP DATABASE \"{name}\"");
        }
    }

    [Fact]
    public async Task A_shadow_database_can_be_had_beside_a_database_that_does_not_exist()
    {
        var url = DatabaseUrl.Parse(Url).WithDatabase("nowhere_" + Guid.NewGuid().ToString("N")).WithSchema("app");
        await using var shadow = await Provider.OpenShadow(url, null, Ct);
        await shadow.Execute("CREATE TABLE a (id int)", Ct);
        (await shadow.Introspect([], Ct)).Tables.ShouldHaveSingleItem().Namespace.ShouldBe("app");
    }
}
