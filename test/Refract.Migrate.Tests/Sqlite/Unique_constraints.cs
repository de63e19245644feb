using Refract.Migrate.Engine;

namespace Refract.Migrate.Tests.Sqlite;

/// <summary>A UNIQUE in CREATE TABLE and a unique index are one to the schema language.</summary>
public sealed class Unique_constraints : SqliteFileTest
{
    /// <summary>As people, EF Core, Django and SQLAlchemy write them.</summary>
    public static TheoryData<string> Tables =>
    [
        "CREATE TABLE \"Tag\" (\"id\" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, \"name\" TEXT NOT NULL UNIQUE, "
            + "\"a\" INTEGER, \"b\" INTEGER, "
            + "UNIQUE (\"a\", \"b\"))",
        "CREATE TABLE \"Tag\" (\"id\" INTEGER NOT NULL CONSTRAINT \"PK_Tag\" PRIMARY KEY AUTOINCREMENT, \"name\" "
            + "TEXT NOT NULL, \"a\" INTEGER NULL, "
            + "\"b\" INTEGER NULL, CONSTRAINT \"AK_Tag_name\" UNIQUE (\"name\"), CONSTRAINT \"AK_Tag_a_b\" "
            + "UNIQUE (\"a\", \"b\"))",
        "CREATE TABLE \"Tag\" (\"id\" integer NOT NULL PRIMARY KEY AUTOINCREMENT, \"name\" varchar(40) NOT NULL "
            + "UNIQUE, \"a\" integer NULL, "
            + "\"b\" integer NULL, CONSTRAINT \"tag_uniq\" UNIQUE (\"a\", \"b\"))",
        "CREATE TABLE \"Tag\" (\n\tid INTEGER NOT NULL, \n\tname VARCHAR NOT NULL, \n\ta INTEGER, \n\tb INTEGER, \n"
            + "\tPRIMARY KEY (id), \n\t"
            + "UNIQUE (name), \n\tUNIQUE (a, b)\n)",
    ];

    private const string Models = """
        model Tag {
          id   Int    @id @default(autoincrement())
          name String @unique
          a    Int?
          b    Int?

          @@unique([a, b])
        }

        """;

    [Theory, MemberData(nameof(Tables))]
    public async Task Pull_gives_it_no_name(string sql)
    {
        Sql(sql);
        (await Pull()).ShouldEndWith(Models);
        (await PullAll(Models)).ChangedPaths.ShouldBeEmpty();
    }

    [Theory, MemberData(nameof(Tables))]
    public async Task It_is_the_same_as_a_unique_index_in_every_direction(string sql)
    {
        Sql(sql);
        var engine = Engine(Models);
        (await Push(Models)).Script.IsEmpty.ShouldBeTrue();
        (await engine.Diff(DiffSource.Of(Schema(Models)), DiffSource.Database, Ct)).Script.IsEmpty.ShouldBeTrue();
        var named = Models.Replace("name String @unique", "name String @unique(map: \"my_name\")",
            StringComparison.Ordinal);
        (await Push(named)).Script.IsEmpty.ShouldBeTrue();
        (await PullAll(named)).ChangedPaths.ShouldBeEmpty();
    }

    [Theory, MemberData(nameof(Tables))]
    public async Task A_rebuild_keeps_it(string sql)
    {
        Sql(sql + "; INSERT INTO \"Tag\" (\"name\", \"a\", \"b\") VALUES ('x', 1, 2);");
        await Push(Models.Replace("b    Int?", "b    Int?\n  c    Int @default(0)", StringComparison.Ordinal));

        Should.Throw<Exception>(() => Sql("INSERT INTO \"Tag\" (\"name\") VALUES ('x')")).Message.ShouldContain(
            "UNIQUE");
        Should.Throw<Exception>(
            () => Sql("INSERT INTO \"Tag\" (\"name\", \"a\", \"b\") VALUES ('y', 1, 2)")).Message.ShouldContain(
                "UNIQUE");
        Rows("SELECT count(*) FROM sqlite_master WHERE type = 'index' AND sql IS NOT NULL").ShouldBe(["0"]);
    }

    [Theory, MemberData(nameof(Tables))]
    public async Task Without_the_attribute_it_goes(string sql)
    {
        Sql(sql);
        (await Push(Models.Replace(" @unique", "", StringComparison.Ordinal))).IsDone.ShouldBeTrue();
        Sql("INSERT INTO \"Tag\" (\"name\") VALUES ('x'), ('x')");
        Rows("SELECT count(*) FROM sqlite_master WHERE name LIKE 'sqlite_autoindex%'").ShouldBe(["1"]);
    }

    [Theory, MemberData(nameof(Tables))]
    public async Task A_baseline_and_the_migrations_after_it_run_here_and_from_nothing(string sql)
    {
        Sql(sql);
        var pulled = await Pull();
        var baseline = (await Engine(pulled).Diff(DiffSource.Nothing, DiffSource.Of(Schema(pulled)), Ct)).Script.Body;
        WriteMigration("0_init", baseline);
        await Engine(pulled).ResolveApplied("0_init", Ct);
        (await Engine(pulled).Diagnose(Ct)).IsUpToDate.ShouldBeTrue();

        // What the history has as an index is a constraint here.
        var withoutUnique = Models.Replace(" @unique", "", StringComparison.Ordinal);
        (await Dev(Models.Replace("b    Int?", "b    Int     @default(0)", StringComparison.Ordinal),
            "rebuild")).NeedsReset.ShouldBeFalse();
        (await Dev(withoutUnique.Replace("b    Int?", "b    Int     @default(0)", StringComparison.Ordinal),
            "drop")).NeedsReset.ShouldBeFalse();
        Sql("INSERT INTO \"Tag\" (\"name\", \"a\") VALUES ('x', 1), ('x', 2)");

        File = "other.db";
        (await Engine(null).Deploy(Ct)).Applied.Count.ShouldBe(3);
    }

    [Fact]
    public async Task Dropping_it_first_of_all_works_where_the_history_has_an_index()
    {
        Sql("CREATE TABLE \"Tag\" (\"id\" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, \"name\" TEXT NOT NULL UNIQUE)");
        const string models = "model Tag {\n  id Int @id @default(autoincrement())\n  name String @unique\n}\n";
        WriteMigration("0_init",
            (await Engine(models).Diff(DiffSource.Nothing, DiffSource.Of(Schema(models)), Ct)).Script.Body);
        await Engine(models).ResolveApplied("0_init", Ct);

        await Dev(models.Replace(" @unique", "", StringComparison.Ordinal), "drop");

        Sql("INSERT INTO \"Tag\" (\"name\") VALUES ('x'), ('x')");
    }
}
