using Refract.Migrate.Engine;
using Refract.Relational.Contracts;

namespace Refract.Migrate.Tests.Engine;

/// <summary>
/// What the schema language has no words for is never dropped and never called drift
/// (docs/adr/what-the-schema-cannot-say.md).
/// </summary>
public sealed partial class What_the_schema_cannot_say : PostgreSqlEngineTest
{
    internal const string Models = """
        model A {
          id Int @id
          a Int
          b String
          c Int?
          bs B[]
        }

        model B {
          id Int @id
          aId Int?
          a A? @relation(fields: [aId], references: [id])
        }

        """;

    private static readonly string _more = Models.Replace("  c Int?\n", "  c Int?\n  d Int?\n",
        StringComparison.Ordinal);

    /// <summary>A kind of thing, the SQL that makes one, and a question that is true while it is there.</summary>
    public static TheoryData<string, string, string> Kinds => new()
    {
        { "view", """CREATE VIEW v AS SELECT a FROM "A" """, "SELECT to_regclass('v') IS NOT NULL" },
        { "materialized view", """CREATE MATERIALIZED VIEW v AS SELECT a FROM "A" """,
            "SELECT to_regclass('v') IS NOT NULL" },
        { "function", "CREATE FUNCTION f() RETURNS int LANGUAGE sql AS 'SELECT 1'",
            "SELECT to_regproc('f') IS NOT NULL" },
        {
            "trigger", """
                CREATE FUNCTION f() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END';
                CREATE TRIGGER t BEFORE UPDATE OF a ON "A" FOR EACH ROW EXECUTE FUNCTION f()
                """, "SELECT EXISTS (SELECT 1 FROM pg_trigger WHERE tgname = 't')"
        },
        {
            "policy", """ALTER TABLE "A" ENABLE ROW LEVEL SECURITY; CREATE POLICY p ON "A" USING (a > 0)""",
            "SELECT EXISTS (SELECT 1 FROM pg_policy) AND (SELECT relrowsecurity FROM pg_class WHERE relname = 'A')"
        },
        { "check", """ALTER TABLE "A" ADD CONSTRAINT k CHECK (a > c)""",
            "SELECT EXISTS (SELECT 1 FROM pg_constraint WHERE conname = 'k')" },
        { "exclusion", """ALTER TABLE "A" ADD CONSTRAINT k EXCLUDE (a WITH =)""",
            "SELECT EXISTS (SELECT 1 FROM pg_constraint WHERE conname = 'k')" },
        { "index over an expression", """CREATE INDEX k ON "A" ((a + 1))""", "SELECT to_regclass('k') IS NOT NULL" },
        { "index with INCLUDE", """CREATE INDEX k ON "A" (a) INCLUDE (b)""", "SELECT to_regclass('k') IS NOT NULL" },
        { "index with a collation", """CREATE INDEX k ON "A" (b COLLATE "C")""",
            "SELECT to_regclass('k') IS NOT NULL" },
        { "index with NULLS FIRST", """CREATE INDEX k ON "A" (a NULLS FIRST)""",
            "SELECT to_regclass('k') IS NOT NULL" },
        { "deferrable unique key", """ALTER TABLE "A" ADD CONSTRAINT k UNIQUE (a) DEFERRABLE""",
            "SELECT to_regclass('k') IS NOT NULL" },
        { "statistics", """CREATE STATISTICS k ON a, c FROM "A" """, "SELECT EXISTS (SELECT 1 FROM pg_statistic_ext)" },
        { "comment", """COMMENT ON COLUMN "A".a IS 'x'""", """SELECT col_description('"A"'::regclass, 2) = 'x'""" },
        { "grant", """GRANT SELECT ON "A" TO PUBLIC""",
            """SELECT EXISTS (SELECT 1 FROM pg_class WHERE oid = '"A"'::regclass AND relacl::text LIKE '%=r/%')""" },
        {
            "partition",
            """CREATE TABLE p (id int) PARTITION BY RANGE (id); CREATE TABLE p1 PARTITION OF p FOR VALUES FROM (1) TO (2); ALTER TABLE p RENAME TO "P" """,
            "SELECT to_regclass('p1') IS NOT NULL"
        },
        { "inherited table", """CREATE TABLE child (x int) INHERITS ("A")""",
            "SELECT to_regclass('child') IS NOT NULL" },
        { "sequence", "CREATE SEQUENCE s", "SELECT to_regclass('s') IS NOT NULL" },
        { "sequence of a column", """CREATE SEQUENCE s OWNED BY "A".a""",
            "SELECT EXISTS (SELECT 1 FROM pg_depend WHERE objid = to_regclass('s') AND deptype = 'a')" },
        { "domain", "CREATE DOMAIN d AS int CHECK (VALUE > 0)", "SELECT to_regtype('d') IS NOT NULL" },
        { "composite type", "CREATE TYPE d AS (x int)", "SELECT to_regtype('d') IS NOT NULL" },
        { "collation", "CREATE COLLATION k (provider = libc, locale = 'C')",
            "SELECT EXISTS (SELECT 1 FROM pg_collation WHERE collname = 'k')" },
        { "range type", "CREATE TYPE d AS RANGE (subtype = int)", "SELECT to_regtype('d') IS NOT NULL" },
        { "text search configuration", "CREATE TEXT SEARCH CONFIGURATION k (COPY = simple)",
            "SELECT EXISTS (SELECT 1 FROM pg_ts_config WHERE cfgname = 'k')" },
        {
            "aggregate and operator", """
                CREATE FUNCTION add(int, int) RETURNS int IMMUTABLE LANGUAGE sql AS 'SELECT $1 + $2';
                CREATE AGGREGATE total(int) (sfunc = add, stype = int);
                CREATE OPERATOR <#> (leftarg = int, rightarg = int, function = add)
                """, "SELECT to_regprocedure('total(int)') IS NOT NULL AND to_regoperator('<#>(int,int)') IS NOT NULL"
        },
        { "default privileges", "ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT SELECT ON TABLES TO PUBLIC",
            "SELECT EXISTS (SELECT 1 FROM pg_default_acl)" },
        { "rule", """CREATE RULE r AS ON DELETE TO "A" DO INSTEAD NOTHING""",
            "SELECT EXISTS (SELECT 1 FROM pg_rewrite WHERE rulename = 'r')" },
        { "publication", """CREATE PUBLICATION p FOR TABLE "A" """,
            "SELECT EXISTS (SELECT 1 FROM pg_publication_rel)" },
        { "extension", "CREATE EXTENSION citext",
            "SELECT EXISTS (SELECT 1 FROM pg_extension WHERE extname = 'citext')" },
        {
            "generated column",
            """ALTER TABLE "A" DROP COLUMN c; ALTER TABLE "A" ADD COLUMN c int GENERATED ALWAYS AS (a * 2) STORED""",
            "SELECT EXISTS (SELECT 1 FROM pg_attribute WHERE attgenerated = 's')"
        },
        { "unlogged table", """ALTER TABLE "B" SET UNLOGGED""",
            "SELECT relpersistence = 'u' FROM pg_class WHERE relname = 'B'" },
        { "column collation", """ALTER TABLE "A" ALTER COLUMN b TYPE text COLLATE "C" """,
            "SELECT attcollation = 950 FROM pg_attribute WHERE attrelid = '\"A\"'::regclass AND attname = 'b'" },
        {
            "foreign table",
            "CREATE FOREIGN DATA WRAPPER w; CREATE SERVER s FOREIGN DATA WRAPPER w; CREATE FOREIGN TABLE far "
                + "(id int) SERVER s",
            "SELECT to_regclass('far') IS NOT NULL"
        },
        {
            "event trigger", """
                CREATE FUNCTION f() RETURNS event_trigger LANGUAGE plpgsql AS 'BEGIN END';
                CREATE EVENT TRIGGER e ON sql_drop EXECUTE FUNCTION f()
                """, "SELECT EXISTS (SELECT 1 FROM pg_event_trigger WHERE evtname = 'e')"
        },
        { "index of another access method", """CREATE EXTENSION bloom; CREATE INDEX k ON "A" USING bloom (a)""",
            "SELECT to_regclass('k') IS NOT NULL" },
        { "replica identity", """ALTER TABLE "A" REPLICA IDENTITY FULL""",
            "SELECT relreplident = 'f' FROM pg_class WHERE relname = 'A'" },
        { "table options", """ALTER TABLE "A" SET (fillfactor = 50, autovacuum_enabled = off)""",
            "SELECT cardinality(reloptions) = 2 FROM pg_class WHERE relname = 'A'" },
        { "storage", """ALTER TABLE "A" ALTER COLUMN b SET STORAGE EXTERNAL""",
            "SELECT attstorage = 'e' FROM pg_attribute WHERE attname = 'b'" },
        {
            "key that can be deferred",
            """ALTER TABLE "B" DROP CONSTRAINT "B_aId_fkey", ADD CONSTRAINT "B_aId_fkey" FOREIGN KEY ("aId") REFERENCES "A" MATCH FULL ON DELETE SET NULL ON UPDATE CASCADE DEFERRABLE NOT VALID""",
            "SELECT condeferrable AND NOT convalidated FROM pg_constraint WHERE conname = 'B_aId_fkey'"
        },
        {
            "key out of the schema", """
                CREATE SCHEMA auth; CREATE TABLE auth.users (id int PRIMARY KEY);
                ALTER TABLE "A" ADD CONSTRAINT k FOREIGN KEY (a) REFERENCES auth.users
                """, "SELECT EXISTS (SELECT 1 FROM pg_constraint WHERE conname = 'k')"
        },
    };

