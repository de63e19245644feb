using Blog;

namespace Refract.Client.Tests.Compile;

/// <summary>What users type, and the plan that it becomes.</summary>
public sealed class Api_examples
{
    private static readonly UserWhere s_adults = new() { Age = { Gte = 18 } };

    private readonly RecordingExecutor _executor = new();
    private readonly UserActions _user;
    private readonly PostActions _post;
    private readonly LevelsActions _levels;

    public Api_examples()
    {
        _user = new UserActions(_executor);
        _post = new PostActions(_executor);
        _levels = new LevelsActions(_executor);
    }

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private static Predicate IsAdult(UserFields u) => u.Age >= 18;

    private void Becomes(string plan) => _executor.Last.ShouldBe(plan);

    [Fact]
    public async Task Unique_keys()
    {
        await _user.FindUnique(id: 1, ct: Ct);
        Becomes("User.findUnique key=0:1");
        await _user.FindUnique(1, ct: Ct);
        Becomes("User.findUnique key=0:1");
        await _user.FindUnique(email: "a@b.c", include: new() { Posts = true }, ct: Ct);
        Becomes("User.findUnique key=1:'a@b.c' include=[Posts]");
        await _user.FindUnique(where: new(email: "a@b.c"), ct: Ct);
        Becomes("User.findUnique key=1:'a@b.c'");
        await _user.FindUniqueOrThrow(email: "a@b.c", ct: Ct);
        Becomes("User.findUniqueOrThrow key=1:'a@b.c'");
        await _levels.FindUnique(memberId: 1, guildId: 2, ct: Ct);
        Becomes("Levels.findUnique key=0:1,2");
        await _levels.FindUnique((1, 2), @lock: RowLock.Update, ct: Ct);
        Becomes("Levels.findUnique key=0:1,2 lock=Update");
        await _user.FindUnique(id: 1, include: new()
        {
            Posts = { Where = { Published = true }, OrderBy = { Views = Sort.Desc }, Take = 3,
                Include = { Author = true } },
        }, ct: Ct);
        Becomes("User.findUnique key=0:1 include=[Posts where=Published Equals true orderBy=[Views Desc] "
            + "take=3 include=[Author]]");
    }

    [Fact]
    public async Task Two_keys_of_one_type_are_told_apart_by_name()
    {
        var account = new AccountActions(_executor);
        await account.FindUnique(login: "x", ct: Ct);
        Becomes("Account.findUnique key=1:'x'");
        await account.FindUnique(mail: "x", ct: Ct);
        Becomes("Account.findUnique key=2:'x'");
        await account.FindUnique(where: new(mail: "x"), ct: Ct);
        Becomes("Account.findUnique key=2:'x'");
    }

    [Fact]
    public async Task The_object_style()
    {
        string needle = "n";
        int minAge = 18;
        await _user.FindMany(where: new()
        {
            Email = { Contains = needle, Mode = QueryMode.Insensitive }, Age = { Gte = minAge, Lt = 65 },
            Posts = { Some = { Published = true, Author = { Name = "n" } }, None = { Views = { Lt = 3 } } },
            Or = [new() { Name = null }, new() { Role = Role.Admin }], Not = { Role = Role.User },
        }, orderBy: new() { CreatedAt = Sort.Desc, Id = Sort.Asc }, take: 10, skip: 5, cursor: 42, ct: Ct);
        Becomes("User.findMany where=((((Email Contains 'n' ~ & (Age GreaterThanOrEquals 18 & Age LessThan 65)) & "
            + "(Some(Posts: (Posts.Published Equals true & Is(Posts.Author: Posts.Author.Name Equals 'n'))) "
            + "& None(Posts: Posts.Views LessThan 3))) & "
            + "(Name is null | Role Equals #1)) & !Role Equals #0) orderBy=[CreatedAt Desc, Id Asc] take=10 "
            + "skip=5 cursor=0:42");
    }

