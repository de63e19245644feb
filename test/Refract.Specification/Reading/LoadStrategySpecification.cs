using System.Collections;
using System.Text;
using Refract.Relational.Sql;
using Refract.Runtime;

namespace Refract.Specification;

/// <summary>Relations come in as few trips as a query asks for, and are the same in any number of them.</summary>
public abstract class LoadStrategySpecification(ISpecificationProvider provider) : EngineTest(provider)
{
    private static IncludePlan PostsWithComments(int? take = null, OrderTerm[]? orderBy = null) =>
        Q.Include<User>("Posts",
        [Q.Include<Post>("Comments", orderBy: [Q.By<Comment>("Id")]),
            Q.Include<Post>("Categories", orderBy: [Q.By<Category>("Id")])],
        orderBy: orderBy ?? [Q.By<Post>("Id")], take: take);

    private static OrderTerm[] ById => [Q.By<User>("Id")];

    /// <summary>
    /// Selections that have to be found again for each level: by condition, page, cursor, distinct values, from the
    /// end, with ties in their order.
    /// </summary>
    public static TheoryData<string> Selections =>
        ["all", "where", "page", "ties", "end", "cursor", "distinct", "related", "none", "limited below", "joined"];

    [Theory]
    [MemberData(nameof(Selections))]
    public async Task Any_strategy_answers_the_same(string selection)
    {
        var expected = await Answer(selection, RelationLoadStrategy.EachDepth);
        (await Answer(selection, RelationLoadStrategy.TwoTrips)).ShouldBe(expected);
        (await Answer(selection, RelationLoadStrategy.OneTrip)).ShouldBe(expected);
        if (selection != "none") expected.Length.ShouldBeGreaterThan(200);
    }

    [Theory]
    [InlineData(RelationLoadStrategy.EachDepth, 3)]
    [InlineData(RelationLoadStrategy.TwoTrips, 2)]
    [InlineData(RelationLoadStrategy.OneTrip, 1)]
    public async Task A_query_says_how_many_trips_it_may_take(RelationLoadStrategy strategy, int trips)
    {
        await Answer("all", strategy);
        Database.Trips.ShouldBe(Database.Dialect.Capabilities.HasBatches ? trips : 4);
    }

    [Fact]
    public async Task A_client_says_it_for_all_queries_that_do_not()
    {
        var engine = new ClientContext(Database, Runtime.Engine.Create,
            new RefractOptions { RelationLoadStrategy = RelationLoadStrategy.OneTrip }).Executor;
        await engine.FindMany<User>(Q.Find<User>(include: [PostsWithComments()]), Ct);
        Database.Trips.ShouldBe(Database.Dialect.Capabilities.HasBatches ? 1 : 4);
        await engine.Run(
            new FindMany<User>(Q.Find<User>(include: [PostsWithComments()]), Records<User>.Reader)
            {
                LoadStrategy = RelationLoadStrategy.EachDepth,
            },
            Ct);
        Database.Trips.ShouldBe(Database.Dialect.Capabilities.HasBatches ? 4 : 8);
    }

    [Fact]
    public async Task Rows_that_were_written_bring_each_depth_in_one_trip_of_their_transaction()
    {
        var engine = new ClientContext(Database, Runtime.Engine.Create,
            new RefractOptions { RelationLoadStrategy = RelationLoadStrategy.TwoTrips }).Executor;
        var user = await engine.Write<User>(
            Q.Update<User>(Q.Key(1), Q.Data<User>(("Age", 41)), include: PostsWithComments()), Ct);
        user!.Many("Posts").Select(post => post.Many("Comments").Count).ShouldBe([2, 0, 1]);
        (Database.Trips, Database.Transactions, Database.TripsInside).ShouldBe(
            (0, 1, Database.Dialect.Capabilities.HasBatches ? 3 : 4));
    }

    /// <summary>
    /// Statements that each see another state of the database could miss the rows of a parent: then it goes depth by
    /// depth.
    /// </summary>
    [Theory]
    [InlineData(System.Data.IsolationLevel.ReadCommitted)]
    [InlineData(System.Data.IsolationLevel.RepeatableRead)]
    [InlineData(System.Data.IsolationLevel.Serializable)]
    public async Task Answers_the_same_inside_a_transaction(System.Data.IsolationLevel isolation)
    {
        var expected = await Answer("ties", RelationLoadStrategy.EachDepth);
        await using var transaction = await Database.BeginTransaction(isolation, null, Ct);
        var open = new ClientTransaction(transaction, isAmbient: false, CancellationToken.None);
        var engine = Context.Inside(open).Executor;
        foreach (var strategy in Enum.GetValues<RelationLoadStrategy>())
            (await Answer("ties", strategy, engine)).ShouldBe(expected);
    }

