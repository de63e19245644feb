using Blog;
using Refract.Client.Tests.Compile;

namespace Refract.Client.Tests.Inputs;

/// <summary>
/// What the analyzers find at build time is refused at run time too, for data that they cannot follow.
/// </summary>
public sealed class Guards_of_data
{
    private readonly RecordingExecutor _executor = new();
    private readonly PostActions _post;
    private readonly UserActions _user;

    public Guards_of_data()
    {
        _post = new PostActions(_executor);
        _user = new UserActions(_executor);
    }

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public void A_required_relation_must_be_given()
    {
        var data = new PostCreate { Title = "t" };
        var error = Should.Throw<InvalidQueryException>(() => _post.Create(data, ct: Ct));
        error.Path.ShouldBe("data.Author");
        error.Message.ShouldContain("AuthorId");
    }

    [Fact]
    public void A_relation_must_not_be_given_twice()
    {
        var data = new PostCreate { Title = "t", Author = { Connect = 1 } };
        data.AuthorId = 2;
        Should.Throw<InvalidQueryException>(() => _post.Create(data, ct: Ct)).Message.ShouldContain("twice");
        var update = new PostUpdate { AuthorId = 1, Author = { Connect = 2 } };
        Should.Throw<InvalidQueryException>(() => _post.Update(1, update, ct: Ct)).Message.ShouldContain("twice");
    }

    [Fact]
    public void What_the_enclosing_write_supplies_must_not_be_given()
    {
        var post = new PostCreate { Title = "t" };
        post.AuthorId = 1;
        var user = new UserCreate { Email = "e", Posts = { Create = [post] } };
        Should.Throw<InvalidQueryException>(() => _user.Create(user, ct: Ct)).Path.ShouldBe(
            "data.Posts.Create.AuthorId");
    }

    [Fact]
    public async Task A_second_relation_to_the_same_model_is_not_the_one_that_is_supplied()
    {
        var user = new UserCreate { Email = "e", Reviews = { Create = [new() { Title = "t", AuthorId = 1 }] } };
        await _user.Create(user, ct: Ct);
        _executor.Last.ShouldBe(
            "User.create create={Email = 'e', Reviews {Create create={Title = 't', AuthorId = 1}}}");
    }

    [Fact]
    public void Bulk_writes_have_no_nested_ones()
    {
        var user = new UserCreate { Email = "e", Posts = { Connect = [1] } };
        Should.Throw<InvalidQueryException>(() => _user.CreateMany([user], ct: Ct)).Path.ShouldBe("data[0].Posts");
        Should.Throw<InvalidQueryException>(
            () => _user.CreateMany([new() { Email = "e" }, null!], ct: Ct)).Path.ShouldBe("data[1]");
        Should.Throw<InvalidQueryException>(
            () => _user.CreateMany(Enumerable.Repeat<UserCreate>(null!, 2).Where(_ => true), ct: Ct)).Path.ShouldBe(
                "data[0]");
        var update = new UserUpdate { Posts = { Connect = [1] } };
        Should.Throw<InvalidQueryException>(() => _user.UpdateAll(update, Ct));
        _executor.Plans.ShouldBeEmpty();
    }

    [Fact]
    public void A_number_is_changed_in_one_way_at_a_time() =>
        Should.Throw<InvalidQueryException>(
            () => _post.Update(1, new() { Views = { Increment = 1, Multiply = 2 } }, ct: Ct)).Message.ShouldContain(
                "Increment");

    [Fact]
    public void A_nested_bulk_write_whose_conditions_were_all_left_out_is_refused()
    {
        int? none = null;
        Should.Throw<InvalidQueryException>(
            () => new UserUpdate { Posts = { DeleteMany = [new() { Views = none.OrSkip() }] } });
    }

    [Fact]
    public async Task An_unspecified_date_is_read_as_UTC_and_a_local_one_converted()
    {
        var account = new AccountActions(_executor);
        var unspecified = DateTime.SpecifyKind(new DateTime(2020, 1, 2, 3, 4, 5, DateTimeKind.Utc),
            DateTimeKind.Unspecified);
        await account.FindMany(new() { Seen = unspecified }, ct: Ct);
        _executor.Last.ShouldBe("Account.findMany where=Seen Equals 2020-01-02T03:04:05.0000000Z");
        await account.FindMany(new() { Seen = new DateTime(2020, 1, 2, 3, 4, 5, DateTimeKind.Utc).ToLocalTime() },
            ct: Ct);
        _executor.Last.ShouldBe("Account.findMany where=Seen Equals 2020-01-02T03:04:05.0000000Z");
        await account.FindMany(a => a.Seen > new DateTimeOffset(2020, 1, 2, 5, 4, 5, TimeSpan.FromHours(2)), ct: Ct);
        _executor.Last.ShouldBe("Account.findMany where=Seen GreaterThan 2020-01-02T03:04:05.0000000Z");
    }
}
