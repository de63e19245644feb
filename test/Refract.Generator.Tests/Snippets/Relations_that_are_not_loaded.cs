using Microsoft.CodeAnalysis;

namespace Refract.Generator.Tests.Snippets;

/// <summary>A relation is read in the method whose query did not include it.</summary>
public sealed class Relations_that_are_not_loaded
{
    private const string Schema = """
        datasource db {
          provider = "postgresql"
          url      = env("DATABASE_URL")
        }

        model User {
          id    Int    @id @default(autoincrement())
          email String @unique
          /// @csharp(lazy: true)
          notes String
          posts Post[]
        }

        model Post {
          id       Int       @id @default(autoincrement())
          title    String
          authorId Int
          author   User      @relation(fields: [authorId], references: [id])
          comments Comment[]
        }

        model Comment {
          id     Int   @id
          postId Int?
          post   Post? @relation(fields: [postId], references: [id])
        }
        """;

    private const string Types = """
        public sealed partial record User
        {
            public Post? Latest => null;
        }

        public static class Extensions
        {
            public static void Show(User? user) { }

            public static UserQuery WithPosts(this UserQuery query) => query.Include(u => u.Posts);

            public static UserInclude Everything { get; } = new() { Posts = true };
        }
        """;

    private const string Controller = """
        [Controller<User>]
        public sealed class UserController(AppDb db) : UserControllerBase(db)
        {
            public Task<int> Bad(int id) => Run(async () =>
            {
                var user = await FindUnique(id);
                return user!.Posts.Count;
            });

            public Task<int> Steps(int id) => Transaction(async () =>
            {
                var user = await Actions.Where(u => u.Id == id).FindFirst();
                return user!.Posts.Count;
            });

            public Task<int> Good(int id) => Run(async () =>
            {
                var user = await FindUnique(id, include: new() { Posts = true });
                return user!.Posts.Count;
            });
        }
        """;

