using Blog;
using Refract.Client.Tests.Compile;

namespace Refract.Client.Tests.Filters;

public sealed class Guards_of_filters
{
    private readonly RecordingExecutor _executor = new();
    private readonly UserActions _user;

    public Guards_of_filters() => _user = new UserActions(_executor);

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public void A_bulk_write_without_a_condition_throws_before_anything_runs()
    {
        int? none = null;
        string? nothing = null;
        Should.Throw<InvalidQueryException>(() => _user.DeleteMany(new UserWhere(), ct: Ct)).Message.ShouldContain(
            "DeleteAll()");
        Should.Throw<InvalidQueryException>(
            () => _user.DeleteMany(new() { Age = none.OrSkip(), Email = nothing.OrSkip() }, ct: Ct));
        Should.Throw<InvalidQueryException>(() => _user.DeleteMany(new() { Age = { Gte = none.OrSkip() } }, ct: Ct));
        Should.Throw<InvalidQueryException>(
            () => _user.DeleteMany(new() { And = [new() { Age = none.OrSkip() }] }, ct: Ct));
        Should.Throw<InvalidQueryException>(() => _user.DeleteMany(new() { Not = { Age = none.OrSkip() } }, ct: Ct));
        Should.Throw<InvalidQueryException>(
            () => _user.DeleteMany(new() { Posts = { Every = { Views = none.OrSkip() } } }, ct: Ct));
        Should.Throw<InvalidQueryException>(
            () => _user.DeleteMany(new() { Posts = { Some = { Views = none.OrSkip() } } }, ct: Ct));
        Should.Throw<InvalidQueryException>(
            () => _user.DeleteMany(u => nothing == null || u.Email == nothing!, ct: Ct));
        Should.Throw<InvalidQueryException>(
            () => _user.UpdateMany(new UserWhere(), new() { Name = "x" }, ct: Ct)).Message.ShouldContain("UpdateAll");
        Should.Throw<InvalidQueryException>(() => _user.Query.DeleteMany(Ct));
        Should.Throw<InvalidQueryException>(() => _user.Where(u => u.Id == 1).OrderBy(u => u.Id.Asc).DeleteMany(Ct));
        _executor.Plans.ShouldBeEmpty();
    }

    [Fact]
    public async Task All_rows_are_reached_by_saying_so()
    {
        await _user.DeleteAll(Ct);
        _executor.Last.ShouldBe("User.deleteAll");
        await _user.UpdateAll(new() { Name = "x" }, Ct);
        _executor.Last.ShouldBe("User.updateAll update={Name = 'x'}");
        await _user.DeleteMany(new() { Posts = { None = new() } }, limit: 5, ct: Ct);
        _executor.Last.ShouldBe("User.deleteMany where=None(Posts) limit=5");
    }

    [Fact]
    public void A_relation_filter_that_asks_nothing_throws()
    {
        var error = Should.Throw<InvalidQueryException>(() => _user.FindMany(new() { Posts = new() }, ct: Ct));
        error.Message.ShouldContain("Some = new()");
        error.Path.ShouldBe("where.Posts");
        // C# calls no getter at all before empty braces: the analyzer finds this one, and where it would be deadly the
        // empty filter is refused.
#pragma warning disable RFR2011
        Should.Throw<InvalidQueryException>(() => _user.DeleteMany(new() { Posts = { Some = { } } }, ct: Ct));
#pragma warning restore RFR2011
    }

    [Fact]
    public async Task An_or_of_nothing_holds_for_no_row_and_a_part_without_conditions_is_left_out()
    {
        int? none = null;
        await _user.FindMany(new() { Or = [] }, ct: Ct);
        _executor.Last.ShouldBe("User.findMany where=false");
        await _user.FindMany(new() { Or = [new() { Age = none.OrSkip() }, new() { Id = 1 }] }, ct: Ct);
        _executor.Last.ShouldBe("User.findMany where=Id Equals 1");
        await _user.FindMany(new() { And = [] }, ct: Ct);
        _executor.Last.ShouldBe("User.findMany");
    }

    [Fact]
    public async Task The_first_query_freezes_an_input()
    {
        var where = new UserWhere { Age = { Gte = 18 }, Posts = { Some = { Published = true } },
            Not = { Role = Role.Admin } };
        await _user.FindMany(where, ct: Ct);
        var first = _executor.Last;
        Should.Throw<InvalidOperationException>(() => where.Email = "x");
        Should.Throw<InvalidOperationException>(() => where.Age.Lt = 3);
        Should.Throw<InvalidOperationException>(() => where.Posts.Some.Views = 3);
        Should.Throw<InvalidOperationException>(() => where.Posts.None.Views = 3);
        Should.Throw<InvalidOperationException>(() => where.Name.Contains = "x");
        Should.Throw<InvalidOperationException>(() => where.Not.Id = 3);
        Should.Throw<InvalidOperationException>(() => where.Or = [new() { Id = 1 }]);
        Should.Throw<InvalidOperationException>(() => where.Matches = u => u.Id == 1);
        await _user.FindMany(where, ct: Ct);
        _executor.Last.ShouldBe(first);
    }

    [Fact]
    public async Task Getters_of_a_frozen_filter_change_nothing()
    {
        var where = new UserWhere { Id = 1 };
        await _user.FindMany(where, ct: Ct);
        _ = where.Posts.Some;
        _ = where.Age;
        _ = where.Not;
        await _user.FindMany(where, ct: Ct);
        _executor.Last.ShouldBe("User.findMany where=Id Equals 1");
    }

    [Fact]
    public async Task Data_includes_and_orderings_freeze_too()
    {
        var data = new UserUpdate { Name = "x", Posts = { Connect = [1] } };
        var include = new UserInclude { Posts = { Take = 3 } };
        var orderBy = new UserOrderBy { Id = Sort.Asc };
        await _user.Update(1, data, include, ct: Ct);
        await _user.FindMany(orderBy: orderBy, ct: Ct);
        Should.Throw<InvalidOperationException>(() => data.Email = "y");
        Should.Throw<InvalidOperationException>(() => data.Age.Increment = 1);
        Should.Throw<InvalidOperationException>(() => data.Posts.Disconnect = [2]);
        Should.Throw<InvalidOperationException>(() => include.Posts.Take = 4);
        Should.Throw<InvalidOperationException>(() => orderBy.Name = Sort.Desc);
        Should.Throw<InvalidOperationException>(() => orderBy.Posts.Count = Sort.Desc);
    }

    [Fact]
    public async Task One_filter_can_stand_in_two_inputs()
    {
        var adult = new Runtime.NullableFilter<int> { Gte = 18 };
        await _user.FindMany(new() { Or = [new() { Age = adult, Id = 1 }, new() { Age = adult, Id = 2 }] }, ct: Ct);
        _executor.Last.ShouldBe(
            "User.findMany where=((Age GreaterThanOrEquals 18 & Id Equals 1) | (Age GreaterThanOrEquals 18 & "
                + "Id Equals 2))");
    }

    [Fact]
    public async Task A_second_value_replaces_the_first_and_a_skipped_one_takes_it_away()
    {
        int? none = null;
        var where = new UserWhere { Age = 1 };
        where.Age = 2;
        where.Email = "x";
        where.Age = none.OrSkip();
        await _user.FindMany(where, ct: Ct);
        _executor.Last.ShouldBe("User.findMany where=Email Equals 'x'");
    }

    [Fact]
    public void A_negative_skip_is_refused() =>
        Should.Throw<InvalidQueryException>(() => _user.FindMany(skip: -1, ct: Ct)).Path.ShouldBe("skip");
}
