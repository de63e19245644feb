using Refract.Migrate.Engine;
using Refract.Migrate.History;
using Refract.PostgreSql.Migrations;
using Refract.Relational;
using Refract.Relational.Contracts;
using Refract.Schema;
using Refract.Schema.Text;
using Refract.Testing;

namespace Refract.Migrate.Tests.Engine;

/// <summary>A pooler in transaction mode gives no session, so nothing may be begun through it.</summary>
public sealed class Poolers
{
    private static readonly PostgreSqlMigrationProvider s_provider = new();

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("transaction", "")]
    [InlineData("transaction", "?pgbouncer=true")]
    [InlineData("statement", "")]
    [InlineData("statement", "?pgbouncer=true")]
    public async Task Work_that_needs_a_session_is_refused_through_a_pooler_without_and_leaves_nothing_behind(
        string mode, string parameters)
    {
        await using var database = await PostgreSqlServer.CreateDatabase();
        await using var bouncer = await PgBouncer.Start(await PostgreSqlServer.Url(), mode,
            "extra_float_digits,search_path,options");
        using var folder = new TempFolder();
        folder.Write("migrations/20260101000000_a/migration.sql", "CREATE TABLE a (id int);");
        var engine = Engine(bouncer.Through(database.Url) + parameters, folder);
        (string Name, Func<Task> Run)[] works =
        [
            ("deploy", () => engine.Deploy(Ct)), ("dev", () => engine.Dev(new DevOptions { Name = "x" }, Ct)),
            ("reset", () => engine.Reset(Ct)),
            ("push", () => engine.Push(new PushOptions(), Ct)), ("execute", () => engine.Execute("SELECT 1", Ct)),
            ("diagnose", () => engine.Diagnose(Ct)),
            ("resolve", () => engine.ResolveApplied("20260101000000_a", Ct)),
            ("diff", () =>
                engine.Diff(DiffSource.Of(new MigrationFolder(folder["migrations"])), DiffSource.Nothing, Ct)),
        ];
        foreach (var (name, run) in works)
        {
            var refusal = await Should.ThrowAsync<MigrationException>(run, name);
            refusal.Code.ShouldBe("RFR3020", name);
            refusal.Next!.ShouldContain("directUrl");
        }

        (await database.Scalar("SELECT count(*) FROM pg_class WHERE relnamespace = 'public'::regnamespace")).ShouldBe(
            0L);
        (await database.Scalar("SELECT count(*) FROM pg_locks WHERE locktype = 'advisory'"
            + " AND database = (SELECT oid FROM pg_database WHERE datname = current_database())")).ShouldBe(0L);

        (await Engine(database.Url, folder).Deploy(Ct)).Applied.ShouldHaveSingleItem();
        (await engine.Status(Ct)).IsUpToDate.ShouldBeTrue("looking needs no session");
    }

    [Fact]
    public async Task A_session_pooler_is_as_good_as_none()
    {
        await using var database = await PostgreSqlServer.CreateDatabase();
        await using var bouncer = await PgBouncer.Start(await PostgreSqlServer.Url(), "session",
            "extra_float_digits,search_path,options");
        using var folder = new TempFolder();
        folder.Write("migrations/20260101000000_a/migration.sql", "CREATE TABLE a (id int);");
        (await Engine(bouncer.Through(database.Url), folder).Deploy(Ct)).Applied.ShouldHaveSingleItem();
    }

    private static MigrationEngine Engine(string url, TempFolder folder) => new(new MigrationSettings
    {
        Provider = s_provider, Url = DatabaseUrl.Parse(url), Migrations = new MigrationFolder(folder["migrations"]),
        Schema = SchemaCompiler.Compile(
            [new SourceFile("schema.prisma",
                "datasource db {\n  provider = \"postgresql\"\n}\n\nmodel M {\n  id Int @id\n}\n")]).Schema,
    });
}
