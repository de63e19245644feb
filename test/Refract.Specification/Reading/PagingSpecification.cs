using Refract.Runtime;

namespace Refract.Specification;

/// <summary>Order, take, skip, cursor and distinct, by hand and at random against lists in memory.</summary>
public abstract class PagingSpecification(ISpecificationProvider provider) : EngineTest(provider, isShared: true)
{
    private async Task<int[]> Posts(OrderTerm[]? orderBy = null, int? take = null, int? skip = null, UniqueKey? cursor = null,
        string[]? distinct = null, Predicate? where = null) =>
        [.. (await Engine.FindMany<Post>(Q.Find<Post>(where, null, orderBy, take, skip, cursor, distinct), Ct)).Select(post => post.Id)];

    private Task<T?> Unique<T>(UniqueKey key, Predicate? where = null) where T : class, IModel<T> =>
        Engine.FindOne<T>(Q.Find<T>(where, key, verb: Verb.FindUnique), Ct);

    [Fact]
    public async Task Orders_by_several_columns() =>
        (await Posts([Q.By<Post>("Views", Sort.Desc), Q.By<Post>("Id", Sort.Desc)])).ShouldBe([6, 8, 7, 4, 3, 12, 11, 10, 1, 5, 9, 2]);

    [Fact]
    public async Task Puts_nulls_where_it_is_told()
    {
        (await Posts([Q.By<Post>("Rating", Sort.AscNullsFirst), Q.By<Post>("Id")])).ShouldBe([2, 5, 8, 12, 7, 9, 3, 4, 10, 11, 1, 6]);
        (await Posts([Q.By<Post>("Rating", Sort.AscNullsLast), Q.By<Post>("Id")])).ShouldBe([7, 9, 3, 4, 10, 11, 1, 6, 2, 5, 8, 12]);
        (await Posts([Q.By<Post>("Rating", Sort.DescNullsFirst), Q.By<Post>("Id")])).ShouldBe([2, 5, 8, 12, 6, 1, 10, 11, 3, 4, 9, 7]);
        (await Posts([Q.By<Post>("Rating", Sort.DescNullsLast), Q.By<Post>("Id")])).ShouldBe([6, 1, 10, 11, 3, 4, 9, 7, 2, 5, 8, 12]);
    }

    [Fact]
    public async Task Orders_through_a_to_one_relation() =>
        (await Posts([Q.By(Q.Enter(Model<Post>.Info.RootScope, "Author"), "Email", Sort.Desc), Q.By<Post>("Id")]))
            .ShouldBe([12, 11, 7, 8, 9, 6, 4, 5, 1, 2, 3, 10]);

    [Fact]
    public async Task Orders_through_two_to_one_relations_of_which_one_is_missing()
    {
        var manager = Q.Enter(Q.Enter(Model<Post>.Info.RootScope, "Author"), "Manager");
        (await Posts([Q.By(manager, "Id", Sort.AscNullsLast), Q.By<Post>("Id")])).ShouldBe([4, 5, 6, 7, 8, 9, 10, 11, 12, 1, 2, 3]);
    }

    [Fact]
    public async Task Orders_by_the_number_of_related_rows()
    {
        (await Posts([Q.ByCount<Post>("Comments", Sort.Desc), Q.By<Post>("Id")], take: 5)).ShouldBe([1, 7, 3, 4, 12]);
        (await Posts([Q.ByCount<Post>("Categories", Sort.Desc), Q.By<Post>("Id")], take: 3)).ShouldBe([1, 3, 4]);
    }

    [Fact]
    public async Task Takes_by_the_key_when_nothing_else_is_said()
    {
        (await Posts(take: 2)).ShouldBe([1, 2]);
        (await Posts(take: -2)).ShouldBe([11, 12]);
        (await Posts(skip: 10)).ShouldBe([11, 12]);
        (await Posts(take: 0)).ShouldBe([]);
    }

    [Fact]
    public async Task Takes_from_the_end_in_the_given_order() =>
        (await Posts([Q.By<Post>("Views"), Q.By<Post>("Id")], take: -3, skip: 1)).ShouldBe([4, 7, 8]);

