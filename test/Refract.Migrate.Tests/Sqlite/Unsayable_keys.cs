using Refract.Relational.Contracts;

namespace Refract.Migrate.Tests.Sqlite;

/// <summary>
/// Keys that the schema language cannot say: foreign keys that no relation stands for, and lone Int keys that SQLite
/// does not number. They are no drift, and stay through pushes, rebuilds and migrations.
/// </summary>
public sealed class Unsayable_keys : SqliteFileTest
{
    private const string Models = "model p {\n  id Int @id\n  two Int\n  text String? @unique\n}\n\n"
        + "model c {\n  id Int @id @default(autoincrement())\n  t Int?\n  n Int?\n}";

    private static readonly string _more = Models.Replace("n Int?", "n Int @default(7)", StringComparison.Ordinal);

    /// <summary>A target that is not unique, of another type, a column and a table that are not there, another
    /// case.</summary>
    public static TheoryData<string> Keys =>
    [
        "t INT REFERENCES p (two)", "t INT REFERENCES p (text)", "t INT REFERENCES p (gone)", "t INT REFERENCES gone",
        "t INT REFERENCES P (TWO) ON DELETE CASCADE",
        "t INT CONSTRAINT x REFERENCES p (two) DEFERRABLE INITIALLY DEFERRED",
    ];

    private void Make(string column) => Sql($"""
        PRAGMA foreign_keys=OFF;
        CREATE TABLE p (id INT PRIMARY KEY, two INT NOT NULL, text TEXT UNIQUE);
        CREATE TABLE c (id INTEGER PRIMARY KEY, {column}, n INT);
        INSERT INTO p VALUES (1, 2, 'x');
        INSERT INTO c (id, t, n) VALUES (5, 2, NULL);
        """);

    private async Task ShouldHaveNothingToDo(string models)
    {
        (await Push(models)).Script.Text.ShouldBe(MigrationScript.EmptyText);
        (await PullAll(models)).ChangedPaths.ShouldBeEmpty();
    }

    [Theory, MemberData(nameof(Keys))]
    public async Task A_foreign_key_that_no_relation_stands_for_stays(string column)
    {
        Make(column);
        var pulled = await PullAll();
        pulled.LeftOut.ShouldContain(thing => thing.Kind == "foreign key that no relation can stand for"
            && thing.Table == "c" && (thing.Name == "c_t_fkey" || thing.Name == "x"));
        await ShouldHaveNothingToDo(pulled.Files[0].Text);
        await ShouldHaveNothingToDo(Models);

        // A table that is rebuilt keeps it, and the rows of both.
        await Push(_more);
        await ShouldHaveNothingToDo(_more);
        Rows("SELECT sql FROM sqlite_master WHERE name = 'c'").ShouldHaveSingleItem().ShouldContain(column);
        Rows("SELECT id, t, n FROM c").ShouldBe(["5|2|7"]);
    }

    [Fact]
    public async Task A_foreign_key_that_sets_a_required_column_to_null_stays()
    {
        const string column = "t INT NOT NULL REFERENCES p (text) ON DELETE SET NULL";
        Make(column);
        var models = Models.Replace("t Int?", "t Int", StringComparison.Ordinal);
        await ShouldHaveNothingToDo(models);
        await Push(models.Replace("n Int?", "n Int @default(7)", StringComparison.Ordinal));
        Rows("SELECT sql FROM sqlite_master WHERE name = 'c'").ShouldHaveSingleItem().ShouldContain(column);
    }

    [Fact]
    public async Task A_foreign_key_goes_with_its_column_and_with_its_target()
    {
        Make("t INT REFERENCES p (two)");
        await Push(Models.Replace("  t Int?\n", "", StringComparison.Ordinal), acceptDataLoss: true);
        Rows("SELECT name FROM pragma_table_info('c')").ShouldBe(["id", "n"]);

        File = "second.db";
        Make("t INT REFERENCES p (two)");
        await Push(Models[Models.IndexOf("model c", StringComparison.Ordinal)..], acceptDataLoss: true);
        Rows("SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite%'").ShouldBe(["c"]);
        Rows("SELECT count(*) FROM pragma_foreign_key_list('c')").ShouldBe(["0"]);
        Rows("SELECT id, t FROM c").ShouldBe(["5|2"]);
    }

