using Refract.Migrate.Engine;
using Refract.Migrate.History;
using Refract.PostgreSql.Migrations;
using Refract.Relational;
using Refract.Relational.Contracts;
using Refract.Testing;

namespace Refract.Migrate.Tests.Engine;

public sealed partial class Engine_on_postgresql : EngineSpecification
{
    private PostgreSqlTestDatabase _database = null!;

    protected override IMigrationProvider Provider { get; } = new PostgreSqlMigrationProvider();

    protected override string ProviderName => "postgresql";

    protected override string Url => _database.Url;

    protected override string LockHolder => "the session with pid ";

    public override async ValueTask InitializeAsync() => _database = await PostgreSqlServer.CreateDatabase();

    public override async ValueTask DisposeAsync()
    {
        if (_database is not null) await _database.DisposeAsync();
        await base.DisposeAsync();
    }

    [Fact]
    public async Task A_history_that_the_real_prisma_wrote_is_read_and_continued()
    {
        const string sql =
            "-- CreateTable\nCREATE TABLE \"A\" (\n    \"id\" SERIAL NOT NULL,\n\n    CONSTRAINT \"A_pkey\" "
                + "PRIMARY KEY (\"id\")\n);\n";
        WriteMigration("20260101000000_a", sql);
        var checksum = Refract.Migrate.History.MigrationChecksum.Of(System.Text.Encoding.UTF8.GetBytes(sql));
        await Execute($"""
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
            INSERT INTO _prisma_migrations VALUES ('1', '{checksum}', '2026-01-01 00:00:01+00', '20260101000000_a', NULL, NULL, '2026-01-01 00:00:00+00', 1);
            {sql}
            """);

        (await Engine("model A {\n  id Int @id @default(autoincrement())\n}\n").Diagnose(Ct)).IsUpToDate.ShouldBeTrue();
    }

    [Fact]
    public async Task Migrations_may_hold_what_people_write_by_hand()
    {
        // PostgreSQL 14 brought bodies without quotes.
        var body = await _database.Scalar("SELECT current_setting('server_version_num')::int >= 140000") is true
            ? "BEGIN ATOMIC SELECT CASE WHEN true THEN 1 END; SELECT 2; END" : "AS 'SELECT 1; SELECT 2'";
        WriteMigration("20260101000000_a", $$"""
            SELECT pg_catalog.set_config('search_path', '', false);
            CREATE TABLE public.a (id int, t text DEFAULT ';', "b;c" int);
            CREATE UNIQUE INDEX CONCURRENTLY a_i ON public.a (id);
            CREATE FUNCTION public.f() RETURNS int LANGUAGE sql {{body}};
            CREATE FUNCTION public.g() RETURNS trigger LANGUAGE plpgsql AS $body$ BEGIN /* ; */ RETURN NEW; END $body$;
            CREATE TRIGGER t BEFORE INSERT ON public.a FOR EACH ROW EXECUTE FUNCTION public.g();
            DO $$ BEGIN PERFORM 1; END $$;
            ALTER TABLE public.a ADD COLUMN d int GENERATED ALWAYS AS (id * 2) STORED;
            ALTER TABLE public.a ENABLE ROW LEVEL SECURITY;
            CREATE POLICY p ON public.a USING (id > 0);
            CREATE RULE r AS ON DELETE TO public.a DO INSTEAD (SELECT 1; SELECT 2);
            INSERT INTO public.a (id, t) VALUES (1, E'it\'s; "fine"');
            BEGIN; INSERT INTO public.a (id) VALUES (2); COMMIT;
            /* nested /* ; */ comment */
            -- no semicolon at the end
            SELECT 1
            """.Replace("\n", "\r\n", StringComparison.Ordinal));
        WriteMigration("20260102000000_only_comments", "-- nothing\n");

        (await Engine().Deploy(Ct)).Applied.Count.ShouldBe(2);
        (await Engine().Diagnose(Ct)).IsUpToDate.ShouldBeTrue();
        await using var database = await Provider.Open(DatabaseUrl.Parse(Url), Ct);
        (await database.RowProbe.CountRows(null, "a", Ct)).ShouldBe(2);
    }

    [Fact]
    public async Task A_transaction_that_a_script_leaves_open_is_an_error()
    {
        var failure = await Should.ThrowAsync<ScriptFailedException>(()
            => Execute("CREATE TABLE a (id int);\nBEGIN;\nCREATE TABLE b (id int);"));
        failure.Line.ShouldBe(2);
        failure.IsRolledBack.ShouldBeFalse();
    }

