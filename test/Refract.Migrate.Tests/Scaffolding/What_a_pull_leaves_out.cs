using Refract.Migrate.Engine;
using Refract.PostgreSql.Migrations;
using Refract.Relational;
using Refract.Relational.Catalog;
using Refract.Relational.Contracts;
using Refract.Schema;
using Refract.Schema.Text;
using Refract.Sqlite.Migrations;
using Refract.Testing;

namespace Refract.Migrate.Tests.Scaffolding;

/// <summary>What a pull leaves out is named, each thing once and with its table.</summary>
public sealed class What_a_pull_leaves_out
{
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
            "partitioning of p", "function f()");
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

    [Fact]
    public async Task Keys_on_postgresql()
    {
        await using var database = await PostgreSqlServer.CreateDatabase();
        await Pull(new PostgreSqlMigrationProvider(), database.Url, """
            CREATE SCHEMA auth; CREATE TABLE auth.users (id INTEGER PRIMARY KEY);
            CREATE TABLE t (id INTEGER PRIMARY KEY, owner INTEGER CONSTRAINT mine REFERENCES auth.users DEFERRABLE);
            CREATE TABLE c (id INTEGER PRIMARY KEY, a BIGINT CONSTRAINT wide REFERENCES t, b INTEGER, f INTEGER CONSTRAINT whole REFERENCES t MATCH FULL,
                tags TEXT[], l TEXT[]);
            ALTER TABLE c ADD CONSTRAINT unchecked FOREIGN KEY (b) REFERENCES t NOT VALID;
            CREATE TABLE l (tags TEXT[] CONSTRAINT tagged PRIMARY KEY);
            COMMENT ON CONSTRAINT whole ON c IS 'all or nothing'; COMMENT ON CONSTRAINT mine ON t IS 'not said twice';
            """, "foreign key into a schema that is not listed mine of t (to auth.users)",
            "foreign key that no relation can stand for wide of c (to t: a and id have different types)",
            "MATCH FULL of the foreign key whole of c", "NOT VALID of the foreign key unchecked of c",
            "comment on the constraint whole of c", "primary key of a list tagged of l");
    }

    [Fact]
    public async Task Columns_of_on_delete_on_postgresql()
    {
        await using var database = await PostgreSqlServer.CreateDatabase();
        Assert.SkipUnless(await database.Scalar("SELECT current_setting('server_version_num')::int >= 150000") is true,
            "PostgreSQL 15 brought it.");
        await Pull(new PostgreSqlMigrationProvider(), database.Url, """
            CREATE TABLE t (a INTEGER, b INTEGER, PRIMARY KEY (a, b));
            CREATE TABLE c (id INTEGER PRIMARY KEY, a INTEGER, b INTEGER,
                CONSTRAINT pair FOREIGN KEY (a, b) REFERENCES t ON DELETE SET NULL (a));
            """, "columns of ON DELETE of the foreign key pair of c");
    }

    [Fact]
    public async Task Keys_over_time_on_postgresql()
    {
        await using var database = await PostgreSqlServer.CreateDatabase();
        Assert.SkipUnless(await database.Scalar("SELECT current_setting('server_version_num')::int >= 180000") is true,
            "PostgreSQL 18 brought it.");
        await Pull(new PostgreSqlMigrationProvider(), database.Url, """
            CREATE EXTENSION btree_gist;
            CREATE TABLE t (id INTEGER, at DATERANGE, CONSTRAINT once PRIMARY KEY (id, at WITHOUT OVERLAPS));
            CREATE TABLE u (id INTEGER PRIMARY KEY);
            CREATE TABLE c (id INTEGER PRIMARY KEY, u INTEGER, g INTEGER GENERATED ALWAYS AS (u + 1) VIRTUAL,
                CONSTRAINT lax FOREIGN KEY (u) REFERENCES u NOT ENFORCED);
            """, "WITHOUT OVERLAPS of the key once of t", "NOT ENFORCED of the foreign key lax of c", "generated column g of c");
    }

    [Fact]
    public async Task Columns_and_rows_on_postgresql()
    {
        await using var database = await PostgreSqlServer.CreateDatabase();
        await Pull(new PostgreSqlMigrationProvider(), database.Url, """
            CREATE DOMAIN mail AS TEXT CHECK (value <> ''); CREATE TYPE place AS (x INTEGER, y INTEGER);
            CREATE TYPE mood AS ENUM ('a'); COMMENT ON TYPE mood IS 'how it is';
            CREATE TYPE span AS RANGE (SUBTYPE = FLOAT8); CREATE COLLATION german FROM "C"; CREATE SEQUENCE numbers;
            CREATE FUNCTION twice(n INTEGER) RETURNS INTEGER LANGUAGE sql AS 'SELECT 2 * n'; CREATE PROCEDURE work() LANGUAGE sql AS 'SELECT 1';
            CREATE AGGREGATE added(INTEGER) (SFUNC = int4pl, STYPE = INTEGER); CREATE TEXT SEARCH CONFIGURATION plain (COPY = simple);
            CREATE TABLE t (id INTEGER GENERATED ALWAYS AS IDENTITY PRIMARY KEY, m mail, n INTEGER DEFAULT nextval('numbers'), s SERIAL);
            CREATE INDEX t_n ON t (n); COMMENT ON INDEX t_n IS 'fast'; ALTER SEQUENCE t_s_seq INCREMENT 2;
            CREATE UNLOGGED TABLE u (id INTEGER PRIMARY KEY); CREATE TABLE p OF place (PRIMARY KEY (x));
            """, "domain mail", "composite type place", "comment on the enum mood", "range type span", "collation german", "sequence numbers",
            "function twice(n integer)", "procedure work()", "aggregate added(integer)",
            "text search configuration plain",
            "identity column id of t (always)", "domain of the column m of t (mail)",
            "options of the sequence of the column s of t",
            "comment on the index t_n of t", "UNLOGGED of u", "type of the rows of p (place)");
    }

    /// <summary>Each thing is named once, also when a datasource lists the schemas that it is in.</summary>
    [Fact]
    public async Task Listed_schemas_on_postgresql()
    {
        await using var database = await PostgreSqlServer.CreateDatabase();
        await database.Execute("""
            CREATE SCHEMA a; CREATE SCHEMA b; CREATE SCHEMA hidden; CREATE TABLE hidden.far (id INTEGER PRIMARY KEY);
            CREATE TABLE b.t (id INTEGER PRIMARY KEY); CREATE VIEW hidden.v AS SELECT 1 AS one; CREATE VIEW b.v AS SELECT 1 AS one;
            CREATE TABLE a.t (id INTEGER PRIMARY KEY CONSTRAINT near REFERENCES b.t CONSTRAINT far REFERENCES hidden.far);
            """);
        var schema = SchemaCompiler.Compile([new SourceFile("schema.prisma", """
            datasource db {
              provider = "postgresql"
              schemas  = ["a", "b"]
            }
            """)]).Schema;
        var engine = new MigrationEngine(new MigrationSettings
        {
            Provider = new PostgreSqlMigrationProvider(), Url = DatabaseUrl.Parse(database.Url), Schema = schema,
        });
        var pulled = await engine.Pull(ct: Ct);
        pulled.LeftOut.ShouldBe([new CatalogLeftOut("view", "v", null, "b"),
            new CatalogLeftOut("foreign key into a schema that is not listed", "far", "t", "a")
            {
                Detail = "to hidden.far",
            }]);
    }

    /// <summary>Rights, places and what belongs to an extension: nothing that a schema of data would say.</summary>
    [Fact]
    public async Task Nothing_else_is_named_on_postgresql()
    {
        await using var database = await PostgreSqlServer.CreateDatabase();
        await Pull(new PostgreSqlMigrationProvider(), database.Url, """
            CREATE EXTENSION citext;
            CREATE TYPE e AS ENUM ('a');
            CREATE TABLE t (id SERIAL PRIMARY KEY, a TEXT, e e);
            ALTER TABLE t ALTER COLUMN a SET STORAGE EXTERNAL, REPLICA IDENTITY FULL;
            GRANT SELECT ON t TO PUBLIC;
            CREATE PUBLICATION p FOR TABLE t;
            CREATE SCHEMA away;
            CREATE FUNCTION away.f() RETURNS event_trigger LANGUAGE plpgsql AS 'BEGIN END';
            CREATE EVENT TRIGGER e ON sql_drop EXECUTE FUNCTION away.f();
            """);
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
            CREATE TRIGGER writes INSTEAD OF INSERT ON v BEGIN SELECT 1; END;
            CREATE TABLE w (a TEXT, b TEXT, UNIQUE (b COLLATE NOCASE), PRIMARY KEY (a COLLATE RTRIM));
            CREATE TABLE k (id INTEGER PRIMARY KEY, a INTEGER REFERENCES nowhere (id), b TEXT REFERENCES t (id));
            """, "trigger writes of v", "collation of the key UNIQUE (b COLLATE NOCASE) of w", "collation of the key PRIMARY KEY (a COLLATE RTRIM) of w",
            "foreign key that no relation can stand for k_a_fkey of k (to nowhere: it is no table that was read)",
            "foreign key that no relation can stand for k_b_fkey of k (to t: b and id have different types)", "view v",
            "virtual table s", "CHECK constraint positive of t", "CHECK constraint CHECK (d <> '') of t",
            "collation of the column d of t", "generated column g of t", "ON CONFLICT IGNORE on u of t",
            "DEFERRABLE INITIALLY DEFERRED of the foreign key on p of t", "index over an expression t_lower of t",
            "collation of the index t_d of t", "partial index t_some of t", "trigger audit of t", "STRICT of o",
            "WITHOUT ROWID of o");
    }

    private static async Task Pull(IMigrationProvider provider, string url, string sql, params string[] expected)
    {
        var parsed = DatabaseUrl.Parse(url);
        await provider.EnsureExists(parsed, Ct);
        var engine = new MigrationEngine(new MigrationSettings { Provider = provider, Url = parsed });
        await engine.Execute(sql, Ct);
        (await engine.Pull(ct: Ct)).LeftOut.Select(Shown).ShouldBe(expected, ignoreOrder: true);
    }

    private static string Shown(CatalogLeftOut thing) => thing.Kind
        + (thing.Name is null ? "" : " " + thing.Name)
        + (thing.Table is null ? "" : " of " + thing.Table)
        + (thing.Detail is null ? "" : $" ({thing.Detail})");
}
