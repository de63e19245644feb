using Refract.Migrate.Engine;
using Refract.PostgreSql.Migrations;
using Refract.Relational;
using Refract.Relational.Contracts;
using Refract.Sqlite.Migrations;
using Refract.Testing;

namespace Refract.Migrate.Tests.Scaffolding;

/// <summary>What a pull leaves out is named, each thing once and with its table.</summary>
public sealed class LeftOutTests
{
    private const string Start = "The schema has no words for this, and migrations leave it as it is: ";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task On_postgresql()
    {
        await using var database = await PostgresServer.CreateDatabase();
        await Pull(new PostgreSqlMigrationProvider(), database.Url, """
            CREATE TABLE t (id INTEGER PRIMARY KEY, n INTEGER CONSTRAINT positive CHECK (n > 0), d TEXT, r INT4RANGE,
                g INTEGER GENERATED ALWAYS AS (n + 1) STORED, CONSTRAINT apart EXCLUDE USING gist (r WITH &&));
            COMMENT ON TABLE t IS 'things';
            COMMENT ON COLUMN t.n IS 'how many';
            CREATE INDEX t_lower ON t (lower(d));
            CREATE INDEX t_some ON t (n) WHERE n > 5;
            ALTER TABLE t ENABLE ROW LEVEL SECURITY;
            CREATE POLICY mine ON t USING (true);
            CREATE FUNCTION f() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END';
            CREATE TRIGGER audit BEFORE UPDATE ON t FOR EACH ROW EXECUTE FUNCTION f();
            CREATE VIEW v AS SELECT id FROM t;
            CREATE MATERIALIZED VIEW m AS SELECT id FROM t;
            CREATE TABLE p (id INTEGER, at DATE, PRIMARY KEY (id, at)) PARTITION BY RANGE (at);
            """, "view v", "materialized view m", "CHECK constraint positive of t", "exclusion constraint apart of t",
            "generated column g of t", "index over an expression t_lower of t", "partial index t_some of t", "row-level security of t",
            "policy mine of t", "trigger audit of t", "comment of t", "comment on the column n of t", "partitioning of p");
    }

    [Fact]
    public async Task On_sqlite()
    {
        using var folder = new TempFolder();
        await Pull(new SqliteMigrationProvider(), "file:" + folder["a.db"], """
            CREATE TABLE t (id INTEGER PRIMARY KEY, n INTEGER CONSTRAINT positive CHECK (n > 0), d TEXT COLLATE NOCASE, g INTEGER AS (n + 1),
                u TEXT UNIQUE ON CONFLICT IGNORE, p INTEGER REFERENCES t (id) DEFERRABLE INITIALLY DEFERRED, CHECK (d <> ''));
            CREATE INDEX t_lower ON t (lower(d));
            CREATE INDEX t_d ON t (d COLLATE BINARY);
            CREATE INDEX t_some ON t (n) WHERE n > 5;
            CREATE TRIGGER audit AFTER UPDATE ON t BEGIN SELECT 1; END;
            CREATE VIEW v AS SELECT id FROM t;
            CREATE VIRTUAL TABLE s USING fts5(body);
            CREATE TABLE o (k TEXT PRIMARY KEY NOT NULL) STRICT, WITHOUT ROWID;
            """, "view v", "virtual table s", "CHECK constraint positive of t", "CHECK constraint CHECK (d <> '') of t",
            "collation of the column d of t", "generated column g of t", "ON CONFLICT IGNORE on u of t",
            "DEFERRABLE INITIALLY DEFERRED of the foreign key on p of t", "index over an expression t_lower of t",
            "collation of the index t_d of t", "partial index t_some of t", "trigger audit of t", "STRICT of o", "WITHOUT ROWID of o");
    }

    private static async Task Pull(IMigrationProvider provider, string url, string sql, params string[] expected)
    {
        var parsed = DatabaseUrl.Parse(url);
        await provider.EnsureExists(parsed, Ct);
        var engine = new MigrationEngine(new MigrationSettings { Provider = provider, Url = parsed });
        await engine.Execute(sql, Ct);
        var notes = (await engine.Pull(ct: Ct)).Notes;
        notes.Where(note => note.StartsWith(Start, StringComparison.Ordinal)).Select(note => note[Start.Length..^1])
            .ShouldBe(expected, ignoreOrder: true);
    }
}
