using Microsoft.CodeAnalysis;

namespace Refract.Generator.Tests.Snippets;

/// <summary>A query that runs once for each row of another.</summary>
public sealed class Queries_in_loops
{
    private const string Given = "var users = await db.User.FindMany(take: 9);";

    private const string Controller = """
        [Controller<User>]
        public sealed class UserController(AppDb db) : UserControllerBase(db)
        {
            public Task Bad() => Run(async () =>
            {
                foreach (var user in await FindMany(take: 3))
                {
                    await FindUnique(user.Id);
                    await Actions.Count();
                    await Db.Post.FindFirst(new() { AuthorId = user.Id });
                }
            });
        }

        public sealed class Service(AppDb db, IReadOnlyList<User> users)
        {
            public async Task Bad()
            {
                foreach (var user in users) await db.Post.Count(new() { AuthorId = user.Id });
            }
        }
        """;

    private static (string Statement, string Verb)[] Bad { get; } =
    [
        ("foreach (var u in users) await db.Post.FindMany(new() { AuthorId = u.Id });", "FindMany"),
        ("foreach (var u in users) { var p = await db.Post.FindFirst(p => p.AuthorId == u.Id); _ = p; }", "FindFirst"),
        ("foreach (var u in users) await db.Post.Where(p => p.AuthorId == u.Id).Take(3).FindMany();", "FindMany"),
        ("foreach (var u in users) await db.Post.Select(p => p.Title).FindMany(new() { AuthorId = u.Id });",
            "FindMany"),
        ("foreach (var u in users) await db.Post.Where(p => p.AuthorId == u.Id).Select(p => p.Title).FindFirst();",
            "FindFirst"),
        ("foreach (var u in users) if (u.Age > 3) await db.User.FindUnique(u.Id + 1);", "FindUnique"),
        ("foreach (var u in users) await db.Account.FindUnique(login: u.Email);", "FindUnique"),
        ("foreach (var u in users) await db.Post.Count(new() { AuthorId = u.Id });", "Count"),
        ("foreach (var u in users) await db.Post.Exists(new() { AuthorId = u.Id });", "Exists"),
        ("foreach (var u in users) await db.Post.Create(new() { Title = \"t\", AuthorId = u.Id });", "Create"),
        ("foreach (var u in users) await db.User.Update(u.Id, new() { Age = 1 });", "Update"),
        ("foreach (var u in users) await db.User.Delete(u.Id);", "Delete"),
        ("foreach (var u in users) await db.Post.DeleteMany(new() { AuthorId = u.Id });", "DeleteMany"),
        ("foreach (var u in users) await db.QueryRaw<int>($\"select {u.Id}\");", "QueryRaw<int>"),
        ("foreach (var u in users) await db.ExecuteRaw($\"select {u.Id}\");", "ExecuteRaw"),
        ("foreach (var u in await db.User.FindMany(take: 3)) await db.User.FindUnique(u.Id);", "FindUnique"),
        ("foreach (var u in users.Where(u => u.Age > 3).OrderBy(u => u.Id)) await db.User.FindUnique(u.Id);",
            "FindUnique"),
        ("foreach (var id in users.Select(u => u.Id)) await db.User.FindUnique(id);", "FindUnique"),
        ("var ids = users.Select(u => u.Id).ToList(); foreach (var id in ids) await db.User.FindUnique(id);",
            "FindUnique"),
        ("var ids = await db.User.Select(u => u.Id).FindMany(take: 3); foreach (var id in ids) await "
            + "db.User.FindUnique(id);", "FindUnique"),
        ("var ids = await db.QueryRaw<User>($\"select 1\"); foreach (var u in ids) await db.User.FindUnique(u.Id);",
            "FindUnique"),
        ("var (rows, n) = await db.User.FindManyAndCount(take: 3); _ = n; foreach (var u in rows) await "
            + "db.User.FindUnique(u.Id);", "FindUnique"),
        ("for (var i = 0; i < users.Count; i++) await db.User.FindUnique(users[i].Id);", "FindUnique"),
        ("await foreach (var u in db.StreamRaw<User>($\"select 1\")) await db.User.FindUnique(u.Id);", "FindUnique"),
        ("var u = await db.User.FindUniqueOrThrow(1, include: new() { Posts = true }); foreach (var p in u.Posts) "
            + "await db.Post.FindUnique(p.Id);", "FindUnique"),
        ("foreach (var u in users) foreach (var word in new[] { \"a\", \"b\" }) await db.Post.FindMany(p => "
            + "p.Title == word);", "FindMany"),
        ("await Task.WhenAll(users.Select(u => db.User.FindUnique(u.Id)));", "FindUnique"),
        ("await Task.WhenAll(users.Select(async u => { var x = await db.User.FindUnique(u.Id); return x; }));",
            "FindUnique"),
        ("var tasks = from u in users select db.User.FindUnique(u.Id); await Task.WhenAll(tasks);", "FindUnique"),
        ("await Parallel.ForEachAsync(users, async (u, ct) => await db.User.FindUnique(u.Id, ct: ct));", "FindUnique"),
        ("users.ToList().ForEach(u => db.User.FindUnique(u.Id).Wait());", "FindUnique"),
        ("await db.Transaction(async tx => { foreach (var u in users) await tx.User.FindUnique(u.Id); });",
            "FindUnique"),
        ("foreach (var u in users) { try { await db.User.FindUnique(u.Id); } catch (TimeoutException) { throw; } }",
            "FindUnique"),
        ("foreach (var u in users) { switch (u.Id) { case 1: await db.User.FindUnique(2); break; } }", "FindUnique"),
    ];

