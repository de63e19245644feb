using Refract.Generator.SqlFiles;
using Refract.Schema;
using Refract.Schema.Text;

namespace Refract.Generator.Tests.SqlFiles;

/// <summary>What the build makes of SQL files and their records.</summary>
public sealed class Methods_of_SQL_files
{
    private const string TopAuthors = """
        -- The authors with the most posts; "best" & <first>.
        -- @param {Int} $1:limit How many
        -- @param {Role?} $2:role
        -- @column {BigInt} posts How many
        select u.id, u.name, u.role, count(p.id) as posts from "User" u left join "Post" p on p.author_id = u.id
        where u.role = $2 or $2 is null group by u.id order by posts desc limit $1;
        """;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private static (string Name, string Text) Record(string file, string sql, string parameters, string columns,
        string? schema = null)
    {
        var text = SqlFileText.Read(new SqlSource(file, sql, null), _ => true, _ => { });
        var known = SchemaCompiler.Compile([new SourceFile("schema.prisma", schema ?? Schemas.Blog)]).Schema;
        return (file + ".json", new SqlRecord(text.Hash, SchemaTable.Hash(SchemaTable.Of(known), text.Statement),
            [.. Values(parameters)], [.. Values(columns)]).Write());

        static IEnumerable<SqlRecordValue> Values(string list) =>
            list.Split(", ", StringSplitOptions.RemoveEmptyEntries).Select(part => part.Split(": "))
                .Select(part => new SqlRecordValue(part[0], SqlValueType.Read(part[1], _ => true, out _)!));
    }

    [Fact]
    public void Look_like_the_golden_file()
    {
        const string add = "-- @param {String[]} $1:tags\n-- @param {DateTime @db.Timestamptz(6)} $2:at\n"
            + "insert into \"Post\" (tags, title, author_id) values ($1, $2, $2)";
        const string find = "-- @returns firstOrDefault\nselect id, email from \"User\" where id = $1";
        const string count = "-- @returns scalar\nselect count(*) as n from \"User\"";
        const string all = "-- @returns stream\nselect tags, $1 as \"role of it\" from \"Post\"";
        var run = Compiler.DriverWith(Schemas.Blog,
            ("top_authors.sql", TopAuthors), Record("top_authors.sql", TopAuthors, "limit: Int, role: Role?",
                "id: Int, name: String?, role: Role, posts: BigInt"),
            ("addPost.sql", add), Record("addPost.sql", add, "tags: String[], at: DateTime @db.Timestamptz(6)", ""),
            ("find_user.sql", find), Record("find_user.sql", find, "p1: Int", "id: Int, email: String"),
            ("count_users.sql", count), Record("count_users.sql", count, "", "n: BigInt"),
            ("tags.sql", all), Record("tags.sql", all, "class: Role[]?", "tags: String[], role of it: Role[]?"))
            .RunGenerators(Compiler.Compilation("App", ""), Ct).GetRunResult();
        run.Diagnostics.ShouldBeEmpty();
        global::Refract.Testing.Golden.Match(string.Concat(run.GeneratedTrees
            .Where(tree => Path.GetFileName(tree.FilePath).StartsWith("Sql.", StringComparison.Ordinal))
            .OrderBy(tree => tree.FilePath, StringComparer.Ordinal)
            .Select(tree => $"==== {Path.GetFileName(tree.FilePath)}\n{tree}")), "SqlFiles.txt");
    }

