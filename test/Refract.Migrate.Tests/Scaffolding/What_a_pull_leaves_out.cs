using Refract.Migrate.Engine;
using Refract.PostgreSql.Migrations;
using Refract.Relational;
using Refract.Relational.Contracts;
using Refract.Sqlite.Migrations;
using Refract.Testing;

namespace Refract.Migrate.Tests.Scaffolding;

/// <summary>What a pull leaves out is named, each thing once and with its table.</summary>
public sealed class What_a_pull_leaves_out
{
    private const string Start = "The schema has no words for this, and migrations leave it as it is: ";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task On_postgresql()
    {
        await using var database = await PostgreSqlServer.CreateDatabase();
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
            CREATE TABLE child () INHERITS (t);
            CREATE RULE keep AS ON DELETE TO t DO INSTEAD NOTHING;
            ALTER TABLE t ADD CONSTRAINT later UNIQUE (g) DEFERRABLE;
            CREATE FOREIGN DATA WRAPPER w; CREATE SERVER s FOREIGN DATA WRAPPER w; CREATE FOREIGN TABLE far (id INTEGER) SERVER s;
            """, "foreign table far", "inheritance of child", "rule keep of t", "deferrable constraint later of t", "CHECK constraint positive of child",
            "generated column g of child","view v", "materialized view m", "CHECK constraint positive of t",
            "exclusion constraint apart of t",
            "generated column g of t", "index over an expression t_lower of t", "partial index t_some of t",
            "row-level security of t",
            "policy mine of t", "trigger audit of t", "comment of t", "comment on the column n of t",
            "partitioning of p");
    }

    [Fact]
    public async Task Parts_of_indexes_and_columns_on_postgresql()
    {
        await using var database = await PostgreSqlServer.CreateDatabase();
        await Pull(new PostgreSqlMigrationProvider(), database.Url, """
            CREATE EXTENSION bloom;
            CREATE TABLE t (id INTEGER PRIMARY KEY, a INTEGER, b TEXT COLLATE "C", c TEXT);
            CREATE INDEX t_include ON t (a) INCLUDE (b);
            CREATE INDEX t_nulls ON t (a NULLS FIRST, c NULLS FIRST);
            CREATE INDEX t_collation ON t (c COLLATE "C");
            CREATE INDEX t_bloom ON t USING bloom (a);
            CREATE INDEX t_some ON t (a) INCLUDE (c) WHERE a > 1;
            CREATE STATISTICS t_both ON a, c FROM t;
            """, "collation of the column b of t", "INCLUDE of the index t_include of t", "order of nulls in the index t_nulls of t",
            "collation of the index t_collation of t", "bloom index t_bloom of t", "partial index t_some of t",
            "statistics object t_both of t");
    }

    [Fact]
    public async Task Nulls_that_are_not_distinct_on_postgresql()
    {
        await using var database = await PostgreSqlServer.CreateDatabase();
        Assert.SkipUnless(await database.Scalar("SELECT current_setting('server_version_num')::int >= 150000") is true,
            "PostgreSQL 15 brought it.");
        await Pull(new PostgreSqlMigrationProvider(), database.Url,
            "CREATE TABLE t (id INTEGER PRIMARY KEY, a INTEGER, CONSTRAINT one UNIQUE NULLS NOT DISTINCT (a));",
            "NULLS NOT DISTINCT of the index one of t");
    }

    /// <summary>Rights, places and what is not about tables: nothing that a schema of data would say.</summary>
    [Fact]
    public async Task Nothing_else_is_named_on_postgresql()
    {
        await using var database = await PostgreSqlServer.CreateDatabase();
        var notes = await Pull(new PostgreSqlMigrationProvider(), database.Url, """
            CREATE EXTENSION citext;
            CREATE TABLE t (id INTEGER PRIMARY KEY, a TEXT);
            ALTER TABLE t ALTER COLUMN a SET STORAGE EXTERNAL, REPLICA IDENTITY FULL;
            GRANT SELECT ON t TO PUBLIC;
            CREATE PUBLICATION p FOR TABLE t;
            CREATE FUNCTION f() RETURNS event_trigger LANGUAGE plpgsql AS 'BEGIN END';
            CREATE EVENT TRIGGER e ON sql_drop EXECUTE FUNCTION f();
            CREATE SEQUENCE s; CREATE DOMAIN d AS INTEGER; CREATE TYPE c AS (x INTEGER);
            """);
        notes.ShouldBeEmpty();
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
            "collation of the index t_d of t", "partial index t_some of t", "trigger audit of t", "STRICT of o",
            "WITHOUT ROWID of o");
    }

    private static async Task<IReadOnlyList<string>> Pull(IMigrationProvider provider, string url, string sql,
        params string[] expected)
    {
        var parsed = DatabaseUrl.Parse(url);
        await provider.EnsureExists(parsed, Ct);
        var engine = new MigrationEngine(new MigrationSettings { Provider = provider, Url = parsed });
        await engine.Execute(sql, Ct);
        var notes = (await engine.Pull(ct: Ct)).Notes;
        notes.Where(note => note.StartsWith(Start, StringComparison.Ordinal)).Select(note => note[Start.Length..^1])
            .ShouldBe(expected, ignoreOrder: true);
        return notes;
    }
}
