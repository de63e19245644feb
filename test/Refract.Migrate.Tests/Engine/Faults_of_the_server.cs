using System.Data.Common;
using Npgsql;
using Refract.Migrate.Engine;
using Refract.Migrate.History;
using Refract.PostgreSql.Migrations;
using Refract.Relational;
using Refract.Relational.Contracts;
using Refract.Schema;
using Refract.Schema.Text;
using Refract.Testing;

namespace Refract.Migrate.Tests.Engine;

/// <summary>
/// A server that refuses, waits or goes away: every kind of work says what is wrong and what to do, and no exception of
/// the driver leaves it.
/// </summary>
public sealed class Faults_of_the_server : PostgreSqlEngineTest
{
    private const string Old = "model A {\n  id Int @id\n  a String @unique\n  b Int?\n}\n";

    private static readonly string _new = Old.Replace("  b Int?\n", "  c Int @default(1)\n", StringComparison.Ordinal);

    private readonly string _role = "refract_" + Guid.NewGuid().ToString("n");

    public static TheoryData<string> Works =>
        ["push", "dev", "deploy", "reset", "status", "diagnose", "resolve", "pull", "diff", "execute"];

    private string RoleUrl => new UriBuilder(Database.Url) { UserName = _role, Password = "x" }.Uri.ToString();

    /// <summary>
    /// At every packet that a kind of work sends. The next run, undisturbed, does the work or says what is left to do.
    /// </summary>
    [Theory, MemberData(nameof(Works))]
    public async Task A_connection_that_is_cut_is_named(string work)
    {
        await Make();
        await using var proxy = new TcpProxy(Database.Url);
        var failures = 0;
        for (var packets = 0; packets < 400; packets += packets < 15 ? 1 : 9)
        {
            proxy.CutAfter(packets);
            if (await Try(work, proxy.Url) is not { } failure) break;
            failures++;
            new[] { "P1001", "P1017", "P3018", "RFR3012", "P3009", "P3014", "P3012", "P3008", "P3006" }.ShouldContain(
                failure.Code, failure.ToString());
            if (failure.Code is "P1001" or "P1017") failure.Next.ShouldNotBeNull();
            if (failure.Code is "P3006" or "RFR3012") failure.Message.ShouldContain("lost");
            WriteMigration("20990101000000_next", "CREATE INDEX \"i\" ON \"A\"(\"a\");");
            foreach (var folder in Directory.GetDirectories(Migrations, "*_more")) Directory.Delete(folder, true);
        }

        proxy.CutAfter(int.MaxValue);

        failures.ShouldBeGreaterThan(5);
        if (await Try(work, Database.Url) is { } last)
            new[] { "P3009", "P3008" }.ShouldContain(last.Code, last.ToString());
    }

    [Fact]
    public async Task A_role_without_the_right_to_create_is_told_so()
    {
        const string Rights = "GRANT USAGE ON SCHEMA public TO ROLE; REVOKE CREATE ON SCHEMA public FROM PUBLIC, ROLE";
        await InRole(Rights, async () =>
        {
            WriteMigration("20200101000000_first", "CREATE TABLE t (id int);");
            ShouldTell(await Try("push", RoleUrl), "P3018");
            ShouldTell(await Try("deploy", RoleUrl), "P1010");
            ShouldTell(await Try("resolve", RoleUrl), "P1010");
            ShouldTell(await Try("dev", RoleUrl), "P3014");
        });
    }

    [Fact]
    public async Task A_role_without_a_right_on_a_table_is_told_so()
    {
        await Make();
        await InRole("GRANT ALL ON SCHEMA public TO ROLE", async () =>
        {
            foreach (var work in new[] { "status", "deploy", "resolve", "diagnose" })
                ShouldTell(await Try(work, RoleUrl), "P1010");
            ShouldTell(await Try("push", RoleUrl), "P1010");
            ShouldTell(await Try("execute", RoleUrl), "P3018");
            ShouldTell(await Try("reset", RoleUrl), "P3014");
            await Execute($"ALTER ROLE {_role} CREATEDB");
            ShouldTell(await Try("reset", RoleUrl), "RFR3013");
            (await Try("pull", RoleUrl)).ShouldBeNull();
        });
    }

    [Fact]
    public async Task A_role_that_only_reads_is_told_so()
    {
        await Make();
        await InRole("GRANT ALL ON SCHEMA public TO ROLE; GRANT ALL ON ALL TABLES IN SCHEMA public TO ROLE; "
            + "ALTER ROLE ROLE SET default_transaction_read_only = on", async () =>
        {
            ShouldTell(await Try("deploy", RoleUrl), "P1010");
            ShouldTell(await Try("resolve", RoleUrl), "P1010");
            ShouldTell(await Try("push", RoleUrl), "P3018");
            (await Try("status", RoleUrl)).ShouldBeNull();
            (await Try("pull", RoleUrl)).ShouldBeNull();
        });
    }

