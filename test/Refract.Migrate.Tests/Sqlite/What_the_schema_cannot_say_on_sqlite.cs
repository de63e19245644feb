using Refract.Relational.Contracts;

namespace Refract.Migrate.Tests.Sqlite;

/// <summary>
/// What the schema language has no words for, one kind at a time: it survives a rebuild of its table by push and by a
/// migration, is no drift, changes no pulled schema, and a reset ends in what the migrations make.
/// </summary>
public sealed class What_the_schema_cannot_say_on_sqlite : SqliteFileTest
{
    private const string Models = """
        model A {
          id Int     @id @default(autoincrement())
          a  Int
          b  String?
          c  Int?
          bs B[]
        }

        model B {
          id  Int  @id @default(autoincrement())
          aId Int?
          a   A?   @relation(fields: [aId], references: [id])
        }

        """;

    private const string Tables = """
        CREATE TABLE "A" ("id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, "a" INTEGER NOT NULL, "b" TEXT, "c" INTEGER);
        CREATE TABLE "B" ("id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, "aId" INTEGER, CONSTRAINT "B_aId_fkey" FOREIGN KEY ("aId") REFERENCES "A" ("id") ON DELETE SET NULL ON UPDATE CASCADE);

        """;

    // A required column with a default: the table is rebuilt.
    private static readonly string _rebuilt =
        Models.Replace("  b  String?\n", "  b  String @default(\"x\")\n", StringComparison.Ordinal);

    /// <summary>
    /// A kind, the SQL that makes one, what is replaced in the tables by what, and a word of its text that stays.
    /// </summary>
    public static TheoryData<string, string, string, string, string> Kinds => new()
    {
        { "view", "CREATE VIEW v AS SELECT a FROM A", "", "", "SELECT a FROM A" },
        { "trigger", "CREATE TRIGGER t AFTER INSERT ON A BEGIN UPDATE A SET c = 1; END", "", "", "SET c = 1" },
        {
            "trigger instead of",
            "CREATE VIEW v AS SELECT a FROM A; CREATE TRIGGER t INSTEAD OF INSERT ON v BEGIN SELECT 7; END", "", "",
            "SELECT 7"
        },
        { "partial index", "CREATE INDEX k ON A (a) WHERE a > 5", "", "", "WHERE a > 5" },
        { "unique partial index", "CREATE UNIQUE INDEX k ON A (a) WHERE a > 5", "", "", "WHERE a > 5" },
        { "index over an expression", "CREATE INDEX k ON A (a + 1)", "", "", "(a + 1)" },
        { "index with a collation", "CREATE INDEX k ON A (b COLLATE NOCASE)", "", "", "COLLATE NOCASE" },
        { "check", "", "\"a\" INTEGER NOT NULL", "\"a\" INTEGER NOT NULL CHECK (\"a\" > -5)", "> -5" },
        {
            "check over two columns", "", "\"c\" INTEGER)", "\"c\" INTEGER, CONSTRAINT k CHECK (a > c - 5))",
            "a > c - 5"
        },
        { "collation", "", "\"b\" TEXT", "\"b\" TEXT COLLATE NOCASE", "COLLATE NOCASE" },
        {
            "generated column", "", "\"c\" INTEGER)", "\"c\" INTEGER GENERATED ALWAYS AS (a * 2) STORED)",
            "(a * 2) STORED"
        },
        { "strict", "", "\"c\" INTEGER);", "\"c\" INTEGER) STRICT;", "STRICT" },
        {
            "conflict clause", "", "\"a\" INTEGER NOT NULL", "\"a\" INTEGER NOT NULL ON CONFLICT REPLACE",
            "ON CONFLICT REPLACE"
        },
        { "full-text table", "CREATE VIRTUAL TABLE f USING fts5(b, content='A', content_rowid='id')", "", "", "fts5" },
        { "range tree", "CREATE VIRTUAL TABLE r USING rtree(id, minx, maxx)", "", "", "rtree" },
        {
            "deferred key", "", "ON DELETE SET NULL ON UPDATE CASCADE",
            "ON DELETE SET NULL ON UPDATE CASCADE DEFERRABLE INITIALLY DEFERRED", "DEFERRED"
        },
        { "comment", "", "\"a\" INTEGER NOT NULL,", "\"a\" INTEGER NOT NULL, /* mine */", "" },
    };

    [Theory, MemberData(nameof(Kinds))]
    public async Task A_push_that_rebuilds_the_table_keeps_it(string kind, string sql, string from, string to,
        string word)
    {
        Make(sql, from, to);
        (await Push(Models)).Script.Body.ShouldBe(MigrationScript.EmptyText, kind);
        (await Push(_rebuilt, acceptDataLoss: true)).IsDone.ShouldBeTrue(kind);
        (await Push(_rebuilt)).Script.Body.ShouldBe(MigrationScript.EmptyText, kind);
        ShouldHave(word);
        Rows("SELECT seq FROM sqlite_sequence WHERE name = 'A'").ShouldBe(["50"]);
        Rows("SELECT id, a, b FROM A").ShouldBe(["1|1|x"]);
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task It_is_no_drift_and_a_migration_that_rebuilds_the_table_keeps_it(string kind, string sql,
        string from, string to, string word)
    {
        WriteMigration("20200101000000_init", Changed(from, to) + sql + (sql.Length == 0 ? "" : ";"));
        (await Engine(Models).Deploy(Ct)).Applied.Count.ShouldBe(1);
        (await Engine(Models).Diagnose(Ct)).Drift!.Body.ShouldBe(MigrationScript.EmptyText, kind);
        (await Dev(_rebuilt)).Applied.Count.ShouldBe(1);
        ShouldHave(word);
        (await Engine(_rebuilt).Diagnose(Ct)).IsUpToDate.ShouldBeTrue(kind);
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task A_pull_leaves_the_schema_as_it_is(string kind, string sql, string from, string to, string word)
    {
        Make(sql, from, to);
        var pulled = await PullAll(Models);
        // An index that the language can name, if not all of it, is pulled by its name, as the real Prisma does.
        if (kind == "index with a collation") pulled.Files[0].Text.ShouldContain("@@index([b], map: \"k\")");
        else pulled.ChangedPaths.ShouldBeEmpty(kind + pulled.Files[0].Text);
        ShouldHave(word);
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task A_reset_ends_in_what_the_migrations_make(string kind, string sql, string from, string to,
        string word)
    {
        WriteMigration("20200101000000_init", Tables);
        await Engine(Models).Deploy(Ct);
        Sql("DROP TABLE B; DROP TABLE A; " + Changed(from, to) + sql);
        ShouldHave(word);
        (await Engine(Models).Reset(Ct)).Applied.Count.ShouldBe(1);
        (await Engine(Models).Diagnose(Ct)).IsUpToDate.ShouldBeTrue(kind);
        Rows("SELECT name FROM sqlite_master"
            + " WHERE sql IS NOT NULL AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\' ORDER BY 1")
            .ShouldBe(["A", "B", "_prisma_migrations"]);
    }

    private static string Changed(string from, string to) =>
        from.Length == 0 ? Tables : Tables.Replace(from, to, StringComparison.Ordinal);

    private void Make(string sql, string from, string to)
    {
        Sql(Changed(from, to) + sql);
        Sql("INSERT INTO A (id, a) VALUES (50, 50); DELETE FROM A; INSERT INTO A (id, a, b) VALUES (1, 1, 'x')");
    }

    private void ShouldHave(string word) =>
        string.Join('\n', Rows("SELECT sql FROM sqlite_master WHERE sql IS NOT NULL")).ShouldContain(word);
}