    [Fact]
    public async Task Null_is_a_condition_and_what_is_skipped_is_none()
    {
        int? maybe = null;
        string? search = null;
        await _user.FindMany(where: new() { Age = null }, ct: Ct);
        Becomes("User.findMany where=Age is null");
        await _user.FindMany(where: new() { Age = maybe }, ct: Ct);
        Becomes("User.findMany where=Age is null");
        await _user.FindMany(where: new() { Age = maybe.OrSkip(), Email = search.OrSkip(), Name = { Not = null } },
            ct: Ct);
        Becomes("User.findMany where=Name is not null");
        await _user.FindMany(where: new() { Age = { Gte = maybe.OrSkip(), Not = null } }, ct: Ct);
        Becomes("User.findMany where=Age is not null");
        await _user.FindMany(where: new() { Age = { Not = 3 }, Name = { Not = { Contains = "x" } } }, ct: Ct);
        Becomes("User.findMany where=(Age NotEquals 3 & !Name Contains 'x')");
        maybe = 4;
        await _user.FindMany(where: new() { Age = maybe.OrSkip() }, ct: Ct);
        Becomes("User.findMany where=Age Equals 4");
    }

    [Fact]
    public async Task Lists_in_filters()
    {
        await _user.FindMany(where: new() { Id = [1, 2, 3], Name = { In = ["a", "b"] } }, ct: Ct);
        Becomes("User.findMany where=(Id In [1, 2, 3] & Name In [a, b])");
        await _user.FindMany(where: new() { Role = [Role.Admin], CreatedAt = { Gt = DateTime.UnixEpoch } }, ct: Ct);
        Becomes("User.findMany where=(Role In [Admin] & CreatedAt GreaterThan 1970-01-01T00:00:00.0000000Z)");
        await _post.FindMany(where: new() { Tags = { Has = "x", IsEmpty = false } }, ct: Ct);
        Becomes("Post.findMany where=(Tags Has 'x' & Tags IsEmpty false)");
        await _post.FindMany(where: new() { Tags = ["a", "b"] }, ct: Ct);
        Becomes("Post.findMany where=Tags Equals [a, b]");
        await _post.FindMany(where: new() { Reviewer = null }, ct: Ct);
        Becomes("Post.findMany where=Is(Reviewer)");
    }

    [Fact]
    public async Task Orderings()
    {
        await _post.FindMany(orderBy: [new() { Author = { Email = Sort.Asc } }, new() { Views = Sort.DescNullsLast }],
            ct: Ct);
        Becomes("Post.findMany orderBy=[Author.Email Asc, Views DescNullsLast]");
        await _user.FindMany(orderBy: new() { Posts = { Count = Sort.Desc } }, distinct: [UserScalar.Name], ct: Ct);
        Becomes("User.findMany orderBy=[Count(Posts) Desc] distinct=[Name]");
    }

    [Fact]
    public async Task Filters_are_built_step_by_step_and_reused()
    {
        var where = new UserWhere();
        where.Email = "s";
        where.Posts.Some.Published = true;
        await _user.FindMany(where, ct: Ct);
        Becomes("User.findMany where=(Email Equals 's' & Some(Posts: Posts.Published Equals true))");
        await _user.FindMany(new() { And = [s_adults, new() { Email = "x" }] }, ct: Ct);
        Becomes("User.findMany where=(Age GreaterThanOrEquals 18 & Email Equals 'x')");
        await _user.FindMany(s_adults, ct: Ct);
        Becomes("User.findMany where=Age GreaterThanOrEquals 18");
    }

