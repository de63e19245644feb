using Blog;
using Refract.Client.Tests.Compile;

namespace Refract.Client.Tests.Filters;

/// <summary><c>OrSkip()</c> means "no condition" wherever it stands.</summary>
public sealed class Left_out_conditions
{
    private static int? None => null;
    private static string? Nothing => null;
    private static byte[]? NoBytes => null;
    private static Role? NoRole => null;
    private static DateTimeOffset? Never => null;

    public static TheoryData<string> Names => [.. s_skipped.Keys];

    private static readonly Dictionary<string, Func<UserWhere>> s_skipped = new()
    {
        ["a column"] = () => new() { Name = Nothing.OrSkip() },
        ["an enum"] = () => new() { Role = NoRole.OrSkip() },
        ["an instant"] = () => new() { CreatedAt = { Gte = Never.OrSkip() } },
        ["a comparison"] = () => new() { Name = { Contains = Nothing.OrSkip() } },
        ["two comparisons"] = () => new() { Age = { Gte = None.OrSkip(), Lt = None.OrSkip() } },
        ["a comparison with its mode"] = () =>
            new() { Name = { Contains = Nothing.OrSkip(), Mode = QueryMode.Insensitive } },
        ["not of a column"] = () => new() { Name = { Not = Nothing.OrSkip() } },
        ["not of a comparison"] = () => new() { Name = { Not = { Contains = Nothing.OrSkip() } } },
        ["not"] = () => new() { Not = { Name = Nothing.OrSkip() } },
        ["not of not"] = () => new() { Not = { Not = { Name = Nothing.OrSkip() } } },
        ["some"] = () => new() { Posts = { Some = { Title = Nothing.OrSkip() } } },
        ["some of a comparison"] = () => new() { Posts = { Some = { Title = { Contains = Nothing.OrSkip() } } } },
        ["every"] = () => new() { Posts = { Every = { Title = Nothing.OrSkip() } } },
        ["none"] = () => new() { Posts = { None = { Title = Nothing.OrSkip() } } },
        ["some and none"] = () =>
            new() { Posts = { Some = { Title = Nothing.OrSkip() }, None = { Views = None.OrSkip() } } },
        ["is"] = () => new() { Profile = new() { Bio = Nothing.OrSkip() } },
        ["a list of values"] = () => new() { Posts = { Some = { Tags = { Has = Nothing.OrSkip() } } } },
        ["some of some"] = () => new() { Posts = { Some = { Categories = { Some = { Name = Nothing.OrSkip() } } } } },
        ["some of is"] = () => new() { Posts = { Some = { Reviewer = new() { Name = Nothing.OrSkip() } } } },
        ["and"] = () => new() { And = [new() { Name = Nothing.OrSkip() }, new() { Age = None.OrSkip() }] },
        ["or"] = () =>
            new() { Or = [new() { Name = { Contains = Nothing.OrSkip() } },
                new() { Email = { Contains = Nothing.OrSkip() } }] },
        ["or of or"] = () => new() { Or = [new() { Or = [new() { Name = Nothing.OrSkip() }] }] },
        ["or of some"] = () => new() { Or = [new() { Posts = { Some = { Title = Nothing.OrSkip() } } }] },
        ["some of or"] = () => new() { Posts = { Some = { Or = [new() { Title = Nothing.OrSkip() }] } } },
        ["not of or"] = () => new() { Not = { Or = [new() { Name = Nothing.OrSkip() }] } },
        ["a lambda with an object in it"] = () => new() { Matches = u => u.Matches(new() { Name = Nothing.OrSkip() }) },
        ["a lambda with a relation in it"] = () =>
            new() { Matches = u => u.Posts.Some(p => p.Matches(new() { Title = Nothing.OrSkip() })) },
        ["a lambda that negates it"] = () =>
            new() { Matches = u => !u.Posts.None(p => !p.Matches(new() { Title = Nothing.OrSkip() })) },
    };

    private readonly RecordingExecutor _executor = new();
    private readonly UserActions _user;