    [Fact]
    public async Task Begins_at_a_cursor_that_is_included()
    {
        (await Posts(cursor: Q.Key(4), take: 3)).ShouldBe([4, 5, 6]);
        (await Posts(cursor: Q.Key(4), skip: 1, take: 2)).ShouldBe([5, 6]);
        (await Posts(cursor: Q.Key(4), take: -3)).ShouldBe([2, 3, 4]);
        (await Posts(cursor: Q.Key(4), skip: 1, take: -2)).ShouldBe([2, 3]);
        (await Posts([Q.By<Post>("Views", Sort.Desc), Q.By<Post>("Id")], cursor: Q.Key(3), take: 3)).ShouldBe([3, 4, 12]);
    }

    [Fact]
    public async Task Finds_nothing_from_a_cursor_that_is_not_there()
    {
        (await Posts(cursor: Q.Key(99))).ShouldBe([]);
        (await Posts([Q.By<Post>("Rating", Sort.AscNullsFirst)], cursor: Q.Key(99))).ShouldBe([]);
    }

    [Fact]
    public async Task Begins_at_a_cursor_of_two_columns()
    {
        var rows = await Engine.FindMany<Membership>(Q.Find<Membership>(cursor: Q.Key2(1, "red"), take: 2), Ct);
        rows.Select(row => (row["UserId"], row["GroupId"])).ShouldBe([(1, "red"), (2, "red")]);
    }

    [Fact]
    public async Task Begins_at_a_cursor_of_a_unique_key_that_is_not_the_id()
    {
        var rows = await Engine.FindMany<User>(Q.Find<User>(orderBy: [Q.By<User>("Email")], cursor: Q.Key("hal@z.test", 1), take: 2), Ct);
        rows.Select(row => row.Id).ShouldBe([8, 9]);
    }

    [Fact]
    public async Task Keeps_the_first_of_those_that_are_alike()
    {
        (await Posts([Q.By<Post>("Id")], distinct: ["AuthorId"])).ShouldBe([1, 4, 6, 7, 10, 11, 12]);
        (await Posts([Q.By<Post>("Views", Sort.Desc), Q.By<Post>("Id")], distinct: ["AuthorId"], take: 3)).ShouldBe([6, 7, 3]);
        (await Posts([Q.By<Post>("Id")], distinct: ["AuthorId"], skip: 5)).ShouldBe([11, 12]);
        (await Posts([Q.By<Post>("Id")], distinct: ["Views", "Rating"], take: -2)).ShouldBe([11, 12]);
        (await Posts([Q.By<Post>("Id")], distinct: ["EditorId"])).ShouldBe([1, 2, 3, 5, 7, 9]);
    }

    [Fact]
    public async Task Counts_with_limits()
    {
        (await Engine.Count(Q.Find<Post>(take: 5, skip: 10, verb: Verb.Count), Ct)).ShouldBe(2);
        (await Engine.Count(Q.Find<Post>(cursor: Q.Key(9), verb: Verb.Count), Ct)).ShouldBe(4);
        (await Engine.Count(Q.Find<Post>(distinct: ["AuthorId"], verb: Verb.Count), Ct)).ShouldBe(7);
        (await Engine.Count(Q.Find<Post>(verb: Verb.Count), Ct)).ShouldBe(12);
    }

    [Fact]
    public async Task Finds_the_first()
    {
        OrderTerm[] least = [Q.By<Post>("Views")], most = [Q.By<Post>("Views", Sort.Desc)];
        (await Engine.FindOne<Post>(Q.Find<Post>(orderBy: most, verb: Verb.FindFirst), Ct))!.Id.ShouldBe(6);
        (await Engine.FindOne<Post>(Q.Find<Post>(orderBy: least, take: -1, verb: Verb.FindFirst), Ct))!.Id.ShouldBe(6);
        (await Engine.FindOne<Post>(Q.Find<Post>(Q.Is<Post>("Views", 12345), verb: Verb.FindFirst), Ct)).ShouldBeNull();
        var error = await Should.ThrowAsync<RecordNotFoundException>(
            Engine.FindOneOrThrow<Post>(Q.Find<Post>(key: Q.Key(99), verb: Verb.FindUniqueOrThrow), Ct));
        error.Message.ShouldBe("No Post was found for findUniqueOrThrow by id.");
    }