    /// <summary>
    /// Rows that hold the key by which their parent is looked for cannot be missed. All others are found by way of
    /// something that may change between two statements of a batch: another key, a condition, the parent of a parent.
    /// </summary>
    [Theory]
    [InlineData("id", false)]
    [InlineData("email", true)]
    [InlineData("condition", true)]
    [InlineData("below", true)]
    [InlineData("joined", true)]
    public async Task The_row_of_a_key_comes_in_one_trip_that_asks_for_a_snapshot_where_it_needs_one(string kind,
        bool needsSnapshot)
    {
        var expected = new StringBuilder();
        Write(expected, (await Engine.FindOne<User>(Unique(kind), Ct))!);
        expected.ToString().ShouldContain("Post 1");
        if (Database.Dialect.Capabilities.HasBatches) Database.Trips.ShouldBe(1);
        Database.Snapshots.ShouldBe(Database.Dialect.Capabilities.HasBatches && needsSnapshot ? 1 : 0);

        await using var transaction = await Database.BeginTransaction(System.Data.IsolationLevel.ReadCommitted, null,
            Ct);
        var inside = new StringBuilder();
        var engine = Context.Inside(
            new ClientTransaction(transaction, isAmbient: false, CancellationToken.None)).Executor;
        Write(inside, (await engine.FindOne<User>(Unique(kind), Ct))!);
        inside.ToString().ShouldBe(expected.ToString());
    }

    private static FindPlan Unique(string kind)
    {
        var posts = Q.Include<User>("Posts", orderBy: [Q.By<Post>("Id")]);
        return kind switch
        {
            "email" => Q.Find<User>(key: Q.Key("ann@x.test", 1), include: [posts]),
            "condition" => Q.Find<User>(Q.Is<User>("Email", "ann@x.test"), key: Q.Key(1), include: [posts]),
            "below" => Q.Find<User>(key: Q.Key(1), include: [PostsWithComments()]),
            "joined" => Q.Find<User>(key: Q.Key(2), include: [Q.Include<User>("Manager", [posts])]),
            _ => Q.Find<User>(key: Q.Key(1), include: [posts]),
        };
    }

    private async Task<string> Answer(string selection, RelationLoadStrategy strategy, IExecutor? engine = null)
    {
        var plan = new FindMany<User>(Plan(selection), Records<User>.Reader) { LoadStrategy = strategy };
        var text = new StringBuilder();
        foreach (var user in await (engine ?? Engine).Run(plan, Ct)) Write(text, user);
        return text.ToString();
    }

    private static FindPlan Plan(string selection) => selection switch
    {
        "where" => Q.Find<User>(
            Q.Related<User>("Posts", Quantifier.Some, posts => Q.Is(posts, "Published", Comparison.Equals, true)),
            orderBy: ById,
            include: [PostsWithComments()]),
        "page" => Q.Find<User>(orderBy: ById, skip: 1, take: 4, include: [PostsWithComments()]),
        // Many users have no manager: an order by it alone would leave open who is on the page.
        "ties" => Q.Find<User>(orderBy: [Q.By<User>("ManagerId")], take: 3,
            include: [PostsWithComments(), Q.Include<User>("Reports", orderBy: ById)]),
        "end" => Q.Find<User>(orderBy: ById, take: -7, include: [PostsWithComments()]),
        "cursor" => Q.Find<User>(orderBy: ById, cursor: Q.Key(3), skip: 1, take: 3, include: [PostsWithComments()]),
        "distinct" => Q.Find<User>(orderBy: ById, distinct: ["ManagerId"], include: [PostsWithComments()]),
        "related" =>
            Q.Find<User>(orderBy: [Q.ByCount<User>("Posts", Sort.Desc), Q.By<User>("Id")], take: 4,
                include: [PostsWithComments()]),
        "none" => Q.Find<User>(Q.Is<User>("Id", -1), include: [PostsWithComments()]),
        "limited below" =>
            Q.Find<User>(orderBy: ById,
                include: [PostsWithComments(take: 2, orderBy: [Q.By<Post>("Published", Sort.Desc)])]),
        "joined" => Q.Find<User>(orderBy: ById, include:
            [Q.Include<User>("Manager", [Q.Include<User>("Profile"), PostsWithComments()]),
                Q.Include<User>("Profile", [Q.Include<Profile>("User", [PostsWithComments()])])]),
        _ => Q.Find<User>(orderBy: ById, include: [PostsWithComments()]),
    };

    private static void Write(StringBuilder text, Record record)
    {
        text.Append(record.Info.Name).Append(' ').Append(record["Id"]);
        foreach (var relation in record.Info.Relations)
        {
            if (!record.IsLoaded(relation.Name)) continue;
            text.Append(' ').Append(relation.Name).Append('(');
            if (record[relation.Name] is IEnumerable many)
                foreach (Record related in many) Write(text, related);
            else if (record.One(relation.Name) is { } one) Write(text, one);
            text.Append(')');
        }

        text.Append("; ");
    }
}