    [Theory]
    [InlineData("SET ROLE nobody_with_rights; SELECT 1;")]
    [InlineData("SET SESSION AUTHORIZATION nobody_with_rights; SELECT 1;")]
    [InlineData("SELECT set_config('search_path', '', false);")]
    [InlineData("BEGIN; SET LOCAL ROLE nobody_with_rights; SELECT 1; COMMIT;")]
    [InlineData("CREATE TABLE a (id int); CREATE INDEX CONCURRENTLY a_i ON a (id); SET ROLE nobody_with_rights;")]
    public async Task The_end_is_recorded_whatever_role_and_path_a_script_sets(string script)
    {
        var role = "r_" + Guid.NewGuid().ToString("N")[..8];
        await Execute($"CREATE ROLE {role}");
        WriteMigration("20260101000000_a", script.Replace("nobody_with_rights", role, StringComparison.Ordinal));
        await Engine().Deploy(Ct);
        (await History()).ShouldHaveSingleItem().IsApplied.ShouldBeTrue();
        await Execute($"DROP ROLE {role}");
    }

    [Theory]
    [InlineData("CREATE TABLE a (id int);\nCREATE INDEX CONCURRENTLY i ON a (id);")]
    [InlineData("VACUUM")]
    [InlineData("DO $$ BEGIN COMMIT; END $$;")]
    [InlineData("CREATE PROCEDURE p() LANGUAGE plpgsql AS 'BEGIN COMMIT; END'; CALL p();")]
    public async Task A_script_that_may_commit_in_between_does_not_count_as_whole(string script)
    {
        await using var database = await Provider.Open(DatabaseUrl.Parse(Url), Ct);
        database.RecordsEndWithScript(script).ShouldBeFalse();
    }

    [Theory]
    [InlineData("COPY \"Country\" (\"code\") FROM stdin;\nde\n\\.\n", 2, "--inserts")]
    [InlineData("copy \"Country\" from STDIN with (format csv);", 2, "--inserts")]
    [InlineData("COPY \"Country\" TO STDOUT;", 2, "a file of the server")]
    [InlineData("COPY (SELECT 1) TO STDOUT;", 2, "a file of the server")]
    [InlineData("-- a dump\n\\restrict AbC\nSET statement_timeout = 0;", 3, "\\restrict")]
    [InlineData("\\connect other", 2, "the URL names")]
    [InlineData("SELECT 1;\n\\unrestrict AbC", 3, "\\restrict")]
    [InlineData("SELECT 1 \\gexec", 2, "psql")]
    [InlineData("\\copy \"Country\" FROM 'x.csv' CSV", 2, "INSERT statements")]
    [InlineData("\\i other.sql", 2, "other script's text")]
    [InlineData("\\ir other.sql", 2, "other script's text")]
    [InlineData("\\set x 5\nSELECT :x;", 2, "psql")]
    [InlineData("\\if true\nSELECT 1;\n\\endif", 2, "psql")]
    [InlineData("\\echo hello", 2, "psql")]
    [InlineData("\\timing", 2, "psql")]
    [InlineData("SELECT 1;\n\n\\! ls", 4, "psql")]
    [InlineData("COPY \"Country\" FROM stdin BINARY;", 2, "--inserts")]
    [InlineData("COPY \"Country\" FROM /* rows */ STDIN;", 2, "--inserts")]
    public async Task What_only_psql_can_run_is_named_with_its_line_and_recorded(string script, int line, string remedy)
    {
        WriteMigration("20260101000000_a", "CREATE TABLE \"Country\" (code text);\n" + script);
        var failure = await Should.ThrowAsync<MigrationException>(() => Engine().Deploy(Ct));
        failure.Code.ShouldBe("P3018");
        failure.Message.ShouldContain($"at line {line}:");
        failure.Message.ShouldContain("Nothing of it was kept.");
        failure.Next!.ShouldContain(remedy);
        (await History()).ShouldHaveSingleItem().Logs!.ShouldContain($"Line of migration.sql: {line}");
        (await Should.ThrowAsync<ScriptFailedException>(() => Execute(script))).Next!.ShouldContain(remedy);
        (await Should.ThrowAsync<MigrationException>(
            () => Engine().Diff(DiffSource.Of(new MigrationFolder(Migrations)), DiffSource.Nothing, Ct)))
            .Next!.ShouldContain(remedy);
    }