    private static (string Statement, string Read)[] Bad { get; } =
    [
        ("var u = await db.User.FindUniqueOrThrow(1); _ = u.Posts;", "u.Posts"),
        ("var u = await db.User.FindUniqueOrThrow(email: \"e\"); _ = u.Posts;", "u.Posts"),
        ("var u = await db.User.FindUniqueOrThrow(new UserUnique(1)); _ = u.Posts;", "u.Posts"),
        ("var u = await db.User.FindUnique(1); _ = u!.Posts;", "u!.Posts"),
        ("var u = await db.User.FindUnique(1); _ = u?.Posts;", ".Posts"),
        ("var u = await db.User.FindUnique(1); if (u is null) return; _ = u.Posts;", "u.Posts"),
        ("var u = await db.User.FindUnique(1) ?? throw new InvalidOperationException(); _ = u.Posts;", "u.Posts"),
        ("if (await db.User.FindUnique(1) is { } u) _ = u.Posts;", "u.Posts"),
        ("if (await db.User.FindUnique(1) is User u) _ = u.Posts;", "u.Posts"),
        ("_ = (await db.User.FindUniqueOrThrow(1)).Posts;", "(await db.User.FindUniqueOrThrow(1)).Posts"),
        ("_ = (await db.User.FindFirst())?.Posts.Count;", ".Posts"),
        ("var u = await db.User.FindFirstOrThrow().ConfigureAwait(false); _ = u.Posts;", "u.Posts"),
        ("var u = await db.User.FindFirstOrThrow(x => x.Id == 1, include: null); _ = u.Posts;", "u.Posts"),
        ("var u = await db.User.FindFirstOrThrow(include: new()); _ = u.Posts;", "u.Posts"),
        ("var u = await db.User.FindFirstOrThrow(include: new() { Notes = true }); _ = u.Posts;", "u.Posts"),
        ("var u = await db.User.FindFirstOrThrow(include: new() { Posts = true }); _ = u.Notes;", "u.Notes"),
        ("User u = await db.User.Create(new() { Email = \"e\", Notes = \"\" }); _ = u.Posts;", "u.Posts"),
        ("var u = await db.User.Update(1, new() { Email = \"e\" }); _ = u.Posts;", "u.Posts"),
        ("var u = await db.User.Delete(1); Console.WriteLine($\"{u.Posts.Count}\");", "u.Posts"),
        ("var p = await db.Post.FindFirstOrThrow(); _ = p.Author.Email;", "p.Author"),
        ("var u = await db.User.FindFirstOrThrow(); _ = u.Count.Posts;", "u.Count"),
        ("var u = await db.User.FindFirstOrThrow(include: new() { Posts = true }); _ = u.Count.Posts;", "u.Count"),
        ("var p = await db.Post.FindFirstOrThrow(include: new() { Author = { Include = { Posts = true } } }); _ = "
            + "p.Author.Count.Posts;", "p.Author.Count"),
        ("var u = await db.User.FindFirstOrThrow(include: new() { Count = { Posts = true } }); _ = u.Posts;",
            "u.Posts"),
        ("var u = await db.User.Query.Include(x => x.Posts).FindFirstOrThrow(); _ = u.Count.Posts;", "u.Count"),
        ("var u = await db.User.Query.Include(x => x.Posts.Count()).FindFirstOrThrow(); _ = u.Posts;", "u.Posts"),
        ("var u = await db.User.Where(x => x.Id == 1).FindFirstOrThrow(); _ = u.Posts;", "u.Posts"),
        ("var u = await db.User.Query.OrderBy(x => x.Id.Asc).Take(1).FindFirstOrThrow(); _ = u.Posts;", "u.Posts"),
        ("var q = db.User.Where(x => x.Id == 1); var u = await q.Take(1).FindFirstOrThrow(); _ = u.Posts;", "u.Posts"),
        ("var u = await db.User.Query.Include(x => x.Notes).FindFirstOrThrow(); _ = u.Posts;", "u.Posts"),
        ("var u = await db.User.Query.Include(new UserInclude { Notes = true }).FindFirstOrThrow(); _ = u.Posts;",
            "u.Posts"),
        ("foreach (var u in await db.User.FindMany()) _ = u.Posts;", "u.Posts"),
        ("var all = await db.User.FindMany(); foreach (var u in all) _ = u.Posts;", "u.Posts"),
        ("var all = await db.User.FindMany(); _ = all[0].Posts;", "all[0].Posts"),
        ("var all = await db.User.FindMany(); _ = all.First(x => x.Id > 1).Posts;", "all.First(x => x.Id > 1).Posts"),
        ("var all = await db.User.FindMany(); _ = all.Where(x => x.Id > 1).Select(x => x.Posts);", "x.Posts"),
        ("var all = await db.User.FindMany(); _ = all.SelectMany(x => x.Posts).ToList();", "x.Posts"),
        ("var all = await db.User.FindMany(); _ = from x in all select x.Posts.Count;", "x.Posts"),
        ("var page = await db.User.FindManyAndCount(take: 3); _ = page.Rows[0].Posts;", "page.Rows[0].Posts"),
        ("var (rows, n) = await db.User.FindManyAndCount(take: 3); _ = rows[0].Posts; _ = n;", "rows[0].Posts"),
        ("var u = await db.User.FindFirstOrThrow(include: new() { Posts = true }); foreach (var p in u.Posts) _ = "
            + "p.Comments;", "p.Comments"),
        ("var u = await db.User.FindFirstOrThrow(include: new() { Posts = { Take = 3 } }); _ = u.Posts[0].Author;",
            "u.Posts[0].Author"),
        ("var u = await db.User.FindFirstOrThrow(include: new() { Posts = { Include = { Author = true } } }); _ = "
            + "u.Posts[0].Comments;", "u.Posts[0].Comments"),
        ("var u = await db.User.FindFirstOrThrow(include: new() { Posts = new() { Include = new() { Author = true } } "
            + "}); _ = u.Posts[0].Comments;", "u.Posts[0].Comments"),
        ("var u = await db.User.Query.Include(x => x.Posts.Take(3)).FindFirstOrThrow(); _ = u.Posts[0].Author;",
            "u.Posts[0].Author"),
        ("var p = await db.Post.Query.Include(x => x.Author.Include(y => y.Notes)).FindFirstOrThrow(); _ = "
            + "p.Author.Posts;", "p.Author.Posts"),
        ("var c = await db.Comment.FindFirstOrThrow(include: new() { Post = true }); _ = c.Post?.Author;", ".Author"),
        ("await db.Transaction(async tx => { var u = await tx.User.FindFirstOrThrow(); _ = u.Posts; });", "u.Posts"),
        ("Func<Task> later = async () => { var u = await db.User.FindFirstOrThrow(); _ = u.Posts; }; await later();",
            "u.Posts"),
        ("async Task Local() { var u = await db.User.FindFirstOrThrow(); _ = u.Posts; } await Local();", "u.Posts"),
    ];