    [Fact]
    public async Task Finds_a_row_by_each_of_its_keys()
    {
        (await Unique<User>(Q.Key(3)))!["Email"].ShouldBe("cid@x.test");
        (await Unique<User>(Q.Key("cid@x.test", 1)))!.Id.ShouldBe(3);
        (await Unique<Membership>(Q.Key2(4, "blue")))!["Level"].ShouldBe(2);
        (await Unique<Membership>(Q.Key2(4, "red"))).ShouldBeNull();
        (await Unique<User>(Q.Key(3), Q.Is<User>("Active", false)))!.Id.ShouldBe(3);
        (await Unique<User>(Q.Key(3), Q.Is<User>("Active", true))).ShouldBeNull();
    }

    [Fact]
    public async Task Locks_rows() =>
        (await Engine.FindMany<Post>(Q.Find<Post>(orderBy: [Q.By(Q.Enter(Model<Post>.Info.RootScope, "Author"), "Email")], take: 2,
            @lock: RowLock.Update), Ct)).Count.ShouldBe(2);

    [Theory]
    [InlineData(11)]
    [InlineData(12)]
    [InlineData(13)]
    [InlineData(14)]
    public async Task Pages_as_memory_does(int seed)
    {
        var random = new Random(seed);
        for (var i = 0; i < 50; i++)
        {
            var columns = new[] { "Views", "Rating", "EditorId", "Published" }.Where(_ => random.Next(2) == 0).Append("Id")
                .Select(name => (Name: name, Sort: random.Next(2) == 0 ? random.Next(2) == 0 ? Sort.AscNullsFirst : Sort.AscNullsLast
                : random.Next(2) == 0 ? Sort.DescNullsFirst : Sort.DescNullsLast))
                .ToArray();
            int? take = random.Next(3) == 0 ? null : random.Next(-6, 7);
            int? skip = random.Next(2) == 0 ? null : random.Next(4);
            int? cursor = random.Next(2) == 0 ? null : random.Next(1, 13);
            var distinct = random.Next(3) == 0 ? new[] { random.Next(2) == 0 ? "AuthorId" : "Rating" } : null;
            var actual = await Posts([.. columns.Select(column => Q.By<Post>(column.Name, column.Sort))], take, skip, cursor is { } id
                ? Q.Key(id) : null, distinct);
            actual.ShouldBe(Page([.. SeedData.Posts], columns, take, skip, cursor, distinct),
                $"page {i} of seed {seed}: {Database.Sql[^1]}");
        }
    }

    [Theory]
    [InlineData("Published", Sort.Asc, 1)]
    [InlineData("Published", Sort.Desc, 2)]
    [InlineData("Published", Sort.Desc, -2)]
    [InlineData("Rating", Sort.Asc, 2)]
    [InlineData("Rating", Sort.DescNullsLast, -3)]
    [InlineData("EditorId", Sort.DescNullsFirst, 3)]
    [InlineData("Views", Sort.Desc, 5)]
    public async Task Pages_by_a_cursor_over_rows_that_are_alike_have_each_row_once(string column, Sort sort, int take)
    {
        OrderTerm[] order = [Q.By<Post>(column, sort)];
        var page = await Posts(order, take);
        var seen = new List<int>(page);
        while (page.Length == Math.Abs(take))
        {
            page = await Posts(order, take, skip: 1, cursor: Q.Key(take < 0 ? page[0] : page[^1]));
            seen.AddRange(page);
        }

        seen.Order().ShouldBe(Enumerable.Range(1, 12));
    }

    [Theory]
    [InlineData("Published", Sort.Desc, 1)]
    [InlineData("Published", Sort.Asc, -3)]
    [InlineData("Rating", Sort.Desc, 2)]
    [InlineData("EditorId", Sort.Asc, -2)]
    public async Task Pages_by_number_over_rows_that_are_alike_have_each_row_once(string column, Sort sort, int take)
    {
        var seen = new List<int>();
        for (var skip = 0; skip < 12; skip += Math.Abs(take)) seen.AddRange(await Posts([Q.By<Post>(column, sort)], take, skip));
        seen.Order().ShouldBe(Enumerable.Range(1, 12));
        var byCursor = await Posts([Q.By<Post>(column, sort)], take);
        (await Posts([Q.By<Post>(column, sort)], take, skip: 0)).ShouldBe(byCursor);
    }

