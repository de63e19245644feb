namespace Refract.Migrate.Tests.Sqlite;

/// <summary>Virtual tables, and the tables behind them, are none of the schema's business.</summary>
public sealed class Virtual_tables : SqliteFileTest
{
    private const string Note = "model Note {\n  id   Int    @id @default(autoincrement())\n  body String\n}\n";

    private const string NoteSql =
        "CREATE TABLE \"Note\" (\"id\" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, \"body\" TEXT NOT NULL);";

    public static TheoryData<string> VirtualTables =>
    [
        "CREATE VIRTUAL TABLE \"X\" USING fts5(body, content='Note', content_rowid='id')",
        "CREATE VIRTUAL TABLE \"X\" USING fts5(body)",
        "CREATE VIRTUAL TABLE X USING fts4(body)",
        "create virtual table X using fts3(body)",
        "CREATE VIRTUAL TABLE \"X\" USING rtree(id, a, b)",
    ];

    [Theory, MemberData(nameof(VirtualTables))]
    public async Task They_are_not_pulled_not_dropped_and_no_drift(string sql)
    {
        await Dev(Note, "init");
        Sql(sql);
        var before = Rows("SELECT name, sql FROM sqlite_master ORDER BY 1");

        (await Pull()).ShouldNotContain("X_");
        (await Push(Note, acceptDataLoss: true)).Script.IsEmpty.ShouldBeTrue();
        (await Engine(Note).Diagnose(Ct)).IsUpToDate.ShouldBeTrue();
        (await Dev(Note, "again")).Created!.Name.ShouldBeNull();
        Rows("SELECT name, sql FROM sqlite_master ORDER BY 1").ShouldBe(before);
    }

    [Theory, MemberData(nameof(VirtualTables))]
    public async Task Those_of_a_migration_are_not_dropped_by_the_next(string sql)
    {
        WriteMigration("1_init", NoteSql + "\n" + sql + ";\n");
        var created = (await Dev(Note + "model Other {\n  id Int @id\n}\n")).Created!;
        created.Script.Body.ShouldNotContain("DROP");
    }

    [Theory, MemberData(nameof(VirtualTables))]
    public async Task A_reset_drops_them_whole(string sql)
    {
        await Push(Note);
        Sql(sql);
        (await Engine(Note)
            .Push(new Refract.Migrate.Engine.PushOptions { ForceReset = true }, Ct)).IsDone.ShouldBeTrue();
        Rows("SELECT name FROM sqlite_master WHERE name NOT LIKE 'sqlite%'").ShouldBe(["Note"]);
    }

    [Fact]
    public async Task A_table_of_a_module_that_is_not_loaded_is_left_alone()
    {
        Sql(NoteSql + "CREATE TABLE \"Vec_chunks\" (\"id\" INTEGER PRIMARY KEY);");
        Sql("""
            PRAGMA writable_schema=ON;
            INSERT INTO sqlite_master (type, name, tbl_name, rootpage, sql) VALUES ('table', 'Vec', 'Vec', 0, 'CREATE VIRTUAL TABLE Vec USING vec0(x float[3])');
            """);

        (await Push(Note, acceptDataLoss: true)).Script.IsEmpty.ShouldBeTrue();
        (await Pull()).ShouldNotContain("Vec");
        (await Push(Note.Replace("body String", "body String?", StringComparison.Ordinal))).IsDone.ShouldBeTrue();
        Rows("SELECT name FROM sqlite_master WHERE name LIKE 'Vec%' ORDER BY 1").ShouldBe(["Vec", "Vec_chunks"]);
    }

    [Fact]
    public async Task A_model_over_a_virtual_table_neither_makes_nor_drops_it()
    {
        Sql(NoteSql + "CREATE VIRTUAL TABLE \"Search\" USING fts5(body);");
        const string models = Note + "\nmodel Search {\n  rowid Int @id\n  body String?\n}\n";

        (await Push(models)).Script.IsEmpty.ShouldBeTrue();
        (await PullAll(models)).ChangedPaths.ShouldBeEmpty();
    }
}