    [Fact]
    public async Task Creating()
    {
        await _user.Create(data: new()
        {
            Email = "a",
            Posts =
            {
                Create = [new() { Title = "t1" }, new() { Title = "t2", Tags = ["x"] }], Connect = [1, 2],
                ConnectOrCreate = [new() { Where = 5, Create = new() { Title = "z" } }],
            },
        }, ct: Ct);
        Becomes("User.create create={Email = 'a', Posts {Create create={Title = 't1'}, Create create={Title "
            + "= 't2', Tags = [x]}, Connect key=0:1, Connect key=0:2, "
            + "ConnectOrCreate key=0:5 create={Title = 'z'}}}");
        await _post.Create(data: new() { Title = "t", AuthorId = 1, Categories = { Connect = [new(name: "news"), 3] } },
            ct: Ct);
        Becomes("Post.create create={Title = 't', AuthorId = 1, Categories {Connect key=1:'news', Connect key=0:3}}");
        await _post.Create(data: new() { Title = "t", Author = { Connect = new(email: "x") } }, ct: Ct);
        Becomes("Post.create create={Title = 't', Author {Connect key=1:'x'}}");
        await _user.CreateMany([new() { Email = "a" }, new() { Email = "b", Name = null }], skipDuplicates: true,
            ct: Ct);
        Becomes("User.createMany create=[{Email = 'a'}, {Email = 'b', Name = NULL}] skipDuplicates");
    }

    [Fact]
    public async Task Updating()
    {
        await _user.Update(where: new(id: 1), data: new()
        {
            Name = null, Age = { Increment = 1 },
            Posts =
            {
                Disconnect = [1], Delete = [2],
                Update = [new() { Where = 3, Data = new() { Views = { Increment = 1 }, Tags = { Push = ["n"] } } }],
                UpdateMany = [new() { Where = new() { Published = false }, Data = new() { Published = true } }],
                DeleteMany = [new() { Views = { Lt = 1 } }],
            },
        }, ct: Ct);
        Becomes("User.update key=0:1 update={Name = NULL, Age Increment 1, Posts {Disconnect key=0:1, Delete "
            + "key=0:2, Update key=0:3 update={Views Increment 1, Tags Push [n]}, "
            + "UpdateMany where=Published Equals false update={Published = true}, DeleteMany where=Views LessThan 1}}");
        await _post.Update(where: 1,
            data: new() { Views = 5, Tags = ["a", "b"], Author = { Connect = 2 }, Categories = { Set = [] } }, ct: Ct);
        Becomes("Post.update key=0:1 update={Views = 5, Tags = [a, b], Author {Connect key=0:2}, Categories "
            + "{Set keys=[]}}");
        await _levels.Upsert(where: (1, 2), create: new() { MemberId = 1, GuildId = 2 },
            update: new() { Xp = { Increment = 5 } }, ct: Ct);
        Becomes("Levels.upsert key=0:1,2 create={MemberId = 1, GuildId = 2} update={Xp Increment 5}");
        string? name = null;
        int? age = null;
        await _user.UpdateOrDefault(1, new() { Name = name.OrSkip(), Age = age.OrSkip(), Email = "e" }, ct: Ct);
        Becomes("User.update key=0:1 update={Email = 'e'}");
        await _user.Update(1, new() { Age = age, Name = name }, ct: Ct);
        Becomes("User.update key=0:1 update={Age = NULL, Name = NULL}");
        await _user.DeleteOrDefault(new(email: "x"), ct: Ct);
        Becomes("User.delete key=1:'x'");
        await _post.Update(1, new() { Reviewer = { Disconnect = true }, Author = { Update = { Name = "n" } } }, ct: Ct);
        Becomes("Post.update key=0:1 update={Reviewer {Disconnect}, Author {Update update={Name = 'n'}}}");
    }

