namespace Refract.Generator.Tests.Fixes;

/// <summary>The code fixes: what they make of a statement, which then compiles without a finding.</summary>
public sealed class What_editors_offer
{
    private const string Given = """
        var query = db.User.Where(u => u.Age > 3); var ids = new[] { 1, 2 };
        """;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private static (string Bad, string Good)[] Steps { get; } =
    [
        ("query.Take(3);", "query = query.Take(3);"),
        ("query.Where(u => u.Name == search).OrderBy(u => u.Id.Asc);",
            "query = query.Where(u => u.Name == search).OrderBy(u => u.Id.Asc);"),
        ("(query).Skip(3);", "query = (query).Skip(3);"),
        ("if (maybe is { } count) query.Take(count);", "if (maybe is { } count) query = query.Take(count);"),
        ("UserQuery Local(UserQuery given) { given.Take(1); return given; } Local(query);",
            "UserQuery Local(UserQuery given) { given = given.Take(1); return given; } Local(query);"),
    ];

    /// <summary>A field that is a value by mistake.</summary>
    private static (string Bad, string Good)[] Fields { get; } =
    [
        ("await db.Post.FindMany(p => p.Published && !object.Equals(p.Title, \"keep\"));",
            "await db.Post.FindMany(p => p.Published && p.Title != \"keep\");"),
        ("await db.Post.FindMany(p => p.Published && p.Views is 3);",
            "await db.Post.FindMany(p => p.Published && p.Views == 3);"),
        ("await db.User.FindMany(u => u.Id > 3 && u.Age is not null);",
            "await db.User.FindMany(u => u.Id > 3 && u.Age != null);"),
        ("await db.Post.FindMany(p => p.Published && p.Title.ToString() == \"x\");",
            "await db.Post.FindMany(p => p.Published && p.Title == \"x\");"),
    ];

    private static (string Bad, string Good)[] Calls { get; } =
    [
        ("await db.Post.FindMany(p => p.Published && p.Title.Equals(\"x\"));",
            "await db.Post.FindMany(p => p.Published && p.Title == \"x\");"),
        ("await db.Post.FindMany(p => p.Published && !p.Views.Equals(3));",
            "await db.Post.FindMany(p => p.Published && p.Views != 3);"),
    ];

    private static (string Bad, string Good)[] Names { get; } =
    [
        ("await query.ToListAsync();", "await query.FindMany();"),
        ("await query.ToListAsync(ct);", "await query.FindMany(ct: ct);"),
        ("await db.User.ToListAsync(ct);", "await db.User.FindMany(ct: ct);"),
        ("var found = query.ToList();", "var found = await query.FindMany();"),
        ("var first = query.ToList()[0];", "var first = (await query.FindMany())[0];"),
        ("await db.User.FirstOrDefaultAsync(u => u.Email == \"x\", ct);",
            "await db.User.Where(u => u.Email == \"x\").FindFirst(ct: ct);"),
        ("await query.FirstAsync();", "await query.FindFirstOrThrow();"),
        ("await db.User.FindAsync(1);", "await db.User.FindUnique(1);"),
        ("await db.User.AnyAsync(u => u.Id == 1);", "await db.User.Where(u => u.Id == 1).Exists();"),
        ("if (!query.Any()) return;", "if (!(await query.Exists())) return;"),
        ("await query.CountAsync();", "await query.Count();"),
        ("await query.AsNoTracking().FindMany();", "await query.FindMany();"),
        ("await query.OrderByDescending(u => u.Name).FindMany();",
            "await query.OrderBy(u => u.Name.Desc).FindMany();"),
        ("await db.User.OrderByDescending(u => u.Name).FindMany();",
            "await db.User.Query.OrderBy(u => u.Name.Desc).FindMany();"),
        ("await query.OrderBy(u => u.Name.Asc).ThenBy(u => u.Id).FindMany();",
            "await query.OrderBy(u => u.Name.Asc).OrderBy(u => u.Id.Asc).FindMany();"),
        ("await query.OrderBy(u => u.Name).FindMany();", "await query.OrderBy(u => u.Name.Asc).FindMany();"),
        ("await db.User.Take(3).FindMany();", "await db.User.Query.Take(3).FindMany();"),
        ("await db.User.FindMany(u => ids.Contains(u.Id));", "await db.User.FindMany(u => u.Id.In(ids));"),
        ("await db.User.FindMany(u => u.Posts.Any(p => p.Published));",
            "await db.User.FindMany(u => u.Posts.Some(p => p.Published));"),
        ("await db.User.FindMany(u => u.Posts.All(p => p.Published));",
            "await db.User.FindMany(u => u.Posts.Every(p => p.Published));"),
        ("await db.User.FindMany(u => u.Id > 1 && u.Age.HasValue);",
            "await db.User.FindMany(u => u.Id > 1 && u.Age != null);"),
        ("await db.User.FindMany(u => u.Id > 1 && !u.Age.HasValue);",
            "await db.User.FindMany(u => u.Id > 1 && u.Age == null);"),
    ];

    private static (string Bad, string Good)[] Braces { get; } =
    [
        ("await db.User.FindMany(new() { Posts = { Some = { } } });",
            "await db.User.FindMany(new() { Posts = { Some = new() } });"),
        ("await db.User.FindUnique(1, include: new() { Posts = { } });",
            "await db.User.FindUnique(1, include: new() { Posts = true });"),
    ];

