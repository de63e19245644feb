using Refract.Relational;
using Refract.Relational.Sql;
using Refract.Runtime;

namespace Refract.Specification;

/// <summary>Relations that are included.</summary>
/// <param name="provider">The provider under test.</param>
/// <param name="strategy">In how many trips; what is loaded is the same.</param>
public abstract class IncludeSpecification(ISpecificationProvider provider,
    RelationLoadStrategy strategy = RelationLoadStrategy.EachDepth)
    : EngineTest(provider, isShared: true, strategy)
{
    private static int[] Ids(IEnumerable<Record> records) => [.. records.Select(record => record.Id)];

    [Fact]
    public async Task Leaves_relations_unloaded_that_nobody_asked_for() =>
        (await Engine.FindOne<User>(Q.Find<User>(key: Q.Key(1)), Ct))!.IsLoaded("Posts").ShouldBeFalse();

    [Fact]
    public async Task Loads_lists_of_many_parents()
    {
        var users = await Engine.FindMany<User>(Q.Find<User>(orderBy: [Q.By<User>("Id")],
            include: [Q.Include<User>("Posts", orderBy: [Q.By<Post>("Id")])]), Ct);
        users.ToDictionary(user => user.Id, user => Ids(user.Many("Posts"))).Where(entry => entry.Value.Length > 0)
            .Select(entry => $"{entry.Key}: {string.Join(' ', entry.Value)}")
            .ShouldBe(["1: 1 2 3", "2: 4 5", "3: 6", "4: 7 8 9", "5: 10", "7: 11", "9: 12"]);
        users[5].Many("Posts").ShouldBeEmpty();
        Database.Trips.ShouldBe(
            Context.LoadStrategy == RelationLoadStrategy.OneTrip && Database.Dialect.Capabilities.HasBatches ? 1 : 2);
    }

    [Fact]
    public async Task Loads_lists_of_one_parent()
    {
        var user = await Engine.FindOne<User>(Q.Find<User>(
            key: Q.Key("ann@x.test", 1), include: [Q.Include<User>("Posts", orderBy: [Q.By<Post>("Views", Sort.Desc)]),
                Q.Include<User>("Reports", orderBy: [Q.By<User>("Id")])]), Ct);
        Ids(user!.Many("Posts")).ShouldBe([3, 1, 2]);
        Ids(user.Many("Reports")).ShouldBe([2, 3, 8]);
        Database.Trips.ShouldBe(Database.Provider == SqlProvider.PostgreSql ? 1 : 3);
    }

    [Fact]
    public async Task Finds_no_row_with_relations() =>
        (await Engine.FindOne<User>(
            Q.Find<User>(key: Q.Key(99), include: [Q.Include<User>("Posts", [Q.Include<Post>("Comments")])]), Ct))
            .ShouldBeNull();

    [Fact]
    public async Task Joins_to_one_relations()
    {
        var posts = await Engine.FindMany<Post>(Q.Find<Post>(
            orderBy: [Q.By<Post>("Id")], take: 3, include: [Q.Include<Post>("Author",
                [Q.Include<User>("Manager"), Q.Include<User>("Profile")]),
                Q.Include<Post>("Editor", [Q.Include<User>("Manager")])]), Ct);
        posts.Select(post => post.One("Author")!.Id).ShouldBe([1, 1, 1]);
        posts.Select(post => post.One("Editor")?.Id).ShouldBe([2, null, 1]);
        posts[0].One("Author")!.One("Manager").ShouldBeNull();
        posts[0].One("Author")!.One("Profile")!["Bio"].ShouldBe("the boss");
        posts[0].One("Editor")!.One("Manager")!.Id.ShouldBe(1);
        Database.Trips.ShouldBe(1);
    }

    [Fact]
    public async Task Joins_keep_the_order_through_relations_and_limits()
    {
        var posts = await Engine.FindMany<Post>(Q.Find<Post>(
            orderBy: [Q.By(Q.Enter(Model<Post>.Info.RootScope, "Author"), "Email", Sort.Desc), Q.By<Post>("Id")],
            take: 4, skip: 1,
            include: [Q.Include<Post>("Author")]), Ct);
        Ids(posts).ShouldBe([11, 7, 8, 9]);
        posts.Select(post => post.One("Author")!.Id).ShouldBe([7, 4, 4, 4]);
    }

    [Fact]
    public async Task Loads_the_to_one_side_that_holds_no_key()
    {
        var users = await Engine.FindMany<User>(Q.Find<User>(orderBy: [Q.By<User>("Id")], take: 4,
            include: [Q.Include<User>("Profile", [Q.Include<Profile>("User")])]), Ct);
        users.Select(user => user.One("Profile")?.Id).ShouldBe([1, 2, null, 3]);
        users[3].One("Profile")!.One("User")!.Id.ShouldBe(4);
    }

    [Fact]
    public async Task Loads_many_to_many_relations_both_ways()
    {
        var posts = await Engine.FindMany<Post>(Q.Find<Post>(orderBy: [Q.By<Post>("Id")],
            include: [Q.Include<Post>("Categories", orderBy: [Q.By<Category>("Name")])]), Ct);
        posts.Select(post => string.Join(' ', Ids(post.Many("Categories"))))
            .ShouldBe(["1 2", "", "3 1", "1", "", "2", "3", "", "", "", "", "1"]);
        var category = await Engine.FindOne<Category>(Q.Find<Category>(key: Q.Key("news", 1),
            include: [Q.Include<Category>("Posts", orderBy: [Q.By<Post>("Id", Sort.Desc)])]), Ct);
        Ids(category!.Many("Posts")).ShouldBe([12, 4, 3, 1]);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Goes_to_any_depth(bool byKey)
    {
        IncludePlan[] include =
        [
            Q.Include<User>("Posts", [
                Q.Include<Post>("Comments", orderBy: [Q.By<Comment>("Id")]),
                Q.Include<Post>("Categories",
                    [Q.Include<Category>("Posts", [Q.Include<Post>("Author", [Q.Include<User>("Posts")])])],
                    orderBy: [Q.By<Category>("Id")]),
            ], orderBy: [Q.By<Post>("Id")]),
            Q.Include<User>("Manager", [Q.Include<User>("Posts", orderBy: [Q.By<Post>("Id")])]),
        ];
        var user = byKey
            ? await Engine.FindOne<User>(Q.Find<User>(key: Q.Key("ann@x.test", 1), include: include), Ct)
            : (await Engine.FindMany<User>(Q.Find<User>(orderBy: [Q.By<User>("Id")], include: include), Ct))[0];
        var posts = user!.Many("Posts");
        Ids(posts).ShouldBe([1, 2, 3]);
        posts.Select(post => string.Join(' ', post.Many("Comments").Select(comment => comment["Id"])))
            .ShouldBe(["c1 c2", "", "c3"]);
        var news = posts[0].Many("Categories")[0];
        news["Name"].ShouldBe("news");
        Ids(news.Many("Posts")).Order().ShouldBe([1, 3, 4, 12]);
        news.Many("Posts").Single(post => post.Id == 12).One("Author")!.Many("Posts").Single().Id.ShouldBe(12);
        user.One("Manager").ShouldBeNull();
    }

    [Fact]
    public async Task Loads_lists_below_a_joined_row()
    {
        var post = await Engine.FindOne<Post>(Q.Find<Post>(key: Q.Key(4),
            include: [Q.Include<Post>("Editor", [Q.Include<User>("Posts", orderBy: [Q.By<Post>("Id")])])]), Ct);
        Ids(post!.One("Editor")!.Many("Posts")).ShouldBe([1, 2, 3]);
        var posts = await Engine.FindMany<Post>(Q.Find<Post>(orderBy: [Q.By<Post>("Id")],
            include: [Q.Include<Post>("Editor", [Q.Include<User>("Posts", orderBy: [Q.By<Post>("Id")])])]), Ct);
        posts.Select(one => one.One("Editor") is { } editor ? editor.Many("Posts").Count : -1)
            .ShouldBe([2, -1, 3, 3, 1, -1, 3, -1, 1, 3, 2, -1]);
    }

    [Fact]
    public async Task Loads_relations_of_compound_keys()
    {
        var memberships = await Engine.FindMany<Membership>(Q.Find<Membership>(
            orderBy: [Q.By<Membership>("UserId"), Q.By<Membership>("GroupId")],
            include: [Q.Include<Membership>("Badges", orderBy: [Q.By<Badge>("Id")]),
                Q.Include<Membership>("Group")]), Ct);
        memberships.Select(row => $"{row["UserId"]}{row["GroupId"]}: {string.Join(' ', Ids(row.Many("Badges")))}")
            .ShouldBe(["1blue: ", "1red: 1 2", "2red: ", "4blue: 5", "5red: "]);
        memberships[0].One("Group")!["Title"].ShouldBe("Blue");
        var badges = await Engine.FindMany<Badge>(Q.Find<Badge>(orderBy: [Q.By<Badge>("Id")],
            include: [Q.Include<Badge>("Membership")]), Ct);
        badges.Select(badge => badge.One("Membership")?["Level"]).ShouldBe([5, 5, null, null, 2]);
        var member = await Engine.FindOne<Membership>(Q.Find<Membership>(key: Q.Key2(1, "red"),
            include: [Q.Include<Membership>("Badges",
                [Q.Include<Badge>("Membership", [Q.Include<Membership>("Badges")])])]), Ct);
        member!.Many("Badges")[0].One("Membership")!.Many("Badges").Count.ShouldBe(2);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Filters_orders_and_limits_for_each_parent(bool byKey)
    {
        async Task<int[][]> Posts(IncludePlan include) => byKey
            ? await Task.WhenAll(new[] { 1, 2, 4 }.Select(async id =>
            Ids((await Engine.FindOne<User>(Q.Find<User>(key: Q.Key(id), include: [include]), Ct))!.Many("Posts"))))
            : [.. (await Engine.FindMany<User>(
                Q.Find<User>(Q.Is<User>("Id", Comparison.In, new[] { 1, 2, 4 }), orderBy: [Q.By<User>("Id")],
            include: [include]), Ct)).Select(user => Ids(user.Many("Posts")))];

        (await Posts(Q.Include<User>("Posts", where: Q.Is<Post>("Published", true), orderBy: [Q.By<Post>("Id")])))
            .ShouldBe([[1, 3], [4], [7, 9]]);
        (await Posts(Q.Include<User>("Posts", orderBy: [Q.By<Post>("Views", Sort.Desc), Q.By<Post>("Id")], take: 1)))
            .ShouldBe([[3], [4], [7]]);
        (await Posts(Q.Include<User>("Posts", orderBy: [Q.By<Post>("Id")], skip: 1))).ShouldBe([[2, 3], [5], [8, 9]]);
        (await Posts(Q.Include<User>("Posts", orderBy: [Q.By<Post>("Id")], skip: 1, take: 1))).ShouldBe(
            [[2], [5], [8]]);
        (await Posts(Q.Include<User>("Posts", take: -2))).ShouldBe([[2, 3], [4, 5], [8, 9]]);
        (await Posts(Q.Include<User>("Posts", orderBy: [Q.By<Post>("Id")], distinct: ["Published"]))).ShouldBe(
            [[1, 2], [4, 5], [7, 8]]);
        (await Posts(
            Q.Include<User>("Posts", orderBy: [Q.By<Post>("Id", Sort.Desc)], distinct: ["Published"], take: 1)))
            .ShouldBe([[3], [5], [9]]);
        (await Posts(Q.Include<User>("Posts", orderBy: [Q.By<Post>("Id")], cursor: Q.Key(2)))).ShouldBe(
            [[2, 3], [], []]);
        (await Posts(Q.Include<User>("Posts", orderBy: [Q.By<Post>("Id")], cursor: Q.Key(8), take: 1))).ShouldBe(
            [[], [], [8]]);
        (await Posts(
            Q.Include<User>("Posts", orderBy: [Q.ByCount<Post>("Comments", Sort.Desc), Q.By<Post>("Id")], take: 2)))
            .ShouldBe([[1, 3], [4, 5], [7, 8]]);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Limits_many_to_many_relations_for_each_parent(bool byKey)
    {
        async Task<string[]> Posts(IncludePlan include) => byKey
            ? await Task.WhenAll(new[] { 1, 2, 3 }.Select(async id =>
            string.Join(' ',
                Ids((await Engine.FindOne<Category>(Q.Find<Category>(key: Q.Key(id), include: [include]), Ct))!.Many(
            "Posts")))))
            : [.. (await Engine.FindMany<Category>(
                Q.Find<Category>(orderBy: [Q.By<Category>("Id")], take: 3, include: [include]), Ct))
            .Select(category => string.Join(' ', Ids(category.Many("Posts"))))];

        (await Posts(Q.Include<Category>("Posts", orderBy: [Q.By<Post>("Id")], take: 1))).ShouldBe(["1", "1", "3"]);
        (await Posts(Q.Include<Category>("Posts", orderBy: [Q.By<Post>("Id")], take: -1))).ShouldBe(["12", "6", "7"]);
        (await Posts(Q.Include<Category>("Posts", orderBy: [Q.By<Post>("Id")], cursor: Q.Key(3)))).ShouldBe(
            ["3 4 12", "", "3 7"]);
        (await Posts(Q.Include<Category>("Posts", orderBy: [Q.By<Post>("Id")], distinct: ["AuthorId"], skip: 1)))
            .ShouldBe(["4 12", "6", "7"]);
    }

    [Fact]
    public async Task Limits_levels_below_limited_levels()
    {
        var user = await Engine.FindOne<User>(Q.Find<User>(key: Q.Key(1), include:
            [Q.Include<User>("Posts",
                [Q.Include<Post>("Comments", orderBy: [Q.By<Comment>("Likes", Sort.Desc)], take: 1)],
                orderBy: [Q.By<Post>("Published", Sort.Desc)], take: 2)]), Ct);
        user!.Many("Posts").Count.ShouldBe(2);
        user.Many("Posts").Select(post => post.Many("Comments").Select(comment => comment["Id"]).Single()).Order()
            .ShouldBe(["c1", "c3"]);
    }

    [Fact]
    public async Task Turns_rows_around_that_were_taken_from_the_end()
    {
        var users = await Engine.FindMany<User>(Q.Find<User>(take: -2,
            include: [Q.Include<User>("Posts"), Q.Include<User>("Manager")]), Ct);
        Ids(users).ShouldBe([9, 10]);
        users[0].One("Manager")!.Id.ShouldBe(7);
        Ids(users[0].Many("Posts")).ShouldBe([12]);
    }
}
