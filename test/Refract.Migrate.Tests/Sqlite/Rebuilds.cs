using Refract.Relational.Contracts;

namespace Refract.Migrate.Tests.Sqlite;

/// <summary>A table that is rebuilt keeps everything that the schema language has no words for.</summary>
public sealed class Rebuilds : SqliteFileTest
{
    private const string Shelf = """
        CREATE TABLE "Log" ("id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, "what" TEXT NOT NULL, "shelfId" INTEGER REFERENCES "Shelf" ("id")
            ON DELETE CASCADE);
        CREATE TABLE "Shelf" (
            "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, -- the number
            "code" TEXT NOT NULL COLLATE NOCASE,
            "depth" INTEGER NOT NULL CHECK (depth > 0), /* in cm */
            "note" TEXT,
            "twice" INTEGER GENERATED ALWAYS AS (depth * 2) STORED,
            "label" VARCHAR(20) UNIQUE ON CONFLICT REPLACE,
            "parent" INTEGER REFERENCES "Shelf" ("id") ON DELETE SET NULL DEFERRABLE INITIALLY DEFERRED,
            CONSTRAINT "short" CHECK (length(code) < 10)
        );
        CREATE INDEX "Shelf_lower" ON "Shelf" (lower("note"));
        CREATE INDEX "Shelf_code_idx" ON "Shelf" ("code" COLLATE RTRIM);
        CREATE UNIQUE INDEX "Shelf_live" ON "Shelf" ("code") WHERE "note" IS NOT NULL;
        CREATE TRIGGER "shelf_ins" AFTER INSERT ON "Shelf" BEGIN INSERT INTO "Log" ("what") VALUES ('ins; ' || NEW.code); END;
        CREATE VIEW "Deep" AS SELECT "code", "twice" FROM "Shelf" WHERE "depth" > 2;
        INSERT INTO "Shelf" ("code", "depth", "note", "label") VALUES ('a', 1, 'n', 'x'), ('b', 3, NULL, 'y'), ('c', 1, NULL, NULL);
        DELETE FROM "Shelf" WHERE "code" = 'c';
        INSERT INTO "Log" ("what", "shelfId") VALUES ('about a', 1);
        """;

    /// <summary>One change for each reason to rebuild a table.</summary>
    public static TheoryData<string, string> Changes => new()
    {
        { "  note     String?", "  note     String? @default(\"-\")" },
        { "  label    String?  @unique", "  label    String   @default(\"l\") @unique" },
        { "  depth    Int\n", "  depth    BigInt\n" },
        { "  depth    Int\n", "  depth    Int      @default(1)\n" },
        { "  code     String\n", "  code     String?\n" },
        { "  note     String?\n", "" },
        { "  note     String?\n", "  note     String?\n  added    Int      @default(7)\n" },
        { "onUpdate: NoAction)", "onUpdate: Cascade)" },
        { "  twice    Int?\n", "  note2    String   @default(\"2\")\n" },
    };

    private const string Models = """
        model Log {
          id      Int    @id @default(autoincrement())
          what    String
          shelfId Int?
          shelf   Shelf? @relation(fields: [shelfId], references: [id], onDelete: Cascade, onUpdate: NoAction)
        }

        model Shelf {
          id       Int      @id @default(autoincrement())
          code     String
          depth    Int
          note     String?
          twice    Int?
          label    String?  @unique
          parent   Int?
          logs     Log[]
          above    Shelf?   @relation("tree", fields: [parent], references: [id], onUpdate: NoAction)
          below    Shelf[]  @relation("tree")

          @@index([code])
        }

        """;