    /// <summary>SQLite's own check of foreign keys ends at the first key that it cannot look up.</summary>
    [Fact]
    public async Task Beside_such_a_key_the_rows_of_others_are_still_checked()
    {
        Make("t INT REFERENCES p (two)");
        Sql("PRAGMA foreign_keys=OFF; CREATE TABLE d (id INTEGER PRIMARY KEY, c INT, o INT REFERENCES p (two)); "
            + "INSERT INTO d VALUES (1, 6, 9)");
        const string relation = "  c Int?\n  cs c? @relation(fields: [c], references: [id])\n  o Int?\n}";
        var models = Models.Replace("n Int?\n", "n Int?\n  ds d[]\n", StringComparison.Ordinal)
            + "\n\nmodel d {\n  id Int @id @default(autoincrement())\n" + relation;
        var failure = await Should.ThrowAsync<MigrationException>(() => Push(models));
        failure.Message.ShouldContain("1 rows of \"d\" would point to rows of \"c\" that do not exist");
        Sql("UPDATE d SET c = 5");
        await Push(models);
        await ShouldHaveNothingToDo(models);
        Rows("SELECT \"table\" FROM pragma_foreign_key_list('d') ORDER BY 1").ShouldBe(["c", "p"]);
    }

    [Fact]
    public async Task A_migration_does_not_lose_a_foreign_key_that_was_made_by_hand()
    {
        await Dev(Models, "init");
        Sql("DROP TABLE c; CREATE TABLE c "
            + "(id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, t INT REFERENCES p (two), n INT)");
        (await Engine(Models).Diagnose(Ct)).IsUpToDate.ShouldBeTrue();
        var failure = await Should.ThrowAsync<MigrationException>(() => Dev(_more));
        failure.Code.ShouldBe("RFR3012");
        failure.Message.ShouldContain("FOREIGN KEY (\"t\") REFERENCES \"p\"");
        Rows("SELECT count(*) FROM pragma_foreign_key_list('c')").ShouldBe(["1"]);
    }

    [Fact]
    public async Task A_migration_drops_a_foreign_key_that_migrations_made()
    {
        const string models = "model p {\n  id Int @id\n  cs c[]\n}\n\nmodel c {\n  id Int @id\n  t Int?\n"
            + "  p p? @relation(fields: [t], references: [id])\n}";
        await Dev(models, "init");
        await Dev(models.Replace("  cs c[]\n", "", StringComparison.Ordinal)
            .Replace("  p p? @relation(fields: [t], references: [id])\n", "", StringComparison.Ordinal));
        Rows("SELECT count(*) FROM pragma_foreign_key_list('c')").ShouldBe(["0"]);
    }

    [Theory]
    [InlineData("id INT PRIMARY KEY, n INT", "")]
    [InlineData("id INT NOT NULL, n INT, PRIMARY KEY (id)", "")]
    [InlineData("id INTEGER PRIMARY KEY DESC, n INT", "")]
    [InlineData("id INTEGER PRIMARY KEY, n INT", " WITHOUT ROWID")]
    public async Task A_lone_key_without_numbers_stays_without(string columns, string options)
    {
        Sql($"CREATE TABLE t ({columns}){options}; INSERT INTO t VALUES (3, NULL)");
        var text = await Pull();
        text.ShouldNotContain("autoincrement");
        await ShouldHaveNothingToDo(text);
        const string models = "model t {\n  id Int @id\n  n Int @default(7)\n}";
        await Push(models);
        await ShouldHaveNothingToDo(models);
        Rows("SELECT sql FROM sqlite_master WHERE name = 't'").ShouldHaveSingleItem()
            .ShouldContain(columns.Split(',')[0]);
        Rows("SELECT id, n FROM t").ShouldBe(["3|7"]);
    }

    [Fact]
    public async Task A_lone_key_gets_numbers_when_the_schema_asks_for_them()
    {
        Sql("CREATE TABLE t (id INT PRIMARY KEY, n INT); INSERT INTO t VALUES (3, 1), (NULL, 2)");
        const string models = "model t {\n  id Int @id @default(autoincrement())\n  n Int?\n}";
        await Push(models);
        await ShouldHaveNothingToDo(models);
        Sql("INSERT INTO t (n) VALUES (5)");
        Rows("SELECT id, n FROM t ORDER BY n").ShouldBe(["3|1", "4|2", "5|5"]);
    }
}
