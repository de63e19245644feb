using Refract.Relational.Sql;
using Refract.Runtime;

namespace Refract.Specification;

/// <summary>Writes of one table.</summary>
public abstract partial class WriteSpecification(ISpecificationProvider provider) : EngineTest(provider)
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
