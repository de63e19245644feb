namespace Refract.Generator.Tests.Snippets;

public sealed class What_the_analyzers_find
{
    public static TheoryData<string, string> Bad => new()
    {
        { "_ = db.User.Where(u => { if (u.Age > 3) return true; return false; });", "RFR2010" },
        { "_ = db.User.Where(u => u.Age > 3 ? u.Id == 1 : u.Id == 2);", "RFR2010" },
        { "await db.User.FindMany(new() { Posts = { Some = { } } });", "RFR2011" },
        { "await db.User.DeleteMany(new() { Age = { } });", "RFR2011" },
        { "await db.User.DeleteMany(new() { Posts = { None = { } } });", "RFR2011" },
        { "await db.User.DeleteMany(new() { Posts = { Every = { } } });", "RFR2011" },
        { "await db.User.DeleteMany(new() { Not = { } });", "RFR2011" },
        { "await db.Post.DeleteMany(new() { Author = { } });", "RFR2011" },
        { "_ = db.User.Where(u => { while (u.Id > 3) { } return true; });", "RFR2010" },
        { "await db.Post.Upsert(1, create: new() { Title = \"t\" }, update: new());", "RFR2012" },
        { "await db.User.Create(new() { Email = \"e\", Posts = { CreateMany = new() { Data = [new() { Title "
            + "= \"t\", AuthorId = 1 }] } } });", "RFR2014" },
        { "await db.User.FindUnique(1, include: new() { Posts = { } });", "RFR2011" },
        { "await db.Post.Create(new() { Title = \"t\" });", "RFR2012" },
        { "await db.Post.CreateMany([new() { Title = \"t\" }]);", "RFR2012" },
        { "await db.Post.Create(new() { Title = \"t\", AuthorId = 1, Author = { Connect = 2 } });", "RFR2013" },
        { "await db.User.Create(new() { Email = \"e\", Posts = { Create = [new() { Title = \"t\", AuthorId = "
            + "1 }] } });", "RFR2014" },
        { "await db.User.Update(1, new() { Posts = { Create = [new() { Title = \"t\", Author = { Connect = 1 "
            + "} }] } });", "RFR2014" },
        { "await db.User.CreateMany([new() { Email = \"e\", Posts = { Connect = [1] } }]);", "RFR2015" },
        { "await db.User.UpdateMany(new() { Id = 1 }, new() { Posts = { Connect = [1] } });", "RFR2015" },
        { "await db.User.FindMany(new() { CreatedAt = new DateTime(2020, 1, 1) });", "RFR2016" },
        { "await db.User.FindMany(u => u.CreatedAt > DateTime.Parse(\"2020-01-01\"));", "RFR2016" },
        { "await db.Post.FindMany(p => object.Equals(p.Title, \"x\"));", "RFR2017" },
        { "await db.Post.FindMany(p => Equals(\"x\", p.Title));", "RFR2017" },
        { "await db.Post.FindMany(p => string.Equals(p.Title, \"x\"));", "RFR2017" },
        { "await db.Post.FindMany(p => ReferenceEquals(p.Title, search));", "RFR2017" },
        { "await db.Post.FindMany(p => \"x\".Equals(p.Title));", "RFR2017" },
        { "await db.Post.FindMany(p => object.Equals(p.Views > 1, true));", "RFR2017" },
        { "await db.Post.FindMany(p => ReferenceEquals(p.Views > 1, p.Views < 3));", "RFR2017" },
        { "await db.Post.FindMany(p => object.Equals(p.Published, true));", "RFR2017" },
        { "await db.Post.FindMany(p => p.Published is null);", "RFR2017" },
        { "await db.Post.FindMany(p => p.Published is not null);", "RFR2017" },
        { "await db.Post.FindMany(p => p.Published is { });", "RFR2017" },
        { "await db.Post.FindMany(p => p.Title is var title);", "RFR2017" },
        { "await db.Post.FindMany(p => p.Published switch { null => false, _ => true });", "RFR2017" },
        { "await db.Post.FindMany(p => p.Title.ToString() == \"x\");", "RFR2017" },
        { "await db.Post.FindMany(p => $\"{p.Title}\" == \"x\");", "RFR2017" },
        { "await db.Post.FindMany(p => p.Title + \"\" == \"x\");", "RFR2017" },
        { "await db.Post.FindMany(p => p.Title.GetHashCode() == 3);", "RFR2017" },
        { "await db.Post.FindMany(p => p.Title.GetType() == typeof(string));", "RFR2017" },
        { "await db.User.FindMany(u => u.Posts.ToString() == \"x\");", "RFR2017" },
        { "await db.User.FindMany(u => u.Posts.Count.GetHashCode() == 3);", "RFR2017" },
        { "await db.Post.FindMany(p => p.Equals(null));", "RFR2017" },
        { "await db.Post.FindMany(p => p.Author.Equals(null));", "RFR2017" },
        { "await db.Post.FindMany(p => object.Equals(p.Author, null));", "RFR2017" },
        { "await db.Post.FindMany(p => new[] { p.Title }.Contains(p.Title));", "RFR2017" },
        { "await db.Post.FindMany(p => EqualityComparer<object>.Default.Equals(p.Title, search));", "RFR2017" },
        { "await db.Post.FindMany(p => EqualityComparer<Refract.Runtime.TextField>.Default.Equals(p.Title, p.Title));",
            "RFR2017" },
        { "static bool Same<T>(T a, T b) => a!.Equals(b); await db.Post.FindMany(p => Same(p.Views, p.Id));",
            "RFR2017" },
        { "await db.Post.FindMany(p => (p.Title, p.Views) == (\"x\", 3));", "RFR2017" },
        { "await db.Post.FindMany(p => (\"x\", (3, p.Views)) != (p.Title, (p.Views, 3)));", "RFR2017" },
        { "await db.User.FindMany(u => ReferenceEquals(u.Posts, null));", "RFR2017" },
        { "await db.Post.FindMany(p => new List<object> { \"x\" }.Contains(p.Title));", "RFR2017" },
    };