    [Theory, MemberData(nameof(Kinds))]
    public async Task It_survives_a_push_and_is_no_drift(string kind, string sql, string question)
    {
        if (kind != "partition")
        {
            await Engine(Models).Dev(new DevOptions { Name = "first" }, Ct);
            await Execute(sql);
            (await Engine(Models).Diagnose(Ct)).Drift!.Body.ShouldBe(MigrationScript.EmptyText);
            (await Engine(_more).Dev(new DevOptions { Name = "more" }, Ct)).Applied.Count.ShouldBe(1);
            (await Scalar(question)).ShouldBe(true, kind);
            await PushTwice(_more);
        }
        else
        {
            await Execute(sql);
            await PushTwice("model P {\n  id Int?\n  @@ignore\n}\n");
        }

        (await Scalar(question)).ShouldBe(true, kind);
    }

    /// <summary>
    /// A table of another role, in a tablespace of its own; both are the server's, so they have names that no other
    /// test has.
    /// </summary>
    [Fact]
    public async Task Owner_and_tablespace_of_a_table_stay()
    {
        var name = "refract_" + Guid.NewGuid().ToString("n");
        var hasTablespaces = await Scalar("SELECT current_setting('server_version_num')::int >= 150000") is true;
        await Engine(Models).Dev(new DevOptions { Name = "first" }, Ct);
        await Execute($"CREATE ROLE {name}; GRANT ALL ON SCHEMA public TO {name}; ALTER TABLE \"A\" OWNER TO {name}");
        if (hasTablespaces)
        {
            await Execute("ALTER SYSTEM SET allow_in_place_tablespaces = on");
            await Execute("SELECT pg_reload_conf(); SELECT pg_sleep(0.2)");
            await Execute($"CREATE TABLESPACE {name} LOCATION ''");
            await Execute($"ALTER TABLE \"A\" SET TABLESPACE {name}");
        }

        try
        {
            (await Engine(Models).Diagnose(Ct)).Drift!.Body.ShouldBe(MigrationScript.EmptyText);
            (await Engine(_more).Dev(new DevOptions { Name = "more" }, Ct)).Applied.Count.ShouldBe(1);
            await PushTwice(_more.Replace("id Int @id\n  a Int", "id BigInt @id\n  a Int", StringComparison.Ordinal)
                .Replace("aId Int?", "aId BigInt?", StringComparison.Ordinal));
            (await Scalar("SELECT tableowner FROM pg_tables WHERE tablename = 'A'")).ShouldBe(name);
            if (hasTablespaces) (await Scalar("SELECT tablespace FROM pg_tables WHERE tablename = 'A'")).ShouldBe(name);
        }
        finally
        {
            await Execute("DROP TABLE \"A\" CASCADE");
            await Execute($"DROP OWNED BY {name}; DROP ROLE {name}");
            if (hasTablespaces) await Execute($"DROP TABLESPACE {name}");
        }
    }