    [Fact]
    public async Task The_lambda_style()
    {
        int minAge = 18;
        string needle = "n";
        await _user.FindMany(u => u.Age >= minAge && u.Email.Contains(needle) || u.Posts.Some(p => p.Published),
            ct: Ct);
        Becomes("User.findMany where=((Age GreaterThanOrEquals 18 & Email Contains 'n') | Some(Posts: "
            + "Posts.Published Equals true))");
        await _user.Where(u => u.Age == null || u.Name != null && !(u.Role == Role.Admin))
            .OrderBy(u => u.CreatedAt.Desc, u => u.Id.Asc)
            .Take(10).Include(u => u.Posts.Where(p => p.Published).Take(3)).FindMany(Ct);
        Becomes("User.findMany where=(Age is null | (Name is not null & !Role Equals #1)) orderBy=[CreatedAt "
            + "Desc, Id Asc] take=10 "
            + "include=[Posts where=Published Equals true take=3]");
        await _user.Where(u => u.Posts.Some(p => p.AuthorId == u.Id && p.Views > u.Age)).FindMany(Ct);
        Becomes("User.findMany where=Some(Posts: (Posts.AuthorId Equals Id & Posts.Views GreaterThan Age))");
        await _user.Where(IsAdult).FindFirst(Ct);
        Becomes("User.findFirst where=Age GreaterThanOrEquals 18");
        await _user.Where(u => u.Posts.Count > 3 && 18 <= u.Age && u.Id.In(1, 2, 3)).Count(Ct);
        Becomes("User.count where=((Count(Posts) GreaterThan 3 & Age GreaterThanOrEquals 18) & Id In [1, 2, 3])");
        await _post.FindMany(p => p.Published && p.Author.Email == "x" && p.Tags.Has("t") && !p.Published, ct: Ct);
        Becomes("Post.findMany where=(((Published Equals true & Is(Author: Author.Email Equals 'x')) & Tags "
            + "Has 't') & Published Equals false)");
        await _user.FindMany(where: new() { Email = "x", Matches = u => u.Id > u.Age }, ct: Ct);
        Becomes("User.findMany where=(Email Equals 'x' & Id GreaterThan Age)");
        await _user.Where(u => u.Matches(new() { Email = { EndsWith = ".org" } }) && u.Id > 3)
            .UpdateMany(new() { Name = "q" }, Ct);
        Becomes("User.updateMany where=(Email EndsWith '.org' & Id GreaterThan 3) update={Name = 'q'}");
    }

    [Fact]
    public async Task A_known_condition_folds_away()
    {
        string? search = null;
        await _user.FindMany(u => search == null || u.Email.Contains(search!), ct: Ct);
        Becomes("User.findMany");
        search = "x";
        await _user.FindMany(u => search == null || u.Email.Contains(search!), ct: Ct);
        Becomes("User.findMany where=Email Contains 'x'");
    }

    [Fact]
    public async Task An_include_takes_the_same_arguments_in_both_styles()
    {
        const string Asked = "User.findMany include=[Posts where=Published Equals true orderBy=[Id Asc] take=2 skip=1 "
            + "cursor=0:5 distinct=[AuthorId] include=[Author]]";
        await _user.FindMany(
            include: new()
            {
                Posts = new()
                {
                    Where = { Published = true }, OrderBy = { Id = Sort.Asc }, Take = 2, Skip = 1, Cursor = 5,
                    Distinct = [PostScalar.AuthorId], Include = { Author = true },
                },
            },
            ct: Ct);
        Becomes(Asked);
        await _user.Query.Include(u => u.Posts.Where(p => p.Published).OrderBy(p => p.Id.Asc).Take(2).Skip(1)
            .Cursor(5).Distinct(PostScalar.AuthorId).Include(p => p.Author)).FindMany(Ct);
        Becomes(Asked);
    }

    [Fact]
    public void The_sql_of_a_query_is_one_call_away() =>
        _user.Where(u => u.Id > 3).Take(2).ToSql().Sql.ShouldBe("User.findMany where=Id GreaterThan 3 take=2");

    [Fact]
    public async Task A_query_can_be_continued_in_several_ways()
    {
        var query = _user.Where(u => u.Id > 3);
        await query.Take(1).FindMany(Ct);
        await query.Skip(2).FindMany(Ct);
        Becomes("User.findMany where=Id GreaterThan 3 skip=2");
    }
}