    private static (string Bad, string Good)[] Includes { get; } =
    [
        ("var one = await db.User.FindUniqueOrThrow(1); _ = one.Posts.Count;",
            "var one = await db.User.FindUniqueOrThrow(1, include: new() { Posts = true }); _ = one.Posts.Count;"),
        ("foreach (var post in await db.Post.FindMany(take: 3)) _ = post.Author.Email;",
            "foreach (var post in await db.Post.FindMany(take: 3, include: new() { Author = true })) "
                + "_ = post.Author.Email;"),
        ("var all = await query.Take(3).FindMany(); _ = all[0].Posts;",
            "var all = await query.Take(3).Include(x => x.Posts).FindMany(); _ = all[0].Posts;"),
        ("var one = await db.User.FindUniqueOrThrow(1, include: new() { Posts = true }); _ = one.Posts[0].Author;",
            "var one = await db.User.FindUniqueOrThrow(1, include: new() { Posts = { Include = { Author = true } } }); "
                + "_ = one.Posts[0].Author;"),
        ("var one = await db.User.FindUniqueOrThrow(1, include: new() { Posts = { Take = 2 } }); "
            + "_ = one.Posts[0].Author;",
            "var one = await db.User.FindUniqueOrThrow(1, include: new() { Posts = { Take = 2, Include = "
                + "{ Author = true } } }); _ = one.Posts[0].Author;"),
        ("var one = await db.User.FindUniqueOrThrow(1, include: new() { Posts = true }); _ = one.Count.Posts;",
            "var one = await db.User.FindUniqueOrThrow(1, include: new() { Posts = true, Count = { Posts = true } }); "
                + "_ = one.Count.Posts;"),
        ("var all = await db.User.Where(u => u.Id > 1).Include(u => u.Posts).FindMany(); _ = all[0].Posts[0].Author;",
            "var all = await db.User.Where(u => u.Id > 1).Include(u => u.Posts).Include(x => "
                + "x.Posts.Include(x => x.Author)).FindMany(); _ = all[0].Posts[0].Author;"),
        ("var all = await query.FindMany(); _ = all[0].Count.Posts;",
            "var all = await query.Include(x => x.Posts.Count()).FindMany(); _ = all[0].Count.Posts;"),
    ];

    [Fact]
    public Task What_is_read_is_included() => Becomes("RFR2051", Includes);

    [Fact]
    public Task A_dropped_step_is_assigned() => Becomes("RFR2050", Steps);

    [Fact]
    public Task A_field_is_compared() => Becomes("RFR2017", Fields);

    [Fact]
    public Task A_call_of_Equals_is_a_comparison() => Becomes("CS0619", Calls);

    [Fact]
    public Task A_name_of_another_library_becomes_ours() => Becomes("RFR2054", Names);

    [Fact]
    public Task Empty_braces_become_new() => Becomes("RFR2011", Braces);

    [Fact]
    public async Task The_last_step_of_a_method_that_returns_a_query_is_returned()
    {
        var offers = await Fixer.Offers("RFR2050", Schemas.Blog,
            ["UserQuery Adults() { db.User.Where(u => u.Age > 17); } Adults();"], Ct, Given);
        offers[0].ShouldBe([("Return it", "UserQuery Adults() { return db.User.Where(u => u.Age > 17); } Adults();")]);
    }

    /// <summary>Nothing is offered where it is not certain what was meant.</summary>
    [Fact]
    public async Task What_is_not_certain_is_left_to_the_reader()
    {
        (string Rule, string Statement)[] cases =
        [
            ("RFR2050", "db.User.Where(u => u.Id == 1);"),
            ("RFR2050", "query.Select(u => u.Name);"),
            ("RFR2050", "foreach (var one in new[] { query }) one.Take(3);"),
            ("RFR2050", "db.StreamRaw<int>($\"select 1\");"),
            ("RFR2017", "await db.Post.FindMany(p => p.Published && p.Title.ToString().Length == 3);"),
            ("RFR2017", "await db.Post.FindMany(p => p.Published && p.Views is > 3);"),
            ("CS0619", "int? none = null; await db.User.FindMany(new() { Id = none });"),
            ("RFR2054", "await db.User.FindMany(u => u.Email.ToLower() == \"x\");"),
            ("RFR2054", "IReadOnlyList<User> Local() => query.ToList(); Local();"),
            ("RFR2054", "await query.SingleAsync();"),
            ("RFR2054", "await query.SingleOrDefaultAsync();"),
            ("RFR2054", "await db.ExecuteRaw(search!);"),
        ];
        foreach (var (rule, statement) in cases)
        {
            (await Fixer.Problems(Schemas.Blog, [statement], Ct, Given)).ShouldContain(
                problem => problem.Contains(rule, StringComparison.Ordinal), statement);
            (await Fixer.Offers(rule, Schemas.Blog, [statement], Ct, Given))[0].ShouldBeEmpty(statement);
        }
    }

    private static async Task Becomes(string rule, (string Bad, string Good)[] cases)
    {
        var offers = await Fixer.Offers(rule, Schemas.Blog, [.. cases.Select(one => one.Bad)], Ct, Given);
        for (var i = 0; i < cases.Length; i++)
            offers[i].Select(offer => offer.Text).ShouldBe([cases[i].Good], cases[i].Bad);
        (await Fixer.Problems(Schemas.Blog, [.. cases.Select(one => one.Good)], Ct, Given)).ShouldBeEmpty();
    }
}