    [Fact]
    public async Task Nulls_that_are_not_distinct_stay()
    {
        Assert.SkipUnless(await Scalar("SELECT current_setting('server_version_num')::int >= 150000") is true,
            "PostgreSQL 15 brought it.");
        await Push(Models.Replace("a Int", "a Int @unique(map: \"k\")", StringComparison.Ordinal));
        await Execute(
            """DROP INDEX k; ALTER TABLE "A" ADD CONSTRAINT k UNIQUE NULLS NOT DISTINCT (a); CREATE UNIQUE INDEX l ON "A" (c) NULLS NOT DISTINCT""");
        await PushTwice(_more.Replace("a Int", "a Int @unique(map: \"k\")", StringComparison.Ordinal));
        (await Scalar("SELECT count(*) FROM pg_index WHERE indnullsnotdistinct")).ShouldBe(2L);
    }

    /// <summary>The language wants columns of one type on both sides of a relation.</summary>
    [Fact]
    public async Task A_foreign_key_to_a_column_of_another_type_stays()
    {
        var models = Models.Replace("b String", "b String\n  big BigInt?", StringComparison.Ordinal);
        await Engine(models).Dev(new DevOptions { Name = "first" }, Ct);
        await Execute(
            """ALTER TABLE "A" ADD CONSTRAINT k FOREIGN KEY (big) REFERENCES "A" (id) ON DELETE CASCADE DEFERRABLE""");
        (await Engine(models).Diagnose(Ct)).Drift!.Body.ShouldBe(MigrationScript.EmptyText);
        (await Engine(models).Pull(ct: Ct)).ChangedPaths.ShouldBeEmpty();

        // The type changes and the key is made again; then it could be said, and is not.
        var small = models.Replace("id Int @id\n  a Int", "id Int @id @db.SmallInt\n  a Int", StringComparison.Ordinal)
            .Replace("aId Int?", "aId Int? @db.SmallInt", StringComparison.Ordinal);
        await PushTwice(small);
        (await Scalar("SELECT condeferrable AND confdeltype = 'c' FROM pg_constraint WHERE conname = 'k'")).ShouldBe(
            true);
        await PushTwice(models.Replace("id Int @id\n  a Int", "id BigInt @id\n  a Int", StringComparison.Ordinal)
            .Replace("aId Int?", "aId BigInt?", StringComparison.Ordinal));
        (await Scalar("SELECT count(*) FROM pg_constraint WHERE conname = 'k'")).ShouldBe(0L);
    }