    /// <summary>Statements that take no transaction run by themselves, alone and among others.</summary>
    [Theory]
    [InlineData("VACUUM")]
    [InlineData("VACUUM (ANALYZE) \"Country\"")]
    [InlineData("CREATE INDEX CONCURRENTLY i ON \"Country\" (code)")]
    [InlineData("CREATE UNIQUE INDEX CONCURRENTLY IF NOT EXISTS i ON \"Country\" (code)")]
    [InlineData("REINDEX TABLE CONCURRENTLY \"Country\"")]
    [InlineData("CREATE DATABASE DBNAME; DROP DATABASE DBNAME")]
    [InlineData("CREATE DATABASE DBNAME; ALTER DATABASE DBNAME SET work_mem = '8MB'; DROP DATABASE IF EXISTS DBNAME")]
    public async Task What_takes_no_transaction_runs_in_a_migration(string script)
    {
        var name = "refract_" + Guid.NewGuid().ToString("N");
        WriteMigration("20260101000000_a", "CREATE TABLE \"Country\" (code text);\n"
            + script.Replace("DBNAME", name, StringComparison.Ordinal) + ";\nINSERT INTO \"Country\" VALUES ('de');\n");
        (await Engine().Deploy(Ct)).Applied.Count.ShouldBe(1);
        (await History()).ShouldHaveSingleItem().IsApplied.ShouldBeTrue();
        (await _database.Scalar("SELECT count(*) FROM \"Country\"")).ShouldBe(1L);
        (await Engine().Diagnose(Ct)).IsUpToDate.ShouldBeTrue();
    }

    [Fact]
    public async Task A_connection_that_is_lost_during_a_script_is_told_and_the_next_run_goes_on()
    {
        WriteMigration("20260101000000_a", "CREATE TABLE a (id int);\nSELECT pg_terminate_backend(pg_backend_pid());");
        (await Should.ThrowAsync<MigrationException>(() => Engine().Deploy(Ct))).Code.ShouldBe("P3018");
        WriteMigration("20260101000000_a", "CREATE TABLE a (id int);");
        (await Engine().Deploy(Ct)).Resumed.ShouldHaveSingleItem();
        (await Engine().Diagnose(Ct)).IsUpToDate.ShouldBeTrue();
    }

    [Fact]
    public async Task A_lost_session_is_reported_with_its_place_and_cause_and_gives_its_lock_back_in_silence()
    {
        var url = DatabaseUrl.Parse(Url);
        await using var database = await Provider.Open(url, Ct);
        await using (await database.AcquireLock(Timeout.InfiniteTimeSpan, null, Ct))
            await Execute(
                "SELECT pg_terminate_backend(pid) FROM pg_locks WHERE locktype = 'advisory' AND granted "
                + "AND pid <> pg_backend_pid() "
                + "AND database = (SELECT oid FROM pg_database WHERE datname = current_database())");
        var lost = await Should.ThrowAsync<MigrationException>(() => database.History.Exists(Ct));
        lost.Code.ShouldBe("P1017");
        lost.Message.ShouldStartWith($"The connection to the server at {url.Host}:{url.Port} was lost: ");
    }

    [Fact]
    public async Task A_user_who_may_not_create_databases_is_told_about_shadowDatabaseUrl()
    {
        var role = "r_" + Guid.NewGuid().ToString("N")[..8];
        await Execute($"CREATE ROLE {role} LOGIN PASSWORD 'secret-word'");
        try
        {
            var url = DatabaseUrl.Parse(
                new UriBuilder(Url) { UserName = role, Password = "secret-word" }.Uri.ToString());
            var failure = await Should.ThrowAsync<MigrationException>(() => Provider.OpenShadow(url, null, Ct));
            failure.Code.ShouldBe("P3014");
            failure.Next!.ShouldContain("shadowDatabaseUrl");
            failure.ToString().ShouldNotContain("secret-word");
        }
        finally
        {
            await Execute($"DROP ROLE {role}");
        }
    }

    [Fact]
    public async Task A_missing_database_is_created_and_can_be_dropped()
    {
        var url = DatabaseUrl.Parse(Url).WithDatabase("t_" + Guid.NewGuid().ToString("N")).WithSchema("app");
        (await Provider.EnsureExists(url, Ct)).ShouldBeTrue();
        (await Provider.EnsureExists(url, Ct)).ShouldBeFalse();
        await using (var database = await Provider.Open(url, Ct))
        {
            await database.Execute("CREATE TABLE a (id int);", Ct);
            (await database.Introspect([], Ct)).Tables[0].Namespace.ShouldBe("app");
        }
        await Provider.Drop(url, Ct);
        (await Should.ThrowAsync<MigrationException>(() => Provider.Open(url, Ct))).Code.ShouldBe("P1003");
    }
}