    [Theory]
    [InlineData("lock_timeout")]
    [InlineData("statement_timeout")]
    public async Task A_table_that_another_session_keeps_locked_is_no_lost_connection(string setting)
    {
        await Make();
        await InRole($"GRANT ALL ON SCHEMA public TO ROLE; GRANT ALL ON ALL TABLES IN SCHEMA public TO ROLE; "
            + $"ALTER ROLE ROLE SET {setting} = '1500ms'", async () =>
        {
            await using var other = await Database.Open();
            await using var command = new NpgsqlCommand(
                "BEGIN; LOCK TABLE \"A\", _prisma_migrations IN ACCESS EXCLUSIVE MODE", other);
            await command.ExecuteNonQueryAsync(Ct);
            ShouldTell(await Try("status", RoleUrl), "P1008").ShouldContain("timeout");
            ShouldTell(await Try("push", RoleUrl), "P1008").ShouldContain("timeout");
        });
    }

    /// <summary>Each is right, and the driver does not take the two together.</summary>
    [Fact]
    public async Task Settings_that_do_not_go_together_are_named()
    {
        var failure = (await Try("pull", Database.Url + "?target_session_attrs=primary")).ShouldNotBeNull();
        failure.Code.ShouldBe("P1013");
        failure.Message.ShouldContain("Target Session Attributes");
    }

    /// <summary>Another tool's table of that name, or one of a version that nobody knows.</summary>
    [Fact]
    public async Task A_history_of_another_form_is_no_defect()
    {
        await Execute("CREATE TABLE _prisma_migrations (id int)");
        WriteMigration("20200101000000_first", "CREATE TABLE t (id int);");
        foreach (var work in new[] { "status", "deploy", "resolve", "diagnose" })
            (await Try(work, Database.Url)).ShouldNotBeNull().Code.ShouldBe("P2010");
    }

    private static string ShouldTell(MigrationException? failure, string code)
    {
        failure.ShouldNotBeNull();
        failure.Code.ShouldBe(code, failure.ToString());
        failure.Next.ShouldNotBeNull();
        return failure.Message;
    }

    private async Task InRole(string sql, Func<Task> work)
    {
        await Execute($"CREATE ROLE {_role} LOGIN PASSWORD 'x'; " + sql.Replace("ROLE ROLE", "ROLE " + _role,
            StringComparison.Ordinal).Replace("TO ROLE", "TO " + _role, StringComparison.Ordinal)
            .Replace(", ROLE", ", " + _role, StringComparison.Ordinal));
        try
        {
            await work();
        }
        finally
        {
            await Execute($"DROP OWNED BY {_role}; DROP ROLE {_role}");
        }
    }

    private async Task Make()
    {
        await Engine(Old).Dev(new DevOptions { Name = "first" }, Ct);
        await Execute("INSERT INTO \"A\" SELECT i, 'text ' || i, i FROM generate_series(1, 20) i");
        WriteMigration("20990101000000_next", "CREATE INDEX \"i\" ON \"A\"(\"a\");");
    }

    private async Task<MigrationException?> Try(string work, string url)
    {
        var result = SchemaCompiler.Compile([new SourceFile("schema.prisma",
            "datasource db {\n  provider = \"postgresql\"\n}\n\n" + _new)]);
        var engine = new MigrationEngine(new MigrationSettings
        {
            Provider = new PostgreSqlMigrationProvider(), Url = DatabaseUrl.Parse(url), Schema = result.Schema,
            Migrations = new MigrationFolder(Migrations),
        });
        try
        {
            await (work switch
            {
                "push" => engine.Push(new PushOptions { AcceptDataLoss = true }, Ct),
                "dev" => engine.Dev(new DevOptions { Name = "more", AcceptDataLoss = true }, Ct),
                "deploy" => engine.Deploy(Ct),
                "reset" => engine.Reset(Ct),
                "status" => engine.Status(Ct),
                "diagnose" => engine.Diagnose(Ct),
                "resolve" => engine.ResolveApplied(Path.GetFileName(Directory.GetDirectories(Migrations).Max()!), Ct),
                "pull" => engine.Pull(ct: Ct),
                "diff" => engine.Diff(DiffSource.Database, DiffSource.Nothing, Ct),
                "execute" => (Task)engine.Execute("UPDATE \"A\" SET a = a || 'x'", Ct),
                _ => throw new ArgumentOutOfRangeException(nameof(work)),
            });
            return null;
        }
        catch (MigrationException failure)
        {
            failure.ShouldNotBeAssignableTo<DbException>();
            return failure;
        }
    }
}