    /// <summary>The schema can name an index without being able to say of what kind it is.</summary>
    [Fact]
    public async Task An_index_of_another_access_method_that_the_schema_names_stays()
    {
        var models = Models.Replace("  bs B[]\n", "  bs B[]\n  @@index([a], map: \"k\")\n", StringComparison.Ordinal);
        await Push(Models);
        await Execute("""CREATE EXTENSION bloom; CREATE INDEX k ON "A" USING bloom (a)""");
        await PushTwice(models);
        (await Engine(models).Pull(ct: Ct)).ChangedPaths.ShouldBeEmpty();
        (await Scalar(
            "SELECT amname::text FROM pg_class c JOIN pg_am a ON a.oid = c.relam WHERE relname = 'k'")).ShouldBe(
                "bloom");
    }

    [Fact]
    public async Task A_migration_that_cannot_run_is_not_written()
    {
        await Engine(Models).Dev(new DevOptions { Name = "first" }, Ct);
        WriteMigration("20990101000000_view", """CREATE VIEW v AS SELECT c FROM "A";""");
        var failure = await Should.ThrowAsync<MigrationException>(
            () => Engine(Models.Replace("  c Int?\n", "", StringComparison.Ordinal))
            .Dev(new DevOptions { Name = "less", AcceptDataLoss = true }, Ct));
        failure.Code.ShouldBe("RFR3012");
        failure.Message.ShouldContain("view v");
        Directory.GetDirectories(Migrations).Length.ShouldBe(2);
    }
}