    [Theory]
    [InlineData(Sort.Asc, 1)]
    [InlineData(Sort.Desc, 2)]
    [InlineData(Sort.Desc, -1)]
    public async Task Pages_of_related_rows_that_are_alike_have_each_row_once(Sort sort, int take)
    {
        var seen = new List<int>();
        for (var skip = 0; skip < 4; skip += Math.Abs(take))
        {
            var include = Q.Include<User>("Posts", orderBy: [Q.By<Post>("Published", sort)], take: take, skip: skip);
            var users = await Engine.FindMany<User>(Q.Find<User>(include: [include]), Ct);
            seen.AddRange(users.SelectMany(user => user.Many("Posts")).Select(post => post.Id));
        }

        seen.Order().ShouldBe(Enumerable.Range(1, 12));
    }

    [Fact]
    public async Task The_first_of_those_that_are_alike_is_the_same_on_every_page()
    {
        OrderTerm[] order = [Q.By<Post>("Published", Sort.Desc)];
        var all = await Posts(order, distinct: ["Views"]);
        var pages = new List<int>();
        for (var skip = 0; skip < all.Length; skip += 2) pages.AddRange(await Posts(order, take: 2, skip: skip, distinct: ["Views"]));
        pages.ShouldBe(all);
    }

    [Fact]
    public async Task Enums_are_in_the_order_of_the_schema()
    {
        async Task<int[]> Users(Sort sort, int? take = null, int? cursor = null, int? skip = null) => [.. (await Engine.FindMany<User>(Q.Find<User>(
            orderBy: [Q.By<User>("Role", sort), Q.By<User>("Id")], take: take, skip: skip, cursor: cursor is { } id ? Q.Key(id) : null), Ct)).Select(row => row.Id)];
        (await Users(Sort.Asc)).ShouldBe([1, 7, 2, 3, 5, 8, 9, 10, 4, 6]);
        (await Users(Sort.Desc)).ShouldBe([4, 6, 2, 3, 5, 8, 9, 10, 1, 7]);
        (await Users(Sort.Asc, take: 3, cursor: 7)).ShouldBe([7, 2, 3]);
        (await Users(Sort.Desc, take: 3, cursor: 6, skip: 1)).ShouldBe([2, 3, 5]);
        (await Users(Sort.Asc, take: -3)).ShouldBe([10, 4, 6]);
        var authors = await Posts([Q.By(Q.Enter(Model<Post>.Info.RootScope, "Author"), "Role"), Q.By<Post>("Id")]);
        authors.ShouldBe([1, 2, 3, 11, 4, 5, 6, 10, 12, 7, 8, 9]);
        var distinct = await Engine.FindMany<User>(Q.Find<User>(orderBy: [Q.By<User>("Role")], distinct: ["Role"], take: 2), Ct);
        distinct.Select(row => row["Role"]).ShouldBe([Role.Admin, Role.User]);
    }

    private static IEnumerable<int> Page(List<Post> rows, (string Name, Sort Sort)[] order, int? take, int? skip, int? cursor,
        string[]? distinct)
    {
        rows.Sort((a, b) => order.Select(term => Compare(a[term.Name], b[term.Name], term.Sort)).FirstOrDefault(sign => sign != 0));
        if (take < 0) rows.Reverse();
        IEnumerable<Post> page = rows;
        if (cursor is { } id) page = page.SkipWhile(row => row.Id != id);
        if (distinct is not null) page = page.DistinctBy(row => row[distinct[0]]);
        page = page.Skip(skip ?? 0);
        if (take is { } count) page = page.Take(Math.Abs(count));
        return (take < 0 ? page.Reverse() : page).Select(row => row.Id);
    }

    private static int Compare(object? a, object? b, Sort sort)
    {
        if (a is null || b is null)
        {
            var nullFirst = sort is Sort.AscNullsFirst or Sort.DescNullsFirst;
            return a is null && b is null ? 0 : a is null == nullFirst ? -1 : 1;
        }

        var sign = Comparer<object>.Default.Compare(a, b);
        return sort is Sort.AscNullsFirst or Sort.AscNullsLast ? sign : -sign;
    }
}