    private static readonly string[] s_good =
    [
        "var u = await db.User.FindUniqueOrThrow(1, include: new() { Posts = true, Notes = true }); _ = u.Posts; _ = "
            + "u.Notes;",
        "var u = await db.User.FindFirstOrThrow(include: new() { Posts = { Where = { Id = 1 } } }); _ = u.Posts;",
        "var u = await db.User.FindFirstOrThrow(include: new() { Posts = new() }); _ = u.Posts;",
        "var u = await db.User.FindFirstOrThrow(include: new() { Posts = search != null }); _ = u.Posts;",
        "var u = await db.User.FindFirstOrThrow(include: new() { Count = { Posts = true } }); _ = u.Count.Posts;",
        "var include = new UserInclude(); include.Posts = true; var u = await db.User.FindFirstOrThrow(include: "
            + "include); _ = u.Posts;",
        "var u = await db.User.FindFirstOrThrow(include: Extensions.Everything); _ = u.Posts;",
        "var u = await db.User.FindFirstOrThrow(include: search == null ? null : new() { Posts = true }); _ = u.Posts;",
        "var u = await db.User.Query.Include(x => x.Posts, x => x.Notes).FindFirstOrThrow(); _ = u.Posts; _ = u.Notes;",
        "var u = await db.User.Query.Include(x => x.Posts.Where(p => p.Id > 1).Take(1)).FindFirstOrThrow(); _ = "
            + "u.Posts;",
        "var u = await db.User.Query.Include(new UserInclude { Posts = true }).FindFirstOrThrow(); _ = u.Posts;",
        "var u = await db.User.Query.Include(x => x.Posts.Count()).FindFirstOrThrow(); _ = u.Count.Posts;",
        "var u = await db.User.Query.Include(x => x.Posts, x => x.Posts.Where(p => p.Id > 1).Count()).FindFirstOrThrow"
            + "(); _ = u.Posts; _ = u.Count.Posts;",
        "var u = await db.User.FindFirstOrThrow(include: new() { Count = new() { Posts = { Where = { Id = 1 } } } "
            + "}); _ = u.Count.Posts;",
        "UserCountInclude count = new() { Posts = true }; var u = await db.User.FindFirstOrThrow(include: new() { "
            + "Count = count }); _ = u.Count.Posts;",
        "var p = await db.Post.FindFirstOrThrow(include: new() { Author = { Include = { Count = { Posts = true } } "
            + "} }); _ = p.Author.Count.Posts;",
        "Func<UserRelations, Refract.Runtime.IncludeStep> step = x => x.Posts; var u = await "
            + "db.User.Query.Include(step).FindFirstOrThrow(); _ = u.Posts;",
        "var q = db.User.Query.Include(x => x.Posts); var u = await q.FindFirstOrThrow(); _ = u.Posts;",
        "var q = db.User.Query; if (search != null) q = q.Include(x => x.Posts); var u = await q.FindFirstOrThrow(); "
            + "_ = u.Posts;",
        "var u = await db.User.Query.WithPosts().FindFirstOrThrow(); _ = u.Posts;",
        "var u = await db.User.FindFirstOrThrow(); u = await db.User.FindFirstOrThrow(include: new() { Posts = true "
            + "}); _ = u.Posts;",
        "var u = await db.User.FindFirst(); if (search != null) u = null; _ = u?.Posts;",
        "var u = await db.User.FindFirstOrThrow(); Extensions.Show(u); _ = u.Posts;",
        "var u = await db.User.FindFirstOrThrow(); var list = new List<User> { u }; _ = u.Posts;",
        "var u = await db.User.FindFirstOrThrow(); var copy = u with { Posts = [] }; _ = copy.Posts;",
        "var u = await db.User.FindFirstOrThrow(); if (u.Loaded.Posts) _ = u.Posts;",
        "var u = await db.User.FindFirst(); if (u?.Loaded.Posts == true) _ = u.Posts;",
        "var u = await db.User.FindFirst() ?? new User { Email = \"e\", Notes = \"\", Posts = [] }; _ = u.Posts;",
        "var u = new User { Email = \"e\", Notes = \"\", Posts = [] }; _ = u.Posts;",
        "var u = await db.User.FindFirstOrThrow(); _ = u.Email; _ = u.Latest; _ = nameof(u.Posts); _ = u.Id;",
        "var u = await db.User.FindFirstOrThrow(); Func<object> read = () => u.Posts; _ = read;",
        "var u = (await db.QueryRaw<User>($\"select 1\"))[0]; _ = u.Posts;",
        "foreach (var u in await db.User.FindMany(include: new() { Posts = true })) _ = u.Posts;",
        "foreach (var u in (await db.User.FindMany()).Select(x => x with { Posts = [] })) _ = u.Posts;",
        "var all = await db.User.FindMany(include: new() { Posts = { Include = { Author = true } } }); _ = "
            + "all.SelectMany(x => x.Posts).Select(p => p.Author.Email);",
        "var u = await db.User.Query.Include(x => x.Posts.Include(p => p.Author)).FindFirstOrThrow(); _ = "
            + "u.Posts[0].Author;",
        "var posts = await db.Post.FindMany(include: new() { Author = true }); var users = await db.User.FindMany(); _ "
            + "= users.Join(posts, u => u.Id, p => p.Author.Id, (u, p) => u.Email + p.Title);",
        "var names = await db.User.Select(u => new { u.Email, Titles = u.Posts.Select(p => p.Title) }).FindMany(); _ = "
            + "names[0].Titles;",
        "var c = await db.Comment.FindFirstOrThrow(include: new() { Post = { Include = { Author = true } } }); _ = "
            + "c.Post?.Author;",
        "async Task<User> Find() => await db.User.FindFirstOrThrow(); var u = await Find(); _ = u.Posts;",
    ];