    public Left_out_conditions() => _user = new UserActions(_executor);

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(Names))]
    public async Task A_filter_of_which_all_was_left_out_is_no_filter(string name)
    {
        var make = s_skipped[name];
        await _user.FindMany(make(), ct: Ct);
        _executor.Last.ShouldBe("User.findMany");
        await _user.Where(make()).FindMany(Ct);
        _executor.Last.ShouldBe("User.findMany");
        await _user.FindMany(u => u.Matches(make()), ct: Ct);
        _executor.Last.ShouldBe("User.findMany");
        await _user.FindMany(u => u.Matches(make()) && u.Id == 1, ct: Ct);
        _executor.Last.ShouldBe("User.findMany where=Id Equals 1");
        await _user.FindMany(u => u.Id == 1 || u.Matches(make()), ct: Ct);
        _executor.Last.ShouldBe("User.findMany where=Id Equals 1");
        await _user.FindMany(u => !u.Matches(make()), ct: Ct);
        _executor.Last.ShouldBe("User.findMany");
        await _user.Count(make(), ct: Ct);
        _executor.Last.ShouldBe("User.count");
    }

    [Theory]
    [MemberData(nameof(Names))]
    public async Task It_is_left_out_of_what_is_around_it(string name)
    {
        var make = s_skipped[name];
        await _user.FindMany(new() { Id = 1, Not = make() }, ct: Ct);
        _executor.Last.ShouldBe("User.findMany where=Id Equals 1");
        await _user.FindMany(new() { Or = [make(), new() { Id = 1 }, make()] }, ct: Ct);
        _executor.Last.ShouldBe("User.findMany where=Id Equals 1");
        await _user.FindMany(new() { And = [make(), new() { Id = 1 }] }, ct: Ct);
        _executor.Last.ShouldBe("User.findMany where=Id Equals 1");
        var posts = new PostActions(_executor);
        await posts.FindMany(new() { Author = make(), Id = 1 }, ct: Ct);
        _executor.Last.ShouldBe("Post.findMany where=Id Equals 1");
        await posts.FindMany(new() { Reviewer = make(), Id = 1 }, ct: Ct);
        _executor.Last.ShouldBe("Post.findMany where=Id Equals 1");
        await _user.FindMany(include: new() { Posts = { Where = { Author = make() } } }, ct: Ct);
        _executor.Last.ShouldBe("User.findMany include=[Posts]");
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void A_bulk_write_refuses_it(string name)
    {
        var make = s_skipped[name];
        Should.Throw<InvalidQueryException>(() => _user.DeleteMany(make(), ct: Ct)).Message.ShouldContain(
            "DeleteAll()");
        Should.Throw<InvalidQueryException>(
            () => _user.UpdateMany(make(), new() { Name = "x" }, ct: Ct)).Message.ShouldContain("UpdateAll");
        Should.Throw<InvalidQueryException>(() => _user.DeleteMany(u => u.Matches(make()), ct: Ct));
        Should.Throw<InvalidQueryException>(() => _user.DeleteMany(new() { Or = [make(), make()] }, ct: Ct));
        Should.Throw<InvalidQueryException>(() => _user.Where(make()).DeleteMany(Ct));
        Should.Throw<InvalidQueryException>(
            () => new PostActions(_executor).DeleteMany(new() { Author = make() }, ct: Ct));
        Should.Throw<InvalidQueryException>(
            () => new PostUpdate { Categories = { DeleteMany = [new() { Posts = { Some = { Author = make() } } }] } });
        _executor.Plans.ShouldBeEmpty();
    }

    [Fact]
    public async Task An_empty_filter_of_a_relation_still_asks_whether_there_are_rows()
    {
        await _user.FindMany(new() { Posts = { Some = new() } }, ct: Ct);
        _executor.Last.ShouldBe("User.findMany where=Some(Posts)");
        await _user.FindMany(new() { Posts = { Some = new(), None = { Title = Nothing.OrSkip() } } }, ct: Ct);
        _executor.Last.ShouldBe("User.findMany where=Some(Posts)");
        await _user.FindMany(new() { Or = [] }, ct: Ct);
        _executor.Last.ShouldBe("User.findMany where=false");
        await _user.FindMany(new() { Not = { Or = [] } }, ct: Ct);
        _executor.Last.ShouldBe("User.findMany where=true");
    }

    [Fact]
    public async Task What_was_left_out_takes_the_value_before_it_away()
    {
        var where = new UserWhere { Age = { Gte = 1, Lt = 9, Gt = 0 } };
        where.Age.Gte = None.OrSkip();
        await _user.FindMany(where, ct: Ct);
        _executor.Last.ShouldBe("User.findMany where=(Age GreaterThan 0 & Age LessThan 9)");
        where = new UserWhere { Age = { Gte = 1, Lt = 9, Gt = 0 } };
        where.Age.Lt = None.OrSkip();
        await _user.FindMany(where, ct: Ct);
        _executor.Last.ShouldBe("User.findMany where=(Age GreaterThanOrEquals 1 & Age GreaterThan 0)");
        where = new UserWhere { Age = { Not = 3 } };
        where.Age.Not = None.OrSkip();
        await _user.FindMany(where, ct: Ct);
        _executor.Last.ShouldBe("User.findMany");
    }

    [Fact]
    public async Task Bytes_are_left_out_too()
    {
        var account = new AccountActions(_executor);
        await account.FindMany(new() { Avatar = NoBytes.OrSkip() }, ct: Ct);
        _executor.Last.ShouldBe("Account.findMany");
    }
}
