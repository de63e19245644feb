using Refract.Relational.Contracts;

namespace Refract.Migrate.Tests.Sqlite;

/// <summary>
/// A migration that rebuilds a table runs on a file that has more than its migrations made: that stays, or the
/// migration is refused.
/// </summary>
public sealed class Scripted_rebuilds : SqliteFileTest
{
    [Fact]
    public async Task Migrations_keep_what_was_made_by_hand_beside_them()
    {
        const string before = "model A {\n  id Int @id\n  n Int?\n}\n\nmodel B {\n  id Int @id\n  t String\n}";
        await Dev(before, "init");
        Sql("""
            CREATE TRIGGER "a_ins" AFTER INSERT ON "A" BEGIN INSERT INTO "B" ("t") VALUES ('a' || NEW.n); END;
            CREATE INDEX "A_abs" ON "A" (abs("n"));
            CREATE UNIQUE INDEX "A_some" ON "A" ("n") WHERE "n" > 5;
            CREATE VIEW "V" AS SELECT "n" FROM "A";
            INSERT INTO "A" ("n") VALUES (1), (2);
            DELETE FROM "A" WHERE "n" = 2;
            """);

        // None of this is drift.
        (await Engine(before).Diagnose(Ct)).IsUpToDate.ShouldBeTrue();
        (await Dev(before.Replace("n Int?", "n Int @default(3)", StringComparison.Ordinal))).NeedsReset.ShouldBeFalse();

        Sql("INSERT INTO \"A\" DEFAULT VALUES");
        Rows("SELECT \"id\", \"n\" FROM \"A\"").ShouldBe(["1|1", "3|3"]);
        Rows("SELECT \"t\" FROM \"B\"").ShouldBe(["a1", "a2", "a3"]);
        Rows("SELECT name FROM sqlite_master WHERE name LIKE 'A\\__%' ESCAPE '\\' ORDER BY 1")
            .ShouldBe(["A_abs", "A_some", "a_ins"]);
        Rows("SELECT \"n\" FROM \"V\" ORDER BY 1").ShouldBe(["1", "3"]);
    }

    [Fact]
    public async Task A_clause_of_the_table_at_hand_that_no_migration_has_is_not_lost()
    {
        await Dev("model A {\n  id Int @id\n  n Int?\n}", "init");
        Sql("""
            DROP TABLE "A";
            CREATE TABLE "A" ("id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, "n" INTEGER CHECK ("n" < 100));
            INSERT INTO "A" ("n") VALUES (1);
            """);
        (await Engine("model A {\n  id Int @id\n  n Int?\n}").Diagnose(Ct)).IsUpToDate.ShouldBeTrue();

        var failure =
            await Should.ThrowAsync<MigrationException>(() => Dev("model A {\n  id Int @id\n  n Int @default(3)\n}"));

        failure.Code.ShouldBe("RFR3012");
        failure.Message.ShouldContain("CHECK (\"n\" < 100)");
        Rows("SELECT \"n\" FROM \"A\"").ShouldBe(["1"]);
    }

    /// <summary>Names and clauses that stand in the scripts, but mean something else there.</summary>
    [Theory]
    [InlineData("CREATE TRIGGER \"n\" AFTER INSERT ON \"A\" BEGIN SELECT 1; END")]
    [InlineData("CREATE TRIGGER \"A\" AFTER INSERT ON \"A\" BEGIN SELECT 1; END")]
    [InlineData("CREATE TRIGGER \"B_lower\" AFTER INSERT ON \"A\" BEGIN SELECT 1; END")]
    [InlineData("CREATE INDEX \"KEY\" ON \"A\" (abs(\"n\"))")]
    public async Task What_has_a_name_like_a_word_of_the_migrations_stays(string sql)
    {
        const string before = "model A {\n  id Int @id\n  n Int?\n}\n\nmodel B {\n  id Int @id\n  B_lower String?\n}";
        await Dev(before, "init");
        Sql(sql);
        await Dev(before.Replace("n Int?", "n Int @default(3)", StringComparison.Ordinal));
        Rows("SELECT sql FROM sqlite_master WHERE type IN ('trigger', 'index') AND tbl_name = 'A' AND sql IS NOT NULL")
            .ShouldBe([sql]);
    }

