namespace Refract.Cli.Tests.SqlFiles;

/// <summary>What is said of SQL files that cannot be used: the code, the place and the sentence.</summary>
public sealed class Wrong_SQL_files
{
    [Theory]
    [InlineData("", "(1,1): error RFR2063: The file has no statement.")]
    [InlineData("-- nothing\n", "error RFR2063: The file has no statement.")]
    [InlineData("select 1 as a; select 2 as b", "(1,1): error RFR2063: The file holds several statements.")]
    [InlineData("create table t (id int)", "(1,1): error RFR2063: The statement begins with CREATE.")]
    [InlineData("begin", "error RFR2063: The statement begins with BEGIN.")]
    [InlineData("-- @parm {Int} $1:id\nselect 1 as a", "(1,1): error RFR2062: @parm means nothing here.")]
    [InlineData("\n-- @param {Number} $1:id\nselect $1 as a", "(2,1): error RFR2062: There is no type Number.")]
    [InlineData("-- @param {Int @db.Inet} $1:id\nselect $1 as a", "error RFR2062: @db.Inet is no native type of Int.")]
    [InlineData("-- @param {Int!} $1:id\nselect $1 as a", "error RFR2062: \"Int!\" is no type.")]
    [InlineData("-- @param Int $1:id\nselect $1 as a", "error RFR2062: This @param cannot be read.")]
    [InlineData("-- @param {Int} $2:id\nselect $1 as a", "(1,1): error RFR2062: The statement has no $2.")]
    [InlineData("-- @param {Int} $1:a\n-- @param {Int} $1:b\nselect $1 as a", "(2,1): error RFR2062: $1 has two lines")]
    [InlineData("-- @param {Int} $1\n-- @param {Int} $3\nselect $1 as a, $3 as b",
        "error RFR2062: The statement has no $2, but a later one.")]
    [InlineData("select $0 as a", "(1,8): error RFR2062: Placeholders are numbered from $1.")]
    [InlineData("select '$1' as a -- $2\n", null)]
    [InlineData("-- @returns all\nselect 1 as a",
        "(1,1): error RFR2062: @returns takes rows, first, firstOrDefault, scalar, stream.")]
    [InlineData("-- @database mysql\nselect 1 as a", "error RFR2062: @database takes postgresql or sqlite.")]
    [InlineData("-- @column Int a\nselect 1 as a", "error RFR2062: This @column cannot be read.")]
    [InlineData("-- @column {Int} b\nselect id from users",
        "(1,1): error RFR2064: The statement has no column b. It has id.")]
    [InlineData("-- @column {String} id\nselect id from users",
        "(1,1): error RFR2064: id is declared as String, and is Int.")]
    [InlineData("select id, id from users", "(1,1): error RFR2064: Two columns are called id.")]
    [InlineData("-- @returns scalar\nselect id, name from users",
        "(1,1): error RFR2062: @returns scalar is for one column, and the statement has 2.")]
    [InlineData("-- @returns first\ndelete from users", "(1,1): error RFR2062: The statement returns no rows.")]
    [InlineData("-- one\nselect id from\nusres", "(3,1): error RFR2066:")]
    [InlineData("select nothing from users", "error RFR2066:")]
    [InlineData("selec id from users", "error RFR2063: The statement begins with SELEC.")]
    public async Task Are_explained_on_both_databases(string sql, string? finding)
    {
        foreach (var isPostgreSql in new[] { true, false })
        {
            await using var project = (await SqlProject.Create(isPostgreSql)).With("q.sql",
                isPostgreSql || finding is not null ? sql : "-- @column {String} a\n" + sql);
            var run = await project.Check();
            run.ExitCode.ShouldBe(finding is null ? 0 : 2, run.Transcript);
            if (finding is not null) run.Error.ShouldContain("prisma/sql/q.sql" + (finding[0] == '(' ? finding : ""));
            if (finding is not null) run.Error.ShouldContain(finding);
            File.Exists(project.Folder["prisma/sql/q.sql.json"]).ShouldBe(finding is null);
        }
    }