    public static TheoryData<string> Good =>
    [
        "_ = db.User.Where(u => u.Age > 3 && u.Id == 1 || !(u.Name == null));",
        "await db.User.FindMany(new() { Posts = { Some = new() } });",
        "await db.Post.Create(new() { Title = \"t\", AuthorId = 1 });",
        "await db.Post.Create(new() { Title = \"t\", Author = { Connect = 2 } });",
        "await db.Post.Create(new() { Title = \"t\", Author = { Create = new() { Email = \"e\" } } });",
        "var post = new PostCreate { Title = \"t\" }; post.AuthorId = 1; await db.Post.Create(post);",
        "await db.User.Create(new() { Email = \"e\", Posts = { Create = [new() { Title = \"t\" }] } });",
        "await db.User.Create(new() { Email = \"e\", Posts = { ConnectOrCreate = [new() { Where = 1, Create "
            + "= new() { Title = \"t\" } }] } });",
        "await db.User.FindMany(new() { CreatedAt = { Gt = DateTime.UtcNow, Lt = new DateTime(2020, 1, 1, 0, "
            + "0, 0, DateTimeKind.Utc) } });",
        "Predicate? where = null; if (where is null) where = true; await db.User.FindMany(u => where && u.Id "
            + "== 1); Console.WriteLine((object)where);",
        "Func<PostFields, Predicate> isNew = p => p.Views == 0; await db.Post.FindMany(p => isNew(p) && "
            + "p.Tags.Has(\"x\") && p.Published == true);",
        "Predicate Both<T>(T a, Func<T, Predicate> test) => test(a) && test(a); await db.Post.FindMany(p => "
            + "Both(p.Title, t => t != \"x\"));",
        "bool IsOn(Predicate? where) => where is null; Console.WriteLine(IsOn(null)); await db.Post.FindMany(p => (1, "
            + "2) == (maybe, 2) || p.Id == 1);",
        "await db.User.FindMany(u => u.CreatedAt > DateTimeOffset.UtcNow && u.Posts.Some(p => p.Published));",
        "await db.User.Update(1, new() { Email = search.OrSkip(), Age = maybe.OrSkip(), Name = null, Role = "
            + "Role.Admin });",
        "await db.Transaction(async tx => { await tx.User.Count(); });",
        "await using (var tx = await db.BeginTransaction(System.Data.IsolationLevel.Serializable)) { await "
            + "tx.User.Count(); await tx.Commit(); }",
        "await db.Account.FindUnique(login: \"x\"); await db.Account.FindUnique(id: \"x\");",
    ];

    [Theory]
    [MemberData(nameof(Bad))]
    public async Task A_misuse_is_reported_by_its_rule_alone(string statement, string id) =>
        (await Compiler.Ids(Schemas.Blog, statement, TestContext.Current.CancellationToken)).Distinct().ShouldBe([id]);

    [Theory]
    [MemberData(nameof(Good))]
    public async Task Right_use_is_left_alone(string statement) =>
        (await Compiler.Ids(Schemas.Blog, statement, TestContext.Current.CancellationToken)).ShouldBeEmpty();
}