    [Theory]
    [InlineData("COLLATE NOCASE", "")]
    [InlineData("CHECK (\"n\" > 0)", "")]
    [InlineData("COLLATE NOCASE",
        "CREATE TABLE \"tmp\" (\"id\" INTEGER NOT NULL PRIMARY KEY, \"n\" TEXT COLLATE NOCASE); DROP TABLE \"A\"; "
        + "ALTER TABLE \"tmp\" RENAME TO \"A\";")]
    [InlineData("COLLATE NOCASE", "DROP TABLE \"A\"; CREATE TABLE main.\"A\" (\"id\" INTEGER NOT NULL PRIMARY KEY); "
        + "ALTER TABLE \"A\" ADD COLUMN \"n\" TEXT COLLATE NOCASE;")]
    public async Task A_clause_that_only_another_table_of_the_migrations_has_is_not_lost(string clause, string scripted)
    {
        WriteMigration("1_init", "CREATE TABLE \"A\" (\"id\" INTEGER NOT NULL PRIMARY KEY, \"n\" TEXT);\n"
            + $"CREATE TABLE \"B\" (\"id\" INTEGER NOT NULL PRIMARY KEY, \"n\" TEXT {clause});\n{scripted}");
        await Engine(null).Deploy(Ct);
        if (scripted.Length == 0)
            Sql($"DROP TABLE \"A\"; CREATE TABLE \"A\" (\"id\" INTEGER NOT NULL PRIMARY KEY, \"n\" TEXT {clause});");
        WriteMigration("2_rebuild", """
            PRAGMA foreign_keys=OFF;
            CREATE TABLE "new_A" ("id" INTEGER NOT NULL PRIMARY KEY, "n" TEXT DEFAULT '1');
            INSERT INTO "new_A" SELECT "id", "n" FROM "A";
            DROP TABLE "A";
            ALTER TABLE "new_A" RENAME TO "A";
            PRAGMA foreign_keys=ON;
            """);
        if (scripted.Length > 0) (await Engine(null).Deploy(Ct)).Applied.Count.ShouldBe(1);
        else (await Should.ThrowAsync<MigrationException>(() => Engine(null).Deploy(Ct))).Message.ShouldContain(clause);
        Rows("SELECT sql FROM sqlite_master WHERE name = 'A'").Single().Contains(clause, StringComparison.Ordinal)
            .ShouldBe(scripted.Length == 0);
    }

    [Fact]
    public async Task What_a_migration_names_is_left_to_the_migrations()
    {
        // The second script loses the trigger, as scripts of other tools do, and the third makes it again.
        WriteMigration("1_init", "CREATE TABLE \"A\" (\"id\" INTEGER PRIMARY KEY, \"n\" INTEGER);\n"
            + "CREATE TRIGGER \"t\" AFTER INSERT ON \"A\" BEGIN SELECT NEW.\"n\"; END;\n");
        WriteMigration("2_rebuild", """
            PRAGMA foreign_keys=OFF;
            CREATE TABLE "new_A" ("id" INTEGER PRIMARY KEY);
            INSERT INTO "new_A" ("id") SELECT "id" FROM "A";
            DROP TABLE "A";
            ALTER TABLE "new_A" RENAME TO "A";
            PRAGMA foreign_keys=ON;
            """);
        WriteMigration("3_again", "CREATE TRIGGER \"t\" AFTER INSERT ON \"A\" BEGIN SELECT NEW.\"id\"; END;\n");

        (await Engine(null).Deploy(Ct)).Applied.Count.ShouldBe(3);

        Rows("SELECT sql FROM sqlite_master WHERE type = 'trigger'").Single().ShouldContain("NEW.\"id\"");
    }

    [Fact]
    public async Task A_script_of_another_tool_does_not_give_out_numbers_again()
    {
        WriteMigration("1_init",
            "CREATE TABLE \"A\" (\"id\" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, \"n\" INTEGER);\n");
        await Engine(null).Deploy(Ct);
        Sql("INSERT INTO \"A\" (\"n\") VALUES (1), (2); DELETE FROM \"A\" WHERE \"n\" = 2;");
        WriteMigration("2_rebuild", """
            PRAGMA foreign_keys=OFF;
            CREATE TABLE "new_A" ("id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, "n" INTEGER NOT NULL);
            INSERT INTO "new_A" ("id", "n") SELECT "id", "n" FROM "A";
            DROP TABLE "A";
            ALTER TABLE "new_A" RENAME TO "A";
            PRAGMA foreign_keys=ON;
            """);
        await Engine(null).Deploy(Ct);

        Sql("INSERT INTO \"A\" (\"n\") VALUES (3)");
        Rows("SELECT \"id\" FROM \"A\"").ShouldBe(["1", "3"]);
    }
}
