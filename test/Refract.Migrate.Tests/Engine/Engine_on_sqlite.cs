using Refract.Relational;
using Refract.Relational.Contracts;
using Refract.Sqlite.Migrations;

namespace Refract.Migrate.Tests.Engine;

public sealed class Engine_on_sqlite : EngineSpecification
{
    protected override IMigrationProvider Provider { get; } = new SqliteMigrationProvider();

    protected override string ProviderName => "sqlite";

    protected override string Url => "file:" + Folder["test.db"];

    protected override string LockHolder => $"the process {Environment.ProcessId} (";

    public override ValueTask InitializeAsync() => ValueTask.CompletedTask;

    [Fact]
    public async Task A_history_that_the_real_prisma_wrote_is_read_and_continued()
    {
        // As its wasm engine (ISO text) and its native one (milliseconds) leave it.
        const string sql = "CREATE TABLE \"A\" (\n    \"id\" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT\n);\n";
        WriteMigration("20260101000000_a", sql);
        var checksum = Refract.Migrate.History.MigrationChecksum.Of(System.Text.Encoding.UTF8.GetBytes(sql));
        await Execute($"""
            CREATE TABLE "_prisma_migrations" (
                "id"                    TEXT PRIMARY KEY NOT NULL,
                "checksum"              TEXT NOT NULL,
                "finished_at"           DATETIME,
                "migration_name"        TEXT NOT NULL,
                "logs"                  TEXT,
                "rolled_back_at"        DATETIME,
                "started_at"            DATETIME NOT NULL DEFAULT current_timestamp,
                "applied_steps_count"   INTEGER UNSIGNED NOT NULL DEFAULT 0
            );
            INSERT INTO "_prisma_migrations" VALUES ('1', '{checksum}', '2026-01-01T00:00:01.000+00:00', '20260101000000_a', NULL, NULL, 1767225600000, 1);
            {sql}
            """);

        var diagnosis = await Engine("model A {\n  id Int @id\n}\n").Diagnose(Ct);

        diagnosis.IsUpToDate.ShouldBeTrue();
        diagnosis.Records[0].StartedAt.ShouldBe(new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero));
        diagnosis.Records[0].FinishedAt.ShouldBe(new DateTimeOffset(2026, 1, 1, 0, 0, 1, TimeSpan.Zero));
    }

    [Theory]
    [InlineData(".mode csv\n.import a.csv a")]
    [InlineData("CREATE TABLE b (id INTEGER);\n.read other.sql")]
    public async Task What_only_the_shell_can_run_is_named_with_its_line(string script)
    {
        WriteMigration("20260101000000_a", "CREATE TABLE a (id INTEGER);\n" + script);
        var failure = await Should.ThrowAsync<MigrationException>(() => Engine().Deploy(Ct));
        failure.Message.ShouldContain(script.StartsWith('.') ? "at line 2: .mode" : "at line 3: .read");
        failure.Next!.ShouldContain("sqlite3");
        (await History()).ShouldHaveSingleItem().Logs!.ShouldContain("sqlite3");
    }

    [Fact]
    public async Task A_script_with_foreign_keys_off_is_rolled_back_when_rows_would_point_nowhere()
    {
        await Execute(
            "CREATE TABLE p (id INTEGER PRIMARY KEY); CREATE TABLE c (id INTEGER PRIMARY KEY, p INTEGER REFERENCES p "
            + "(id));"
            + "INSERT INTO p VALUES (1); INSERT INTO c VALUES (1, 1);");

        var failure = await Should.ThrowAsync<ScriptFailedException>(()
            => Execute("PRAGMA foreign_keys=OFF;\nDELETE FROM p;\nPRAGMA foreign_keys=ON;"));

        failure.IsRolledBack.ShouldBeTrue();
        await using var database = await Provider.Open(DatabaseUrl.Parse(Url), Ct);
        (await database.RowProbe.CountRows(null, "p", Ct)).ShouldBe(1);
    }

    [Fact]
    public async Task Scripts_may_hold_triggers_comments_and_semicolons_in_text()
    {
        await Execute("""
            -- a ; comment
            CREATE TABLE a (id INTEGER PRIMARY KEY, t TEXT DEFAULT ';' /* ; */);
            CREATE TRIGGER r AFTER INSERT ON a BEGIN UPDATE a SET t = 'x;y'; DELETE FROM a WHERE id = 7; END;
            INSERT INTO a (id) VALUES (1);
            -- the end
            """);
        await using var database = await Provider.Open(DatabaseUrl.Parse(Url), Ct);
        (await database.RowProbe.CountValues(null, "a", "t", ["x;y"], Ct)).ShouldBe(1);
    }

    [Fact]
    public async Task A_missing_file_has_a_status_and_cannot_be_opened()
    {
        (await Engine().Status(Ct)).DatabaseExists.ShouldBeFalse();
        File.Exists(Folder["test.db"]).ShouldBeFalse();
        (await Should.ThrowAsync<MigrationException>(() => Provider.Open(DatabaseUrl.Parse(Url), Ct))).Code.ShouldBe(
            "P1003");
    }
}