    [Fact]
    public void A_project_without_files_gets_nothing()
    {
        var run = Compiler.Driver(Schemas.Blog).RunGenerators(Compiler.Compilation("App", ""), Ct).GetRunResult();
        run.GeneratedTrees.ShouldAllBe(tree => !tree.ToString().Contains("SqlFile", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("class", "ct", "cancellationToken", "a b")]
    [InlineData("1", "_", "é", "名前")]
    [InlineData("Limit", "limit", "LIMIT", "p1")]
    public async Task Any_names_compile(params string[] names)
    {
        var sql = "select " + string.Join(", ", names.Select((_, at) => $"${at + 1} as \"c{at}\""));
        var values = string.Join(", ", names.Select(name => $"{name}: Int"));
        (await Diagnose(Schemas.Blog, ("a.sql", sql), Record("a.sql", sql, values, values))).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("Sql")]
    [InlineData("SqlFiles")]
    [InlineData("AppDbSql")]
    [InlineData("ARow")]
    [InlineData("ARowType")]
    public async Task Names_of_the_schema_come_first(string model)
    {
        var schema = Schemas.Blog + $"\nmodel {model} {{\n  id Int @id\n}}\n";
        const string sql = "select id from \"User\"";
        (await Diagnose(schema, ("a.sql", sql), Record("a.sql", sql, "", "id: Int", schema))).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("to_string", "RFR2060: The method of to_string.sql would be ToString, which every class has.")]
    [InlineData("a-b", "RFR2060: a-b.sql cannot be the name of a method")]
    public async Task Names_that_are_none_are_errors(string name, string message)
    {
        const string sql = "select id from \"User\"";
        (await Diagnose(Schemas.Blog, ($"{name}.sql", sql), Record($"{name}.sql", sql, "", "id: Int")))
            .ShouldHaveSingleItem().ShouldContain(message);
    }

    [Fact]
    public async Task A_record_that_is_missing_or_old_or_broken_is_one_error_at_the_statement()
    {
        const string sql = "\n-- @returns first\nselect id from \"User\"";
        var (path, record) = Record("a.sql", sql, "", "id: Int");
        (await Diagnose(Schemas.Blog, ("a.sql", sql))).ShouldHaveSingleItem().ShouldBe(
            "(3,1) RFR2061: There is no a.sql.json with the types of a.sql. Run refract generate --sql, which checks "
                + "the file with a database, and commit the record.");
        (await Diagnose(Schemas.Blog, ("not-mine.sql", "-- @author someone\ncreate table t")))
            .ShouldHaveSingleItem().ShouldContain("RFR2061: There is no not-mine.sql.json");
        (await Diagnose(Schemas.Blog, ("a.sql", sql + " "), (path, record))).ShouldBeEmpty();
        (await Diagnose(Schemas.Blog, ("a.sql", sql + " where true"), (path, record))).ShouldHaveSingleItem()
            .ShouldContain("RFR2061: a.sql was changed after its types were recorded.");
        foreach (var broken in new[] { "", "{", "[]", "{\"form\": \"2\"}", record.Replace("Int", "Itn"),
            record + "x", record.Replace("\"columns\"", "\"rows\""), new string('[', 100_000) })
            (await Diagnose(Schemas.Blog, ("a.sql", sql), (path, broken))).ShouldHaveSingleItem()
                .ShouldContain("RFR2061: a.sql.json cannot be read");
        var changed = Schemas.Blog.Replace("  age        Int?\n", "  age        BigInt?\n", StringComparison.Ordinal);
        (await Diagnose(changed, ("a.sql", sql), (path, record))).ShouldHaveSingleItem()
            .ShouldContain("RFR2061: The schema of a table in a.sql was changed");
        var other = Schemas.Blog.Replace("  login String @unique\n", "  login BigInt @unique\n",
            StringComparison.Ordinal);
        (await Diagnose(other, ("a.sql", sql), (path, record))).ShouldBeEmpty();
    }

    [Fact]
    public async Task Line_ends_do_not_matter()
    {
        var (path, record) = Record("a.sql", TopAuthors, "limit: Int, role: Role?",
            "id: Int, name: String?, role: Role, posts: BigInt");
        (await Diagnose(Schemas.Blog, ("a.sql", "\uFEFF" + TopAuthors.ReplaceLineEndings("\r\n") + "\r\n"),
            (path, record.ReplaceLineEndings("\r\n")))).ShouldBeEmpty();
    }

    [Fact]
    public async Task Calls_are_checked_by_the_compiler()
    {
        var record = Record("top_authors.sql", TopAuthors, "limit: Int, role: Role?",
            "id: Int, name: String?, role: Role, posts: BigInt");
        const string code = """
            public static class Sample
            {
                public static async Task<long> Run(AppDb db)
                {
                    var rows = await db.Sql.TopAuthors(limit: 3, role: null);
                    int length = rows[0].Name.Length;
                    await db.Sql.TopAuthors("3", Role.Admin);
                    return rows[0].Posts + length;
                }
            }
            """;
        (await Diagnose(Schemas.Blog, code, ("top_authors.sql", TopAuthors), record))
            .Select(found => found.Split(' ')[1].TrimEnd(':')).ShouldBe(["CS8602", "CS1503"]);
    }

    private static Task<IReadOnlyList<string>> Diagnose(string schema, params (string, string)[] files) =>
        Diagnose(schema, "", files);

    private static async Task<IReadOnlyList<string>> Diagnose(string schema, string code,
        params (string, string)[] files) =>
        [.. (await Compiler.Diagnose(schema, code, Ct, files)).Select(found =>
            $"({found.Location.GetLineSpan().StartLinePosition.Line + 1},"
            + $"{found.Location.GetLineSpan().StartLinePosition.Character + 1}) {found.Id}: {found.GetMessage(null)}")];
}