    private static readonly string[] s_good =
    [
        "foreach (var u in await db.User.FindMany(take: 3)) Console.WriteLine(u.Email);",
        "foreach (var u in users) if (u.Age > 3) { await db.User.Delete(u.Id); break; }",
        "foreach (var u in users) { if (u.Age > 3) { await db.User.Delete(u.Id); return; } }",
        "async Task<User?> Find() { foreach (var u in users) if (u.Age > 3) return await db.User.FindUnique(u.Id); "
            + "return null; } await Find();",
        "var wanted = users.Select(u => u.Id); await db.Post.FindMany(p => p.AuthorId.In(wanted));",
        "await db.Post.FindMany(new() { AuthorId = { In = users.Select(u => u.Id) } });",
        "foreach (var chunk in users.Chunk(3)) await db.Post.FindMany(new() { AuthorId = { In = "
            + "chunk.Select(u => u.Id) } });",
        "foreach (var group in users.GroupBy(u => u.Role)) await db.User.UpdateMany(new() { Role = group.Key }, new() "
            + "{ Age = 1 });",
        "foreach (var word in new[] { \"a\", \"b\" }) await db.User.FindMany(new() { Name = word });",
        "for (var i = 0; i < 3; i++) await db.User.Create(new() { Email = $\"{i}\" });",
        "var page = users; while (page.Count > 0) page = await db.User.FindMany(take: 9, skip: 1, cursor: "
            + "page[^1].Id);",
        "await db.Batch(b => users.Select(u => b.User.Update(u.Id, new() { Age = 1 })).ToList());",
        "await db.Batch(b => { var tasks = new List<Task>(); foreach (var u in users) tasks.Add(b.User.Delete(u.Id)); "
            + "return tasks; });",
        "foreach (var u in users) await db.Batch(b => [b.User.Delete(u.Id)]);",
        "foreach (var u in users) { var query = db.Post.Where(p => p.AuthorId == u.Id); "
            + "Console.WriteLine(query.ToSql()); }",
        "foreach (var u in users) { Func<Task> later = () => db.User.FindUnique(u.Id); _ = later; }",
        "await db.User.CreateMany(users.Select(u => new UserCreate { Email = u.Email }));",
    ];

    [Fact]
    public async Task Are_information_at_the_verb()
    {
        var found = await Diagnose([.. Bad.Select(row => row.Statement)]);
        for (var i = 0; i < Bad.Length; i++)
        {
            found[i].Select(one => one.Id + " " + Compiler.TextOf(one)).ShouldBe(["RFR2052 " + Bad[i].Verb],
                Bad[i].Statement);
            found[i][0].Severity.ShouldBe(DiagnosticSeverity.Info);
        }
    }

    [Fact]
    public async Task What_runs_once_or_is_sent_together_is_left_alone()
    {
        var found = await Diagnose(s_good);
        for (var i = 0; i < s_good.Length; i++)
            found[i].Select(one => one.ToString()).ShouldBeEmpty(s_good[i]);
    }

    [Fact]
    public async Task Are_found_in_controllers_and_services() =>
        (await Compiler.Of("RFR2052", Schemas.Blog, Controller, TestContext.Current.CancellationToken))
            .ShouldBe(["FindUnique", "Count", "FindFirst", "Count"]);

    [Theory]
    [InlineData("foreach (var u in users) await db.Post.FindMany(new() { AuthorId = u.Id });", "FindMany runs once for "
        + "each item of 'users': include the relation in the query itself, or read what all items need before the loop "
        + "by one FindMany with In")]
    [InlineData("foreach (var u in users) await db.Post.Count(new() { AuthorId = u.Id });", "Count runs once for each "
        + "item of 'users': count related rows in the query itself by include: new() { Count = … }, or use GroupBy")]
    [InlineData("foreach (var u in await db.User.FindMany(u => u.Age > 3, take: 3)) await db.User.Delete(u.Id);",
        "Delete runs once for each item of the rows of a query: delete them by one DeleteMany")]
    [InlineData("foreach (var u in users) await db.User.Upsert(u.Id, new() { Email = \"x\" }, new() { Age = 1 });",
        "Upsert runs once for each item of 'users': write them by one UpsertMany, or send them together by db.Batch")]
    public async Task The_message_says_what_to_do(string statement, string message) =>
        (await Diagnose([statement]))[0].ShouldHaveSingleItem().GetMessage(null).ShouldBe(message);

    private static Task<List<Diagnostic>[]> Diagnose(string[] statements) =>
        Compiler.Each(Schemas.Blog, statements, TestContext.Current.CancellationToken, Given);
}