    private static string Changed(string from, string to)
    {
        Models.ShouldContain(from);
        return Models.Replace(from, to, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_schema_that_says_what_it_can_of_a_table_matches_it()
    {
        Sql(Shelf);
        (await Push(Models)).Script.IsEmpty.ShouldBeTrue();
    }

    [Theory, MemberData(nameof(Changes))]
    public async Task Push_keeps_what_the_schema_has_no_words_for(string from, string to)
    {
        // The index over an expression reads the column that one change drops.
        Sql(Shelf + (to.Length == 0 ? "DROP INDEX \"Shelf_lower\"; DROP INDEX \"Shelf_live\";" : ""));

        var result = await Push(Changed(from, to), acceptDataLoss: true);

        result.IsDone.ShouldBeTrue();
        result.Script.Steps.ShouldContain(step => step.Comment == "RedefineTables");
        ShouldHaveKeptAll(hasNote: to.Length > 0);
        (await Push(Changed(from, to))).Script.IsEmpty.ShouldBeTrue();
    }

    [Fact]
    public async Task Dev_writes_a_script_that_keeps_it_and_deploy_applies_that_elsewhere()
    {
        WriteMigration("0_init", Shelf);
        var changed = Changed("  note     String?\n", "  note     String? @default(\"-\")\n");

        var created = (await Dev(changed)).Created!;

        created.Script.Steps.ShouldContain(step => step.Comment == "RedefineTables");
        ShouldHaveKeptAll();
        File = "other.db";
        (await Engine(null).Deploy(Ct)).Applied.Count.ShouldBe(2);
        ShouldHaveKeptAll();
        (await Engine(changed).Diagnose(Ct)).IsUpToDate.ShouldBeTrue();
    }

    /// <summary>Each thing that would be broken by what the schema drops: the refusal names it, and nothing is
    /// changed.</summary>
    [Theory]
    [InlineData("CREATE TABLE \"A\" (\"id\" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, \"n\" INTEGER, \"m\" "
        + "INTEGER, CHECK (\"n\" < \"m\"));", "A")]
    [InlineData("CREATE TABLE \"A\" (\"id\" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, \"n\" INTEGER, \"m\" "
        + "INTEGER AS (\"n\" + 1));", "A")]
    [InlineData(Plain + "CREATE INDEX \"A_sum\" ON \"A\" (\"n\" + \"m\");", "A_sum")]
    [InlineData(Plain + "CREATE INDEX \"A_part\" ON \"A\" (\"m\") WHERE \"n\" IS NULL;", "A_part")]
    [InlineData(Plain + "CREATE TRIGGER \"t\" AFTER UPDATE ON \"A\" BEGIN SELECT NEW.\"n\"; END;", "trigger t")]
    [InlineData(Plain + "CREATE TRIGGER \"t\" AFTER UPDATE OF \"n\" ON \"A\" BEGIN SELECT 1; END;", "trigger t")]
    [InlineData(Plain + "CREATE TABLE \"B\" (\"id\" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT);"
        + "CREATE TRIGGER \"t\" AFTER INSERT ON \"B\" BEGIN UPDATE \"A\" SET \"n\" = 1; END;", "trigger t")]
    [InlineData(Plain + "CREATE VIEW \"v\" AS SELECT \"A\".\"n\" FROM \"A\";", "view v")]
    [InlineData(Plain + "CREATE VIRTUAL TABLE \"f\" USING fts5(\"n\", content='A', content_rowid='id');",
        "virtual table f")]
    public async Task Dropping_a_column_that_something_reads_is_refused(string sql, string named)
    {
        Sql(sql + "INSERT INTO \"A\" (\"n\") VALUES (1);");
        var models = "model A {\n  id Int @id @default(autoincrement())\n  m Int?\n}\n"
            + (sql.Contains("\"B\"", StringComparison.Ordinal) ? "model B {\n  id Int @id\n}\n" : "");

        var failure = await Should.ThrowAsync<MigrationException>(() => Push(models, acceptDataLoss: true));

        failure.Code.ShouldBe("RFR3012");
        failure.Message.ShouldContain(named);
        Rows("SELECT \"n\" FROM \"A\"").ShouldBe(["1"]);
    }

    [Fact]
    public async Task Dropping_a_column_takes_its_own_CHECK_and_nothing_else()
    {
        Sql("CREATE TABLE \"A\" (\"id\" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, \"n\" INTEGER CHECK "
            + "(\"n\" > 0), \"m\" INTEGER CHECK (\"m\" > 0));");
        (await Push("model A {\n  id Int @id\n  m Int?\n}")).IsDone.ShouldBeTrue();
        Should.Throw<Exception>(() => Sql("INSERT INTO \"A\" (\"m\") VALUES (0)")).Message.ShouldContain("CHECK");
    }

    [Fact]
    public async Task A_table_that_a_trigger_writes_to_is_not_dropped()
    {
        Sql(Shelf);
        var failure = await Should.ThrowAsync<MigrationException>(() => Push(
            "model Shelf {\n  id Int @id\n  code String\n  depth Int\n  note String?\n  label String? @unique\n  "
            + "parent Int?\n"
            + "  above Shelf? @relation(\"t\", fields: [parent], references: [id], onUpdate: NoAction)\n  "
            + "below Shelf[] @relation(\"t\")\n"
            + "  @@index([code])\n}", acceptDataLoss: true));
        failure.Message.ShouldContain("trigger shelf_ins");
        Rows("SELECT count(*) FROM \"Log\"").ShouldBe(["4"]);
    }

    [Theory]
    [InlineData("WITHOUT ROWID")]
    [InlineData("STRICT")]
    [InlineData("STRICT, WITHOUT ROWID")]
    public async Task Options_of_a_table_stay(string options)
    {
        Sql("CREATE TABLE \"S\" (\"k\" TEXT NOT NULL, \"v\" INTEGER NOT NULL, \"n\" TEXT, PRIMARY KEY "
            + $"(\"k\", \"v\") ON CONFLICT REPLACE) {options};"
            + "INSERT INTO \"S\" VALUES ('a', 1, NULL);");

        await Push("model S {\n  k String\n  v Int\n  n String @default(\"-\")\n\n  @@id([k, v])\n}");

        Sql("INSERT INTO \"S\" VALUES ('a', 1, 'again')");
        Rows("SELECT * FROM \"S\"").ShouldBe(["a|1|again"]);
        Rows("SELECT sql FROM sqlite_master WHERE name = 'S'").Single().ShouldEndWith(") " + options);
    }

    [Fact]
    public async Task Row_numbers_that_a_full_text_table_refers_to_stay()
    {
        Sql("""
            CREATE TABLE "Doc" ("slug" TEXT NOT NULL PRIMARY KEY, "body" TEXT);
            CREATE VIRTUAL TABLE "Search" USING fts5("body", content='Doc');
            INSERT INTO "Doc" VALUES ('z', 'zeta'), ('y', 'ypsilon'), ('x', 'xi');
            DELETE FROM "Doc" WHERE "slug" = 'z';
            INSERT INTO "Search" ("Search") VALUES ('rebuild');
            """);

        await Push("model Doc {\n  slug String @id\n  body String @default(\"\")\n}");

        Rows("SELECT \"slug\" FROM \"Doc\" WHERE rowid IN (SELECT rowid FROM \"Search\" ('xi'))").ShouldBe(["x"]);
    }

    [Fact]
    public async Task Rows_of_other_tables_that_point_to_it_stay_and_still_point_to_it()
    {
        Sql("""
            CREATE TABLE "P" ("id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, "n" TEXT);
            CREATE TABLE "C" ("id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, "p" INTEGER NOT NULL REFERENCES "P" ON DELETE CASCADE);
            CREATE TRIGGER "t" AFTER DELETE ON "C" BEGIN SELECT 1; END;
            INSERT INTO "P" ("n") VALUES ('x');
            INSERT INTO "C" ("p") VALUES (1);
            """);

        await Push("model P {\n  id Int @id\n  n String @default(\"\")\n  c C[]\n}\n\nmodel C {\n  id Int "
            + "@id\n  p Int\n"
            + "  to P @relation(fields: [p], references: [id], onDelete: Cascade, onUpdate: NoAction)\n}");

        Rows("SELECT count(*) FROM \"C\"").ShouldBe(["1"]);
        Should.Throw<Exception>(
            () => Sql("PRAGMA foreign_keys=ON; INSERT INTO \"C\" (\"p\") VALUES (9)")).Message.ShouldContain(
                "FOREIGN KEY");
        Sql("PRAGMA foreign_keys=ON; DELETE FROM \"P\"");
        Rows("SELECT count(*) FROM \"C\"").ShouldBe(["0"]);
    }

    [Fact]
    public async Task A_type_that_a_STRICT_table_does_not_know_is_refused()
    {
        Sql("CREATE TABLE \"S\" (\"id\" INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, \"n\" TEXT) STRICT;");
        var failure = await Should.ThrowAsync<MigrationException>(
            () => Push("model S {\n  id Int @id\n  n String?\n  at DateTime?\n}"));
        failure.Message.ShouldContain("DATETIME");
    }

    private const string Plain =
        "CREATE TABLE \"A\" (\"id\" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, \"n\" INTEGER, \"m\" INTEGER);";

    private void ShouldHaveKeptAll(bool hasNote = true)
    {
        // Triggers, views, numbers that were given out, the generated column.
        Sql("INSERT INTO \"Shelf\" (\"code\", \"depth\", \"label\") VALUES ('d', 4, 'z')");
        Rows("SELECT \"id\", \"twice\" FROM \"Shelf\" ORDER BY 1").ShouldBe(["1|2", "2|6", "4|8"]);
        Rows("SELECT count(*) FROM \"Log\" WHERE \"what\" LIKE 'ins; %'").ShouldBe(["4"]);
        Rows("SELECT \"shelfId\" FROM \"Log\" WHERE \"what\" = 'about a'").ShouldBe(["1"]);
        Rows("SELECT * FROM \"Deep\" ORDER BY 1").ShouldBe(["b|6", "d|8"]);

        // Collation, CHECK of a column and of the table.
        Rows("SELECT count(*) FROM \"Shelf\" WHERE \"code\" = 'A'").ShouldBe(["1"]);
        Should.Throw<Exception>(
            () => Sql("INSERT INTO \"Shelf\" (\"code\", \"depth\") VALUES ('e', 0)")).Message.ShouldContain(
                "depth > 0");
        Should.Throw<Exception>(
            () => Sql("INSERT INTO \"Shelf\" (\"code\", \"depth\") VALUES ('0123456789', 1)")).Message.ShouldContain(
                "short");

        // What happens at a conflict, at the end of a transaction, and the indexes.
        Sql("INSERT INTO \"Shelf\" (\"code\", \"depth\", \"label\") VALUES ('f', 1, 'z')");
        Rows("SELECT \"code\" FROM \"Shelf\" WHERE \"label\" = 'z'").ShouldBe(["f"]);
        Sql("PRAGMA foreign_keys=ON; BEGIN; UPDATE \"Shelf\" SET \"parent\" = 99 WHERE \"id\" = 1; UPDATE "
            + "\"Shelf\" SET \"parent\" = 2; COMMIT;");
        var indexes = Rows("SELECT sql FROM sqlite_master WHERE type = 'index' AND tbl_name = 'Shelf' ORDER BY name");
        indexes.ShouldContain(sql => sql.Contains("COLLATE RTRIM"));
        if (hasNote)
        {
            indexes.ShouldContain(sql => sql.Contains("lower("));
            indexes.ShouldContain(sql => sql.Contains("WHERE"));
        }

        Rows("SELECT sql FROM sqlite_master WHERE name = 'Shelf'").Single().ShouldContain("-- the number");
        Rows("PRAGMA foreign_key_check").ShouldBeEmpty();
    }
}
