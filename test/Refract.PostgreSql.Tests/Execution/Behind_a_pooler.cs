using System.Data;
using Refract.Relational;
using Refract.Testing;
using static Refract.Testing.SqlRunnerExtensions;

namespace Refract.PostgreSql.Tests.Execution;

/// <summary>A PgBouncer in transaction mode, which the URL speaks of or not.</summary>
public sealed class Behind_a_pooler : PostgreSqlTest
{
    [Theory]
    [InlineData("")]
    [InlineData("?pgbouncer=true")]
    [InlineData("?schema=public")]
    [InlineData("?schema=public&pgbouncer=true")]
    public async Task Statements_of_two_clients_never_run_in_place_of_each_other(string query)
    {
        await Db.Execute("CREATE TABLE a (n integer)");
        await Db.Execute("CREATE TABLE b (n integer)");
        await Db.Execute("INSERT INTO a VALUES (0)");
        await Db.Execute("INSERT INTO b VALUES (0)");
        await using var bouncer = await PgBouncer.Start(Url);
        await using var one = Through(bouncer, query);
        await using var other = Through(bouncer, query);
        await Task.WhenAll(Count(one, "a"), Count(other, "b"), Count(one, "a"), Count(other, "b"));
        (await Db.Int("SELECT n FROM a")).ShouldBe(200);
        (await Db.Int("SELECT n FROM b")).ShouldBe(200);

        static async Task Count(PostgreSqlDatabase db, string table)
        {
            for (var i = 0; i < 100; i++) await db.Execute($"UPDATE {table} SET n = n + 1");
        }
    }

    [Theory]
    [InlineData("?schema=other")]
    [InlineData("?schema=other&pgbouncer=true")]
    [InlineData("?schema=Other%20\"one\"'s&pgbouncer=true")]
    public async Task Schema_of_the_url_is_the_one_that_plain_names_mean(string query)
    {
        var schema = DatabaseUrl.Parse(Url + query).Schema!;
        await Db.Execute($"CREATE SCHEMA \"{schema.Replace("\"", "\"\"", StringComparison.Ordinal)}\"");
        await Db.Execute("CREATE TABLE public.t (id integer)");
        await using var bouncer = await PgBouncer.Start(Url);
        await using var db = Through(bouncer, query);
        await using var bare = Through(bouncer, "?pgbouncer=true");
        await db.Execute("CREATE TABLE t (id integer)");
        await db.Execute("INSERT INTO t SELECT generate_series(1, 5)");
        (await db.Int("SELECT count(*)::int FROM t")).ShouldBe(5);
        foreach (var snapshot in (bool[])[false, true])
        {
            var batch = new TextBatch(Statement("SELECT id::text FROM t WHERE id = 1"),
                Statement("SELECT count(*)::text FROM t")) { WantsSnapshot = snapshot };
            await db.RunBatch(batch, Ct);
            batch.Answers.ShouldBe(["1", "5"]);
        }

        await using (var transaction = await db.BeginTransaction(IsolationLevel.Serializable, null, Ct))
        {
            await transaction.Savepoint("s", Ct);
            (await transaction.Execute("DELETE FROM t WHERE id > 3")).ShouldBe(2);
            (await transaction.Int("SELECT count(*)::int FROM t")).ShouldBe(3);
            await transaction.RollbackTo("s");
            (await transaction.Int("SELECT count(*)::int FROM t")).ShouldBe(5);
            await transaction.Commit(Ct);
        }

        // Nothing of it stays with the server sessions that others get.
        for (var i = 0; i < 10; i++) (await bare.Int("SELECT count(*)::int FROM t")).ShouldBe(0);
        for (var i = 0; i < 10; i++)
            (await Fails(() => db.Int("SELECT 1 / (count(*) - 5)::int FROM t"))).Code.ShouldBe("P2007");
        (await db.Int("SELECT count(*)::int FROM t")).ShouldBe(5);
    }

    [Fact]
    public async Task Pooler_that_the_url_does_not_speak_of_is_logged_once()
    {
        await using var bouncer = await PgBouncer.Start(Url);
        using var log = new KeptLog();
        await using var db = new PostgreSqlDatabase(DatabaseUrl.Parse(bouncer.Through(Url)),
            new RefractOptions { LoggerFactory = log });
        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => db.Int("SELECT 1")));
        log.Lines.Count(line => line.Contains("pgbouncer=true", StringComparison.Ordinal)).ShouldBe(1);
        (await db.Int("SELECT count(*)::int FROM pg_prepared_statements")).ShouldBe(0);
    }

    [Fact]
    public async Task Parameter_that_the_pooler_refuses_is_named()
    {
        await using var bouncer = await PgBouncer.Start(Url);
        await using var db = Through(bouncer, "?options=-c%20statement_timeout%3D0&pgbouncer=true");
        var error = await Fails(() => db.Int("SELECT 1"));
        error.Code.ShouldBe("P1013");
        error.Message.ShouldContain("options");
    }

    [Fact]
    public async Task Direct_connection_is_none_of_a_pooler()
    {
        using var log = new KeptLog();
        var db = Open("", new RefractOptions { LoggerFactory = log });
        for (var i = 0; i < 6; i++) await db.Int("SELECT 1");
        log.Lines.ShouldNotContain(line => line.Contains("pgbouncer", StringComparison.Ordinal));
        (await db.Int("SELECT count(*)::int FROM pg_prepared_statements")).ShouldBeGreaterThan(0);
    }

    private PostgreSqlDatabase Through(PgBouncer bouncer, string query) =>
        new(DatabaseUrl.Parse(bouncer.Through(Url) + query), new RefractOptions());
}