    [Fact]
    public async Task Are_a_warning_where_they_are_read()
    {
        var found = await Diagnose([.. Bad.Select(row => row.Statement)]);
        for (var i = 0; i < Bad.Length; i++)
        {
            found[i].Where(IsOurs).Select(Compiler.TextOf).ShouldBe([Bad[i].Read], Bad[i].Statement);
            found[i].Where(one => !IsOurs(one) && one.Severity >= DiagnosticSeverity.Warning)
                .Select(one => one.ToString()).ShouldBeEmpty(Bad[i].Statement);
        }
    }

    [Fact]
    public async Task What_is_loaded_or_unclear_is_left_alone()
    {
        var found = await Diagnose(s_good);
        for (var i = 0; i < s_good.Length; i++)
            found[i].Where(one => one.Severity >= DiagnosticSeverity.Warning).Select(one => one.ToString())
                .ShouldBeEmpty(s_good[i]);
    }

    [Fact]
    public async Task Are_found_in_controllers()
    {
        var found = await Compiler.Diagnose(Schema, Controller, TestContext.Current.CancellationToken);
        found.Select(one => one.Id + " " + Compiler.TextOf(one))
            .ShouldBe(["RFR2051 user!.Posts", "RFR2051 user!.Posts"]);
    }

    [Theory]
    [InlineData("var u = await db.User.FindUniqueOrThrow(1); _ = u.Posts;", "'u.Posts' is not loaded by this "
        + "FindUniqueOrThrow, so reading it throws: give FindUniqueOrThrow include: new() { Posts = true }")]
    [InlineData("var u = await db.User.Query.FindFirstOrThrow(); _ = u.Posts;", "'u.Posts' is not loaded by this "
        + "FindFirstOrThrow, so reading it throws: add .Include(x => x.Posts) before FindFirstOrThrow")]
    [InlineData("var u = await db.User.FindFirstOrThrow(); _ = u.Count.Posts;", "'u.Count.Posts' is not loaded by this "
        + "FindFirstOrThrow, so reading it throws: give FindFirstOrThrow include: new() { Count = { Posts = true } }")]
    [InlineData("var u = await db.User.Query.Include(x => x.Posts).FindFirstOrThrow(); _ = u.Posts[0].Count.Comments;",
        "'u.Posts[0].Count.Comments' is not loaded by this FindFirstOrThrow, so reading it throws: add "
            + ".Include(x => x.Posts.Include(x => x.Comments.Count())) before FindFirstOrThrow")]
    [InlineData("var u = await db.User.FindFirstOrThrow(include: new() { Posts = true }); _ = u.Posts[0].Author;",
        "'u.Posts[0].Author' is not loaded by this FindFirstOrThrow, so reading it throws: give FindFirstOrThrow "
            + "include: new() { Posts = { Include = { Author = true } } }")]
    public async Task The_message_has_the_include_to_add(string statement, string message)
    {
        var found = (await Diagnose([statement]))[0].Single(IsOurs);
        found.GetMessage(null).ShouldBe(message);
        found.AdditionalLocations.ShouldHaveSingleItem();
    }

    private static bool IsOurs(Diagnostic one) => one.Id == "RFR2051";

    private static Task<List<Diagnostic>[]> Diagnose(string[] statements) =>
        Compiler.Each(Schema, statements, TestContext.Current.CancellationToken, types: Types);
}
