using Refract.Relational.Sql;
using Refract.Runtime;

namespace Refract.Specification;

public abstract partial class WriteSpecification
{
    private Task<int> Many<T>(Verb verb, Predicate? where = null, DataInput? update = null, int? limit = null)
        where T : class, IModel<T> => Engine.WriteMany(
        new WriteManyPlan { Model = Model<T>.Info, Verb = verb, Where = where, Update = update, Limit = limit }, Ct);

    private Task<int> CreateMany<T>(bool skipDuplicates, params DataInput[] rows) where T : class, IModel<T> =>
        Engine.WriteMany(
            new WriteManyPlan
            {
                Model = Model<T>.Info, Verb = Verb.CreateMany, Create = rows, SkipDuplicates = skipDuplicates,
            },
            Ct);

    private Task<int> Count<T>(Predicate where) where T : class, IModel<T> =>
        Engine.Count(Q.Find<T>(where, verb: Verb.Count), Ct);

    [Fact]
    public async Task Updates_many()
    {
        var published = Q.Is<Post>("Published", true);
        var more = new Data<Post>().Do("Views", WriteOperation.Increment, 100);
        (await Many<Post>(Verb.UpdateMany, Q.Is<Post>("Published", false), more)).ShouldBe(4);
        (await Count<Post>(Q.Is<Post>("Views", Comparison.GreaterThanOrEquals, 100))).ShouldBe(5);
        var byAnn = Q.Related<Post>("Author", Quantifier.Is, author => Q.Is(author, "Name", Comparison.Equals, "Ann"));
        (await Many<Post>(Verb.UpdateMany, byAnn, Q.Data<Post>(("Title", "by Ann")))).ShouldBe(3);
        (await Many<Post>(Verb.UpdateMany, published, Q.Data<Post>(("Title", "x")), limit: 2)).ShouldBe(2);
        (await Many<Post>(Verb.UpdateAll, null, Q.Data<Post>(("Views", 1)))).ShouldBe(12);
        (await Many<Post>(Verb.UpdateMany, published, Q.Data<Post>())).ShouldBe(8);
    }

    [Fact]
    public async Task Deletes_many()
    {
        (await Many<Comment>(Verb.DeleteMany, Q.Related<Comment>("Post", Quantifier.Is, post =>
            Q.Is(post, "Published", Comparison.Equals, true)), limit: 3)).ShouldBe(3);
        var low = Q.Is<Membership>("Level", Comparison.LessThan, 5);
        (await Many<Membership>(Verb.DeleteMany, low, limit: 1)).ShouldBe(1);
        (await Many<Membership>(Verb.DeleteMany, Q.Related<Membership>("Badges", Quantifier.None))).ShouldBe(2);
        (await Many<Comment>(Verb.DeleteAll)).ShouldBe(4);
    }

    [Fact]
    public async Task Touches_nothing_when_no_condition_is_left()
    {
        await Should.ThrowAsync<InvalidQueryException>(() => Many<Comment>(Verb.DeleteMany));
        var data = Q.Data<Comment>(("Text", "x"));
        await Should.ThrowAsync<InvalidQueryException>(() => Many<Comment>(Verb.UpdateMany, null, data));
        Database.Trips.ShouldBe(0);
    }

    [Fact]
    public async Task Creates_many_that_leave_out_different_columns()
    {
        (await CreateMany<User>(
            false, Q.Data<User>(("Email", "m1"), ("Age", 5)),
            Q.Data<User>(("Email", "m2"), ("Role", Role.Admin), ("Active", false)),
            Q.Data<User>(("Id", 77), ("Email", "m3")),
            Q.Data<User>(("Email", "m4"), ("Tags", new[] { "t" })))).ShouldBe(4);
        var rows = await Engine.FindMany<User>(Q.Find<User>(Q.Is<User>("Email", Comparison.StartsWith, "m"),
            orderBy: [Q.By<User>("Email")]), Ct);
        rows.Select(row => (row["Age"], row["Role"], row["Active"]))
            .ShouldBe([(5, Role.User, true), (null, Role.Admin, false), (null, Role.User, true),
                (null, Role.User, true)]);
        rows[2].Id.ShouldBe(77);
        ((string[])rows[3]["Tags"]!).ShouldBe(["t"]);
    }

    [Fact]
    public async Task Creates_many_that_share_what_no_row_gives()
    {
        (await CreateMany<User>(false,
            [.. Enumerable.Range(0, 30).Select(i => Q.Data<User>(("Email", $"s{i:00}")))])).ShouldBe(30);
        var rows = await Engine.FindMany<User>(
            Q.Find<User>(Q.Is<User>("Email", Comparison.StartsWith, "s"), orderBy: [Q.By<User>("Email")]), Ct);
        rows.Count.ShouldBe(30);
        rows.Select(row => row.Id).ShouldBeInOrder();
        rows.Select(row => (row["CreatedAt"], row["UpdatedAt"])).Distinct().Count().ShouldBe(1);
        rows[0]["UpdatedAt"].ShouldBe(rows[0]["CreatedAt"]);

        // As soon as one row gives it, each has its own.
        var longAgo = new DateTimeOffset(2001, 2, 3, 4, 5, 6, TimeSpan.Zero);
        (await CreateMany<User>(false, Q.Data<User>(("Email", "t1")),
            Q.Data<User>(("Email", "t2"), ("CreatedAt", longAgo)))).ShouldBe(2);
        var times = await Engine.FindMany<User>(
            Q.Find<User>(Q.Is<User>("Email", Comparison.StartsWith, "t"), orderBy: [Q.By<User>("Email")]), Ct);
        times[1]["CreatedAt"].ShouldBe(longAgo);
        times[0]["CreatedAt"].ShouldBe(times[0]["UpdatedAt"]);
    }

    [Fact]
    public async Task Sends_nothing_of_many_when_the_last_is_refused()
    {
        await Should.ThrowAsync<ArgumentOutOfRangeException>(async () => await CreateMany<User>(
            false, [.. Enumerable.Range(0, 45)
                .Select(i => Q.Data<User>(("Email", $"u{i}"), ("Role", i == 44 ? (Role)99 : Role.Guest)))]));
        await Should.ThrowAsync<InvalidQueryException>(async () => await CreateMany<User>(
            false, Q.Data<User>(("Email", "u")),
            Q.Data<User>(("Email", "v")).With("Posts", new NestedStep(NestedStepKind.Create))));
        Database.Trips.ShouldBe(0);
    }

    [Fact]
    public async Task Creates_very_many_and_all_or_none()
    {
        (await CreateMany<Comment>(false, [.. Enumerable.Range(0, 2_047)
            .Select(i => Q.Data<Comment>(("Text", "bulk " + i), ("PostId", 1 + (i % 12))))])).ShouldBe(2_047);
        (await Count<Comment>(Q.Is<Comment>("Text", Comparison.StartsWith, "bulk"))).ShouldBe(2_047);
        await Should.ThrowAsync<ForeignKeyException>(CreateMany<Comment>(false,
            [.. Enumerable.Range(0, 100)
                .Select(i => Q.Data<Comment>(("Text", "tardy"), ("PostId", i == 99 ? 999 : 1)))]));
        (await Count<Comment>(Q.Is<Comment>("Text", "tardy"))).ShouldBe(0);
        (await CreateMany<Comment>(false)).ShouldBe(0);
    }

    [Fact]
    public async Task Skips_duplicates() =>
        (await CreateMany<Category>(true, Q.Data<Category>(("Name", "news")), Q.Data<Category>(("Name", "fresh")),
            Q.Data<Category>(("Name", "fresh")))).ShouldBe(1);
}
