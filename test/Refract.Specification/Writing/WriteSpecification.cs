using Refract.Relational.Sql;
using Refract.Runtime;

namespace Refract.Specification;

/// <summary>Writes of one table.</summary>
public abstract class WriteSpecification(ISpecificationProvider provider) : EngineTest(provider)
{
    private async Task<User> Get(int id) => (await Engine.FindOne<User>(Q.Find<User>(key: Q.Key(id)), Ct))!;

    [Fact]
    public async Task Creates_a_row_and_fills_what_was_left_out()
    {
        var before = DateTimeOffset.UtcNow.AddSeconds(-1);
        var user = await Engine.Write<User>(Q.Create<User>(Q.Data<User>(("Email", "new@x.test"))), Ct);
        user.Id.ShouldBe(11);
        (user["Name"], user["Role"], user["Active"]).ShouldBe((null, Role.User, true));
        ((string[])user["Tags"]!).ShouldBeEmpty();
        ((DateTimeOffset)user["CreatedAt"]!).ShouldBeGreaterThan(before);
        user["UpdatedAt"].ShouldBe(user["CreatedAt"]);
        (await Get(11))["Email"].ShouldBe("new@x.test");
        Database.Transactions.ShouldBe(0);
    }

    [Fact]
    public async Task Creates_ids_of_its_own()
    {
        var comment = await Engine.Write<Comment>(Q.Create<Comment>(Q.Data<Comment>(("Text", "t"), ("PostId", 1))), Ct);
        Guid.Parse((string)comment["Id"]!).Version.ShouldBe(7);
        var group = await Engine.Write<Group>(Q.Create<Group>(Q.Data<Group>(("Title", "t"))), Ct);
        ((string)group["Id"]!).Length.ShouldBe(8);
    }

    [Fact]
    public async Task Creates_with_relations_loaded()
    {
        var post = await Engine.Write<Post>(Q.Create<Post>(Q.Data<Post>(("Title", "t"), ("AuthorId", 2)),
            Q.Include<Post>("Author", [Q.Include<User>("Posts")]), Q.Include<Post>("Comments")), Ct);
        post.One("Author")!.Many("Posts").Count.ShouldBe(3);
        post.Many("Comments").ShouldBeEmpty();
    }

    [Fact]
    public async Task Names_the_model_and_fields_of_a_taken_key()
    {
        var error = await Should.ThrowAsync<UniqueConstraintException>(
            Engine.Write<User>(Q.Create<User>(Q.Data<User>(("Email", "ann@x.test"))), Ct));
        (error.Model, error.Fields.Single()).ShouldBe(("User", "email"));
    }

    [Fact]
    public async Task Updates_and_moves_the_time()
    {
        var user = await Engine.Write<User>(Q.Update<User>(Q.Key(2),
            Q.Data<User>(("Name", null), ("Role", Role.Admin), ("Tags", new[] { "n" }))), Ct);
        (user["Name"], user["Role"]).ShouldBe((null, Role.Admin));
        ((string[])user["Tags"]!).ShouldBe(["n"]);
        ((DateTimeOffset)user["UpdatedAt"]!).ShouldBeGreaterThan(SeedData.Noon);
        user["CreatedAt"].ShouldBe(SeedData.Noon.AddMinutes(2));
        Database.Trips.ShouldBe(1);
    }

    [Fact]
    public async Task Calculates_in_the_database()
    {
        async Task<object?> Views(WriteOperation operation, int value) =>
            (await Engine.Write<Post>(Q.Update<Post>(Q.Key(1), new Data<Post>().Do("Views", operation, value)),
                Ct))["Views"];

        (await Views(WriteOperation.Increment, 5)).ShouldBe(15);
        (await Views(WriteOperation.Decrement, 3)).ShouldBe(12);
        (await Views(WriteOperation.Multiply, 4)).ShouldBe(48);
        (await Views(WriteOperation.Divide, 5)).ShouldBe(9);
    }

    [Fact]
    public async Task Pushes_to_lists()
    {
        async Task<string[]> Push(int id, params string[] items) =>
            (string[])(await Engine.Write<User>(
                Q.Update<User>(Q.Key(id), new Data<User>().Do("Tags", WriteOperation.Push, items)),
                Ct))["Tags"]!;

        (await Push(1, "c", "d\"e")).ShouldBe(["a", "b", "c", "d\"e"]);
        (await Push(3, "x")).ShouldBe(["x"]);
        (await Push(3)).ShouldBe(["x"]);
    }

    [Fact]
    public async Task Answers_the_row_when_nothing_is_to_be_updated()
    {
        var user = await Engine.Write<User>(Q.Update<User>(Q.Key(2), Q.Data<User>(), null, Q.Include<User>("Posts")),
            Ct);
        user["UpdatedAt"].ShouldBe(SeedData.Noon);
        user.Many("Posts").Count.ShouldBe(2);
    }