    [Theory]
    [InlineData("select $1 = $2 as a from users where $3 is null", "RFR2065: PostgreSQL finds no type for a parameter")]
    [InlineData("select count(*) + 1 from users", "RFR2064: Column 1 has no name of its own.")]
    [InlineData("select interval '1 day' as a", "RFR2064: a is of type interval, which the schema does not have.")]
    [InlineData("select 'x'::pg_catalog.tsvector as a", "RFR2064: a is of type tsvector")]
    [InlineData("-- @param {String} $1:id\nselect id from users where id = $1",
        "RFR2066: PostgreSQL refuses the statement: operator does not exist: integer = text")]
    [InlineData("select id from users where at @> $1", "RFR2066: PostgreSQL refuses the statement")]
    [InlineData("select id from users where $1::interval > '1 day'", "RFR2065: $1 is of type interval")]
    public async Task Are_explained_on_postgresql(string sql, string finding)
    {
        await using var project = (await SqlProject.Create(isPostgreSql: true)).With("q.sql", sql);
        (await project.Check()).ShouldExit(2).Error.ShouldContain(finding);
    }

    [Theory]
    [InlineData("select id from users where id = $1",
        "RFR2065: SQLite finds no type for $1. Declare it in a line at the top: -- @param {Int} $1:name")]
    [InlineData("select id + 1 from users", "RFR2064: Column 1 has no name of its own.")]
    [InlineData("select id + 1 as next from users",
        "RFR2064: SQLite says nothing of the type of next. Declare it in a line at the top: -- @column {Int?} "
            + "next")]
    [InlineData("select id from users where id = ?",
        "RFR2066: SQLite refuses the statement: the placeholder ? is not numbered")]
    [InlineData("select id from users where id = :id", "the placeholder :id is not numbered")]
    public async Task Are_explained_on_sqlite(string sql, string finding)
    {
        await using var project = (await SqlProject.Create(isPostgreSql: false)).With("q.sql", sql);
        (await project.Check()).ShouldExit(2).Error.ShouldContain(finding);
    }

    [Fact]
    public async Task Several_are_reported_together_and_nothing_is_written()
    {
        await using var project = (await SqlProject.Create(isPostgreSql: false))
            .With("good.sql", "select id from users").With("bad.sql", "select").With("worse.sql", "select a, b from c");
        var run = (await project.Check()).ShouldExit(2);
        run.Error.ShouldContain("2 SQL files cannot be used; nothing was written.");
        run.Error.ShouldContain("bad.sql");
        run.Error.ShouldContain("worse.sql");
        Directory.GetFiles(project.Folder["prisma/sql"], "*.json").ShouldBeEmpty();
        var json = await project.Check("--json");
        json.ShouldExit(2).Output.ShouldContain("\"file\": \"prisma/sql/bad.sql\"");
    }

    [Theory]
    [InlineData("top-authors.sql", "top-authors.sql cannot be the name of a method")]
    [InlineData("2nd.sql", "2nd.sql cannot be the name of a method")]
    [InlineData("to_string.sql", "The method of to_string.sql would be ToString, which every class has.")]
    public async Task Names_that_are_none_of_a_method(string name, string finding)
    {
        await using var project = (await SqlProject.Create(isPostgreSql: false)).With(name, "select id from users");
        (await project.Check()).ShouldExit(2).Error.ShouldContain("RFR2060: " + finding);
    }

    [Fact]
    public async Task Two_files_with_one_method_are_told_apart()
    {
        await using var project = (await SqlProject.Create(isPostgreSql: false))
            .With("top_users.sql", "select id from users").With("topUsers.sql", "select id from users");
        (await project.Check()).ShouldExit(2).Error.ShouldContain(
            "RFR2060: The method of top_users.sql would be TopUsers, as that of another file is.");
    }

    [Fact]
    public async Task No_files_and_no_database_are_said()
    {
        await using var project = await SqlProject.Create(isPostgreSql: false);
        (await project.Check()).ShouldExit(2).Error.ShouldContain("There are no SQL files.");
        project.With("a.sql", "select id from users");
        project.Folder.Variables["DATABASE_URL"] = "file:./missing.db";
        (await project.Check()).ShouldExit(2).Error.ShouldContain("missing.db does not exist");
        project.Folder.Variables.Clear();
        (await project.Check()).ShouldExit(2).Error.ShouldContain("DATABASE_URL is not set");
    }
}
