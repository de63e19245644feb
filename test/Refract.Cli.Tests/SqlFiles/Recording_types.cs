using System.Text.Json;

namespace Refract.Cli.Tests.SqlFiles;

/// <summary>What <c>refract generate --sql</c> writes, on both databases.</summary>
public sealed class Recording_types
{
    private const string TopAuthors = """
        -- The authors with the most posts.
        -- @param {Int} $1:limit How many
        select u.id, u.name, u.role, count(p.id) as posts
        from users u left join "Post" p on p."authorId" = u.id
        group by u.id, u.name, u.role order by posts desc limit $1
        """;

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Writes_a_record_beside_each_file_and_then_only_what_changed(bool isPostgreSql)
    {
        await using var project = (await SqlProject.Create(isPostgreSql)).With("top_authors.sql", TopAuthors)
            .With("rename.sql", "-- @param {String?} $1:name\n-- @param {Int} $2:id\n"
                + "update users set name = $1 where id = $2;");
        (await project.Check()).ShouldExit(0).Error.ShouldContain("2 SQL files checked: 2 recorded, 0 unchanged.");
        project.Types("top_authors").ShouldBe("limit: Int, id: Int, name: String?, role: Role, posts: BigInt");
        project.Types("rename").ShouldBe("name: String?, id: Int");
        var record = project.Record("top_authors");
        record.ShouldNotContain("\r");
        record.ShouldEndWith("]\n}\n");
        project.Folder.Read("obj/refract/Sql.TopAuthors.g.cs").ShouldContain(
            "record TopAuthorsRow(int Id, string? Name, global::Role Role, long Posts)");

        (await project.Check()).ShouldExit(0).Error.ShouldContain("2 SQL files checked: 0 recorded, 2 unchanged.");
        (await project.Check("--check")).ShouldExit(0).Error.ShouldContain("up to date");

        // The same with other line ends and a byte order mark, as git may give it to another machine.
        project.With("top_authors.sql", "\uFEFF" + TopAuthors.Replace("\n", "\r\n", StringComparison.Ordinal));
        project.Folder.With("prisma/sql/top_authors.sql.json",
            record.Replace("\n", "\r\n", StringComparison.Ordinal));
        (await project.Check("--check")).ShouldExit(0);
        (await project.Folder.Run("generate", "--check")).ShouldExit(0);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Says_what_is_out_of_date_and_changes_nothing(bool isPostgreSql)
    {
        await using var project = (await SqlProject.Create(isPostgreSql)).With("top_authors.sql", TopAuthors)
            .With("gone.sql", "select id from users");
        (await project.Check("--output", "Code")).ShouldExit(0);
        project.With("top_authors.sql", TopAuthors.Replace("u.name, u.role, count", "u.name, count",
            StringComparison.Ordinal));
        File.Delete(project.Folder["prisma/sql/gone.sql"]);
        var before = project.Record("top_authors");

        var check = (await project.Check("--check", "--output", "Code")).ShouldExit(4);
        check.Output.ShouldBe("prisma/sql/top_authors.sql.json\nprisma/sql/gone.sql.json\n"
            + "Code/Sql.TopAuthors.g.cs\nCode/Sql.Gone.g.cs\n");
        check.Error.ShouldContain("4 files out of date. Write them with: refract generate --sql");
        project.Record("top_authors").ShouldBe(before);
        File.Exists(project.Folder["prisma/sql/gone.sql.json"]).ShouldBeTrue();

        var json = (await project.Check("--check", "--output", "Code", "--json")).ShouldExit(4).Output;
        using var document = JsonDocument.Parse(json);
        document.RootElement.GetProperty("recordsWritten")[0].GetString().ShouldBe("prisma/sql/top_authors.sql.json");
        document.RootElement.GetProperty("recordsDeleted")[0].GetString().ShouldBe("prisma/sql/gone.sql.json");
        document.RootElement.GetProperty("exitCode").GetInt32().ShouldBe(4);

        // Without a database it is known, too.
        var offline = (await project.Folder.Run("generate", "--check", "--output", "Code")).ShouldExit(2);
        offline.Error.ShouldContain("top_authors.sql was changed after its types were recorded");
        (await project.Check("--output", "Code")).ShouldExit(0).Error.ShouldContain(
            "Deleted prisma/sql/gone.sql.json");
        project.Types("top_authors").ShouldBe("limit: Int, id: Int, name: String?, posts: BigInt");
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_change_of_a_table_in_the_statement_makes_the_record_old_and_others_do_not(bool isPostgreSql)
    {
        await using var project = (await SqlProject.Create(isPostgreSql)).With("names.sql", "select name from users");
        (await project.Check()).ShouldExit(0);
        var schema = SqlProject.Schema(isPostgreSql);
        project.Folder.With("prisma/schema.prisma",
            schema.Replace("views    BigInt ", "views    Int    ", StringComparison.Ordinal));
        (await project.Folder.Run("generate")).ShouldExit(0);
        project.Folder.With("prisma/schema.prisma",
            schema.Replace("name  String?", "name  String ", StringComparison.Ordinal));
        (await project.Folder.Run("generate")).ShouldExit(2).Error.ShouldContain(
            "The schema of a table in names.sql was changed after the types were recorded.");
    }

    [Theory]
    [InlineData(true, "select * from users", "id: Int, email: String, name: String?, role: Role")]
    [InlineData(false, "select * from users", "id: Int, email: String, name: String?, role: Role")]
    [InlineData(true, "select u.id, p.id as post from users u join \"Post\" p on p.\"authorId\" = u.id",
        "id: Int, post: Int")]
    [InlineData(false, "select u.id, p.id as post from users u join \"Post\" p on p.\"authorId\" = u.id",
        "id: Int, post: Int")]
    [InlineData(true, "select u.id, p.id as post from \"Post\" p right join users u on p.\"authorId\" = u.id",
        "id: Int, post: Int?")]
    [InlineData(false, "select u.id, p.id as post from \"Post\" p right join users u on p.\"authorId\" = u.id",
        "id: Int, post: Int?")]
    [InlineData(true, "select u.id, p.id as post from \"Post\" p full join users u on p.\"authorId\" = u.id",
        "id: Int?, post: Int?")]
    [InlineData(false, "select u.id, p.id as post from \"Post\" p full join users u on p.\"authorId\" = u.id",
        "id: Int?, post: Int?")]
    [InlineData(true,
        "select u.id, p.id as post from users u left join \"Post\" p on p.\"authorId\" = u.id where p.id is "
            + "null", "id: Int, post: Int?")]
    [InlineData(false,
        "select u.id, p.id as post from users u left join \"Post\" p on p.\"authorId\" = u.id where p.id is "
            + "null", "id: Int, post: Int?")]
    [InlineData(true,
        "with x as (select id, email from users) select p.id, x.email from \"Post\" p left join x on x.id = "
            + "p.\"authorId\"", "id: Int, email: String?")]
    [InlineData(false,
        "with x as (select id, email from users) select p.id, x.email from \"Post\" p left join x on x.id = "
            + "p.\"authorId\"", "id: Int, email: String?")]
    [InlineData(true,
        "with x as materialized (select id, email from users) select p.id, x.email from \"Post\" p left join x "
            + "on x.id = p.\"authorId\"", "id: Int, email: String?")]
    [InlineData(false,
        "with x as materialized (select id, email from users) select p.id, x.email from \"Post\" p left join x "
            + "on x.id = p.\"authorId\"", "id: Int?, email: String?")]
    [InlineData(true,
        "with x as materialized (select u.id, p.title from users u left join \"Post\" p on true) select id, "
            + "title from x", "id: Int, title: String?")]
    [InlineData(true, "select email from users union select null", "email: String?")]
    [InlineData(false, "select email from users union select null", "email: String?")]
    [InlineData(true, "select email, count(*) from users group by rollup(email)", "email: String?, count: BigInt")]
    [InlineData(true, "select count(*) as a, row_number() over (order by id) as b, max(id) as c from users group by id",
        "a: BigInt, b: BigInt, c: Int?")]
    [InlineData(false,
        "select count(*) as a, row_number() over (order by id) as b, cast(max(id) as text) c from users group "
            + "by id", "a: BigInt, b: BigInt, c: String?")]
    [InlineData(false, "select email, count(*) as a from users", "email: String?, a: BigInt")]
    [InlineData(true, "select coalesce(max(id), 0) as a, exists (select 1) as b, now() as c, 'x' as d from users",
        "a: Int, b: Boolean?, c: DateTime, d: String")]
    [InlineData(false, "select exists (select 1 from users) as b", "b: Boolean")]
    [InlineData(true, "select id, (select count(*) from \"Post\") as n from users", "id: Int, n: BigInt?")]
    [InlineData(true,
        "select s.n, s.\"authorId\" from users u left join (select \"authorId\", count(*) as n from \"Post\" "
            + "group by 1) s on s.\"authorId\" = u.id", "n: BigInt?, authorId: Int?")]
    [InlineData(true, "insert into users (email) values ('a') returning id, name, role",
        "id: Int, name: String?, role: Role")]
    [InlineData(false, "insert into users (email) values ('a') returning id, name, role",
        "id: Int, name: String?, role: Role")]
    [InlineData(true, "update users u set name = 'x' where id = 1 returning u.id, u.email as address",
        "id: Int, address: String")]
    [InlineData(false, "update users as u set name = 'x' where id = 1 returning id, email as address",
        "id: Int, address: String")]
    [InlineData(true, "delete from users where id = 1 returning *",
        "id: Int, email: String, name: String?, role: Role")]
    [InlineData(false, "delete from users where id = 1 returning id -- the row that is gone", "id: Int")]
    [InlineData(true, "delete from users where id = 1 returning id -- the row that is gone", "id: Int")]
    [InlineData(false, "delete from users where id = 1 returning *",
        "id: Int, email: String, name: String?, role: Role")]
    [InlineData(true, "with gone as (delete from \"Post\" where id = 1 returning id, title) select * from gone",
        "id: Int, title: String")]
    [InlineData(true, "select array_agg(role) as roles, array_agg(id) as ids from users",
        "roles: Role[]?, ids: Int[]?")]
    [InlineData(true, "values (1, 'a')", "column1: Int, column2: String")]
    public async Task Types_and_nulls_of_columns(bool isPostgreSql, string sql, string types)
    {
        await using var project = (await SqlProject.Create(isPostgreSql)).With("q.sql", sql);
        (await project.Check()).ShouldExit(0);
        project.Types("q").ShouldBe(types);
    }

    [Theory]
    [InlineData(true, "-- @param $1:role\nselect id from users where role = $1", "role: Role")]
    [InlineData(true, "-- @param $1:role?\nselect id from users where role = $1", "role: Role?")]
    [InlineData(true, "select id from users where id = any($1) and name = $2", "p1: Int[], p2: String")]
    [InlineData(true, "-- @param {BigInt} $1:id\nselect id from users where id = $1", "id: BigInt")]
    [InlineData(true, "-- @param {Int} $1:limit\nselect id from users limit $1", "limit: Int")]
    [InlineData(true, "select id from users limit $1 offset $2", "p1: BigInt, p2: BigInt")]
    [InlineData(true, "-- @param {String?} $1:name\nselect id from users where $1::text is null or name = $1",
        "name: String?")]
    [InlineData(false, "-- @param {Role} $1:role\nselect id from users where role = $1", "role: Role")]
    [InlineData(false, "-- @param {Int[]} $1\nselect id from users where id in (select value from json_each($1))",
        "p1: Int[]")]
    [InlineData(true, "-- @param {DateTime @db.Timestamptz(6)} $1:at\nselect id from \"Post\" where at > $1",
        "at: DateTime @db.Timestamptz(6)")]
    public async Task Types_of_parameters(bool isPostgreSql, string sql, string types)
    {
        await using var project = (await SqlProject.Create(isPostgreSql)).With("q.sql", sql);
        (await project.Check()).ShouldExit(0);
        project.Types("q").ShouldBe(types + ", id: Int");
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Nothing_is_run(bool isPostgreSql)
    {
        await using var project = (await SqlProject.Create(isPostgreSql))
            .With("add.sql", "insert into users (email) values ('a') returning id")
            .With("count.sql", "-- @returns scalar\nselect count(*) as n from users");
        (await project.Check()).ShouldExit(0);
        // The same address again would be refused.
        (await project.Folder.RunReading("insert into users (email, role) values ('a', 'ADMIN')", "db", "execute",
            "--stdin")).ShouldExit(0);
    }

    [Fact]
    public async Task Files_for_another_database_keep_their_records()
    {
        await using var project = (await SqlProject.Create(isPostgreSql: false))
            .With("a.sql", "-- @database postgresql\nselect id from users where id = any($1)")
            .With("b.sql", "select id from users");
        var missing = (await project.Check()).ShouldExit(0);
        missing.Error.ShouldContain("prisma/sql/a.sql is for postgresql alone and was not checked.");
        missing.Error.ShouldContain("a.sql(2,1): warning RFR2061: There is no a.sql.json");
        missing.Error.ShouldContain("with a database of postgresql");
        project.Types("b").ShouldBe("id: Int");
        (await project.Folder.Run("generate", "--check")).ShouldExit(2).Error.ShouldContain("There is no a.sql.json");
    }

    [Fact]
    public async Task The_folder_is_beside_the_schema_or_where_the_settings_say()
    {
        await using var beside = await SqlProject.Create(isPostgreSql: false, "schema.prisma");
        beside.Folder.With("sql/a.sql", "select id from users").With("sql/deeper/b.sql", "nonsense");
        (await beside.Check()).ShouldExit(0).Error.ShouldContain("Wrote sql/a.sql.json");
        beside.Folder.With("refract.json", "{ \"sql\": \"db/queries\" }")
            .With("db/queries/c.sql", "select id from users");
        (await beside.Check()).ShouldExit(0).Error.ShouldContain("Wrote db/queries/c.sql.json");

        await using var prisma = await SqlProject.Create(isPostgreSql: false);
        prisma.Folder.With("prisma.config.ts", "export default defineConfig({ typedSql: { path: \"./queries\" } })")
            .With("queries/d.sql", "select id from users");
        (await prisma.Check()).ShouldExit(0).Error.ShouldContain("Wrote queries/d.sql.json");

        await using var folder = await SqlProject.Create(isPostgreSql: false, "prisma/schema/main.prisma");
        folder.With("e.sql", "select id from users");
        (await folder.Check()).ShouldExit(0).Error.ShouldContain("Wrote prisma/sql/e.sql.json");
    }
}