    [Fact]
    public async Task Updates_only_a_row_that_fulfils_the_condition()
    {
        (await Engine.WriteOrDefault<Post>(
            Q.Update<Post>(Q.Key(1), Q.Data<Post>(("Title", "x")), Q.Is<Post>("Views", 11)), Ct))
            .ShouldBeNull();
        (await Engine.WriteOrDefault<Post>(
            Q.Update<Post>(Q.Key(1), Q.Data<Post>(("Title", "x")), Q.Is<Post>("Views", 10)), Ct))!["Title"]
            .ShouldBe("x");
    }

    [Fact]
    public async Task Misses_the_row_to_update_or_delete()
    {
        (await Should.ThrowAsync<RecordNotFoundException>(
            Engine.Write<User>(Q.Update<User>(Q.Key(99), Q.Data<User>(("Name", "x"))),
            Ct))).Code.ShouldBe("P2025");
        (await Should.ThrowAsync<RecordNotFoundException>(
            Engine.Write<User>(Q.Delete<User>(Q.Key("no@x", 1)), Ct))).Message.ShouldBe(
            "No User was found for delete by email.");
        (await Engine.WriteOrDefault<User>(Q.Update<User>(Q.Key(99), Q.Data<User>(("Name", "x"))), Ct)).ShouldBeNull();
        (await Engine.WriteOrDefault<User>(Q.Delete<User>(Q.Key(99)), Ct)).ShouldBeNull();
    }

    [Fact]
    public async Task Deletes_and_answers_what_was_there()
    {
        var comment = await Engine.Write<Comment>(Q.Delete<Comment>(Q.Key("c1")), Ct);
        comment["Text"].ShouldBe("nice");
        var post = await Engine.Write<Post>(
            Q.Delete<Post>(Q.Key(1), Q.Include<Post>("Comments"), Q.Include<Post>("Categories")), Ct);
        post.Many("Comments").Select(row => row["Id"]).ShouldBe(["c2"]);
        post.Many("Categories").Count.ShouldBe(2);
        (await Engine.Count(Q.Find<Post>(verb: Verb.Count), Ct)).ShouldBe(11);
    }

    [Fact]
    public async Task Upserts_in_one_statement()
    {
        UniqueKey key = Q.Key("ups@x", 1);
        Task<User> Upsert() => Engine.Write<User>(Q.Upsert<User>(key, Q.Data<User>(("Email", "ups@x"), ("Age", 1)),
            new Data<User>().Do("Age", WriteOperation.Increment, 10)), Ct);
        (await Upsert())["Age"].ShouldBe(1);
        (await Upsert())["Age"].ShouldBe(11);
        (await Engine.Write<User>(Q.Upsert<User>(key, Q.Data<User>(("Email", "ups@x")), Q.Data<User>()),
            Ct))["Age"].ShouldBe(11);
        Database.Trips.ShouldBe(3);
        Database.Transactions.ShouldBe(0);
        var member = await Engine.Write<Membership>(Q.Upsert<Membership>(
            Q.Key2(1, "red"), Q.Data<Membership>(("UserId", 1), ("GroupId", "red")),
            new Data<Membership>().Do("Level", WriteOperation.Multiply, 3), Q.Include<Membership>("Badges")), Ct);
        member["Level"].ShouldBe(15);
        member.Many("Badges").Count.ShouldBe(2);
    }

    [Fact]
    public async Task Upserts_by_a_key_that_the_new_row_does_not_get()
    {
        Task<User> Upsert(int id) => Engine.Write<User>(Q.Upsert<User>(Q.Key(id), Q.Data<User>(("Email", $"{id}@ups")),
            Q.Data<User>(("Name", "found"))), Ct);
        (await Upsert(1))["Name"].ShouldBe("found");
        (await Upsert(500)).Id.ShouldBe(11);
        Database.Transactions.ShouldBe(2);
    }

    [Fact]
    public async Task Upserts_at_the_same_time_without_an_error()
    {
        var all = await Task.WhenAll(Enumerable.Range(0, 16).Select(_ => Engine.Write<User>(
            Q.Upsert<User>(Q.Key("race@x", 1), Q.Data<User>(("Email", "race@x"), ("Age", 1)),
                new Data<User>().Do("Age", WriteOperation.Increment, 1)), Ct)));
        all.Select(user => user.Id).Distinct().Count().ShouldBe(1);
        (await Get(all[0].Id))["Age"].ShouldBe(16);
    }

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

    [Fact]
    public async Task Puts_user_text_nowhere_but_into_parameters()
    {
        const string Evil = "'; DROP TABLE spec_users; --\" $1 ?1 %s {0} \\";
        var user = await Engine.Write<User>(Q.Create<User>(Q.Data<User>(("Email", Evil), ("Tags", new[] { Evil }))),
            Ct);
        (user["Email"], ((string[])user["Tags"]!)[0]).ShouldBe((Evil, Evil));
        foreach (var where in new[] { Q.Is<User>("Email", Evil), Q.Is<User>("Email", Comparison.Contains, Evil),
            Q.Is<User>("Email", Comparison.In, new[] { Evil }), Q.Is<User>("Tags", Comparison.Has, Evil) })
            (await Engine.FindMany<User>(Q.Find<User>(where), Ct)).Count.ShouldBe(1);
        Database.Sql.ShouldAllBe(sql => !sql.Contains("DROP", StringComparison.Ordinal));
    }
}
