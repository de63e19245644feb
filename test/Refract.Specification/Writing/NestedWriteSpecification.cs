using Refract.Relational.Sql;
using Refract.Runtime;

namespace Refract.Specification;

/// <summary>Writes of a row together with the rows around it.</summary>
public abstract partial class NestedWriteSpecification(ISpecificationProvider provider) : EngineTest(provider)
{
    private static NestedStep Create(DataInput data) => new(NestedStepKind.Create) { Create = data };

    private static NestedStep Step(NestedStepKind kind, UniqueKey? key = null, DataInput? update = null,
        Predicate? where = null,
        DataInput? create = null) =>
        new(kind) { Key = key, Update = update, Where = where, Create = create };

    private static NestedStep Set(params object[] ids) =>
        new(NestedStepKind.Set) { Keys = [.. ids.Select(id => Q.Key(id))] };

    private Task<T> Update<T>(object id, Data<T> data, params IncludePlan[] include) where T : class, IModel<T> =>
        Engine.Write<T>(Q.Update<T>(Q.Key(id), data, null, include), Ct);

    private async Task<int[]> Posts(int user) =>
        [.. (await Engine.FindMany<Post>(Q.Find<Post>(Q.Is<Post>("AuthorId", user), orderBy: [Q.By<Post>("Id")]), Ct))
            .Select(post => post.Id)];

    private async Task<string> Categories(int post) => string.Join(' ', (await Engine.FindMany<Category>(
        Q.Find<Category>(
            Q.Related<Category>("Posts", Quantifier.Some, scope => Q.Is(scope, "Id", Comparison.Equals, post)),
            orderBy: [Q.By<Category>("Name")]), Ct)).Select(row => row["Name"]));

    private Task<int> Count<T>(Predicate? where = null)
        where T : class, IModel<T> =>
        Engine.Count(Q.Find<T>(where, verb: Verb.Count), Ct);

    [Fact]
    public async Task Undoes_all_when_a_part_fails()
    {
        var users = await Count<User>();
        var error = await Should.ThrowAsync<RecordNotFoundException>(Engine.Write<User>(Q.Create<User>(
            Q.Data<User>(("Email", "gone@x")).With("Posts", Create(Q.Data<Post>(("Title", "t"))
                .With("Categories", Step(NestedStepKind.Connect, Q.Key("nope", 1)))))), Ct));
        (error.Model, error.Message).ShouldBe(
            ("Category", "No Category was found for Connect in Post.categories by name."));
        (await Count<User>()).ShouldBe(users);
        (await Count<Post>()).ShouldBe(12);
    }

    [Fact]
    public async Task Misses_what_is_to_be_connected()
    {
        (await Should.ThrowAsync<RecordNotFoundException>(Engine.Write<Post>(
            Q.Create<Post>(Q.Data<Post>(("Title", "t")).With("Author", Step(NestedStepKind.Connect, Q.Key(99)))), Ct)))
            .Message.ShouldBe("No User was found for Connect in Post.author by id.");
        (await Should.ThrowAsync<RecordNotFoundException>(Update(1,
            new Data<User>().With("Posts", Step(NestedStepKind.Connect, Q.Key(99)))))).Code.ShouldBe("P2018");
    }

    [Fact]
    public async Task A_row_of_a_nested_write_that_is_missing_is_told_from_the_row_that_is_written()
    {
        (await Missing(Q.Data<Post>().With("Author", Step(NestedStepKind.Connect, Q.Key(99))))).ShouldBe("Post.author");
        (await Missing(Q.Data<Post>().With("Categories", Step(NestedStepKind.Connect, Q.Key(99)))))
            .ShouldBe("Post.categories");
        (await Missing(new Data<User>().With("Posts", Step(NestedStepKind.Connect, Q.Key(99))))).ShouldBe("User.posts");
        (await Missing(new Data<User>().With("Posts", Step(NestedStepKind.Delete, Q.Key(99))))).ShouldBe("User.posts");
        (await Missing(Q.Data<Post>(("Title", "t")), key: 99)).ShouldBeNull();

        async Task<string?> Missing<T>(Data<T> data, int key = 1) where T : class, IModel<T> =>
            (await Should.ThrowAsync<RecordNotFoundException>(Update(key, data))).Relation;
    }

    [Fact]
    public async Task Connects_and_disconnects_the_row_that_it_points_to()
    {
        (await Update(1, new Data<Post>().With("Editor", Step(NestedStepKind.Connect, Q.Key(5))),
            Q.Include<Post>("Editor")))
            .One("Editor")!.Id.ShouldBe(5);
        (await Update(1, new Data<Post>().With("Editor", Step(NestedStepKind.Disconnect)),
            Q.Include<Post>("Editor"))).One("Editor")
            .ShouldBeNull();
        (await Update(1, new Data<Post>().With("Editor", Step(NestedStepKind.Disconnect))))["EditorId"].ShouldBeNull();
        (await Update(1,
            new Data<Post>().With("Editor", Create(Q.Data<User>(("Email", "ed@x"))))))["EditorId"].ShouldBe(11);
        (await Update(1, new Data<Post>().With("Author", Step(NestedStepKind.ConnectOrCreate, Q.Key("bob@x.test", 1),
            create: Q.Data<User>(("Email", "bob@x.test"))))))["AuthorId"].ShouldBe(2);
        (await Should.ThrowAsync<RefractException>(Update(1,
            new Data<Post>().With("Author", Step(NestedStepKind.Disconnect))))).Code.ShouldBe("P2014");
    }

    [Fact]
    public async Task Changes_and_deletes_the_row_that_it_points_to()
    {
        (await Update(2, new Data<User>().With("Manager", Step(NestedStepKind.Update,
            update: Q.Data<User>(("Name", "Anna"))
                .With("Posts", Step(NestedStepKind.Update, Q.Key(1), Q.Data<Post>(("Title", "deep")))))),
            Q.Include<User>("Manager")))
            .One("Manager")!["Name"].ShouldBe("Anna");
        (await Engine.FindOne<Post>(Q.Find<Post>(key: Q.Key(1)), Ct))!["Title"].ShouldBe("deep");
        await Should.ThrowAsync<RecordNotFoundException>(Update(1,
            new Data<User>().With("Manager", Step(NestedStepKind.Update, update: Q.Data<User>(("Name", "x"))))));
        (await Update(6,
            new Data<User>().With("Manager", Step(NestedStepKind.Upsert, update: Q.Data<User>(("Name", "x")),
            create: Q.Data<User>(("Email", "up@x")))), Q.Include<User>("Manager")))
            .One("Manager")!["Email"].ShouldBe("up@x");
        (await Update(6,
            new Data<User>().With("Manager", Step(NestedStepKind.Upsert, update: Q.Data<User>(("Name", "x")),
            create: Q.Data<User>(("Email", "up2@x")))), Q.Include<User>("Manager")))
            .One("Manager")!["Name"].ShouldBe("x");
        (await Update(6, new Data<User>().With("Manager", Step(NestedStepKind.Delete))))["ManagerId"].ShouldBeNull();
        (await Count<User>(Q.Is<User>("Email", "up@x"))).ShouldBe(0);
        await Should.ThrowAsync<RecordNotFoundException>(
            Update(6, new Data<User>().With("Manager", Step(NestedStepKind.Delete))));
    }

    [Fact]
    public async Task Changes_rows_that_point_to_it()
    {
        await Update(1, new Data<User>().With("Posts", Step(NestedStepKind.Update, Q.Key(1),
            new Data<Post>().Do("Views", WriteOperation.Increment, 1)), Step(NestedStepKind.Connect, Q.Key(4)),
            Create(Q.Data<Post>(("Title", "n")))));
        (await Posts(1)).ShouldBe([1, 2, 3, 4, 13]);
        (await Engine.FindOne<Post>(Q.Find<Post>(key: Q.Key(1)), Ct))!["Views"].ShouldBe(11);
        await Update(1, new Data<User>().With("Posts", Step(NestedStepKind.Delete, Q.Key(13)),
            Step(NestedStepKind.UpdateMany, where: Q.Is<Post>("Published", true), update: Q.Data<Post>(("Views", 1))),
            Step(NestedStepKind.DeleteMany, where: Q.Is<Post>("Published", false))));
        (await Posts(1)).ShouldBe([1, 3, 4]);
        (await Count<Post>(Q.Is<Post>("Views", 1))).ShouldBe(3);
        (await Count<Post>(Q.Is<Post>("Published", false))).ShouldBe(3);
    }

    [Fact]
    public async Task Leaves_rows_of_others_alone()
    {
        (await Should.ThrowAsync<RecordNotFoundException>(Update(1,
            new Data<User>().With("Posts",
                Step(NestedStepKind.Update, Q.Key(6), Q.Data<Post>(("Title", "x"))))))).Code.ShouldBe("P2025");
        (await Should.ThrowAsync<RefractException>(Update(1,
            new Data<User>().With("Posts", Step(NestedStepKind.Delete, Q.Key(6)))))).Code.ShouldBe("P2017");
        (await Should.ThrowAsync<RefractException>(Update(1,
            new Data<User>().With("Posts", Step(NestedStepKind.Delete, Q.Key(99)))))).Code.ShouldBe("P2017");
        (await Should.ThrowAsync<RefractException>(Update(1,
            new Data<Post>().With("Categories", Step(NestedStepKind.Delete, Q.Key("arts", 1)))))).Code.ShouldBe(
                "P2017");
        (await Posts(3)).ShouldBe([6]);
        await Update(1, new Data<User>().With("Reports", Step(NestedStepKind.Disconnect, Q.Key(9))));
        (await Engine.FindOne<User>(Q.Find<User>(key: Q.Key(9)), Ct))!["ManagerId"].ShouldBe(7);
    }

    [Fact]
    public async Task Sets_the_rows_that_point_to_it()
    {
        var user = await Update(1, new Data<User>().With("Reports", Set(2, 10)),
            Q.Include<User>("Reports", orderBy: [Q.By<User>("Id")]));
        user.Many("Reports").Select(row => row.Id).ShouldBe([2, 10]);
        user = await Update(1, new Data<User>().With("Reports", Set()), Q.Include<User>("Reports"));
        user.Many("Reports").ShouldBeEmpty();
        (await Count<User>()).ShouldBe(10);
        (await Should.ThrowAsync<RefractException>(Update(1, new Data<User>().With("Posts", Set(4))))).Code.ShouldBe(
            "P2014");
        (await Posts(2)).ShouldBe([4, 5]);
    }

    [Fact]
    public async Task Disconnects_a_row_that_points_to_it()
    {
        await Update(1, new Data<User>().With("Reports", Step(NestedStepKind.Disconnect, Q.Key(3)),
            Step(NestedStepKind.Disconnect, Q.Key(8))));
        (await Count<User>(Q.Is<User>("ManagerId", 1))).ShouldBe(1);
        (await Should.ThrowAsync<RefractException>(Update(1,
            new Data<User>().With("Posts", Step(NestedStepKind.Disconnect, Q.Key(1)))))).Code.ShouldBe("P2014");
    }

    [Fact]
    public async Task Upserts_rows_that_point_to_it()
    {
        await Update(1, new Data<User>().With("Posts",
            Step(NestedStepKind.Upsert, Q.Key(1), Q.Data<Post>(("Title", "up")),
                create: Q.Data<Post>(("Title", "new"))),
            Step(NestedStepKind.Upsert, Q.Key(6), Q.Data<Post>(("Title", "up")),
                create: Q.Data<Post>(("Title", "new")))));
        (await Posts(1)).ShouldBe([1, 2, 3, 13]);
        (await Count<Post>(Q.Is<Post>("Title", "up"))).ShouldBe(1);
    }

    [Fact]
    public async Task Keeps_one_to_one_relations_so()
    {
        (await Should.ThrowAsync<RefractException>(Update(1,
            new Data<User>().With("Profile", Create(Q.Data<Profile>(("Bio", "second"))))))).Code.ShouldBe("P2014");
        (await Should.ThrowAsync<RefractException>(Update(1,
            new Data<User>().With("Profile", Step(NestedStepKind.Connect, Q.Key(2)))))).Code.ShouldBe("P2014");
        (await Update(3, new Data<User>().With("Profile", Step(NestedStepKind.Connect, Q.Key(2))),
            Q.Include<User>("Profile")))
            .One("Profile")!.Id.ShouldBe(2);
        (await Update(1,
            new Data<User>().With("Profile", Step(NestedStepKind.Update, update: Q.Data<Profile>(("Bio", "u")))),
            Q.Include<User>("Profile"))).One("Profile")!["Bio"].ShouldBe("u");
        (await Update(6, new Data<User>().With("Profile", Step(NestedStepKind.Upsert, update: Q.Data<Profile>(),
            create: Q.Data<Profile>(("Bio", "c")))), Q.Include<User>("Profile"))).One("Profile")!["Bio"].ShouldBe("c");
        (await Update(1, new Data<User>().With("Profile", Step(NestedStepKind.Delete)),
            Q.Include<User>("Profile"))).One("Profile")
            .ShouldBeNull();
        await Should.ThrowAsync<RecordNotFoundException>(
            Update(1, new Data<User>().With("Profile", Step(NestedStepKind.Delete))));
        (await Should.ThrowAsync<RefractException>(Update(2,
            new Data<Profile>().With("User", Step(NestedStepKind.Connect, Q.Key(4)))))).Code.ShouldBe("P2014");
        (await Update(2, new Data<Profile>().With("User", Step(NestedStepKind.Connect, Q.Key(3)))))["UserId"].ShouldBe(
            3);
    }

    [Fact]
    public async Task Ties_and_unties_many_to_many_relations()
    {
        await Update(1, new Data<Post>().With("Categories", Step(NestedStepKind.Connect, Q.Key("arts", 1)),
            Step(NestedStepKind.Connect, Q.Key(1)), Step(NestedStepKind.Disconnect, Q.Key(2)),
            Step(NestedStepKind.Disconnect, Q.Key("nope", 1))));
        (await Categories(1)).ShouldBe("arts news");
        await Update(1, new Data<Post>().With("Categories", Set(2, 4)));
        (await Categories(1)).ShouldBe("empty sport");
        await Update(1, new Data<Post>().With("Categories", Set()));
        (await Categories(1)).ShouldBe("");
        await Update(3,
            new Data<Post>().With("Categories",
                Step(NestedStepKind.Update, Q.Key(3), Q.Data<Category>(("Name", "fine arts"))),
                Step(NestedStepKind.Delete, Q.Key(1)), Step(NestedStepKind.Upsert, Q.Key("x", 1), Q.Data<Category>(),
            create: Q.Data<Category>(("Name", "x")))));
        (await Categories(3)).ShouldBe("fine arts x");
        (await Count<Category>()).ShouldBe(4);
        await Update(3,
            new Data<Post>().With("Categories", Step(NestedStepKind.UpdateMany, where: Q.Is<Category>("Name", "x"),
            update: Q.Data<Category>(("Name", "y"))),
            Step(NestedStepKind.DeleteMany, where: Q.Is<Category>("Name", "fine arts"))));
        (await Categories(3)).ShouldBe("y");
        (await Should.ThrowAsync<RecordNotFoundException>(
            Update(3, new Data<Post>().With("Categories", Set(99))))).Message.ShouldBe(
            "No Category was found for Set in Post.categories by id.");
    }

    [Fact]
    public async Task Upserts_with_nested_writes()
    {
        Task<User> Upsert() => Engine.Write<User>(Q.Upsert<User>(
            Q.Key("nest@x", 1),
            Q.Data<User>(("Email", "nest@x")).With("Posts", Create(Q.Data<Post>(("Title", "first")))),
            new Data<User>().With("Posts", Create(Q.Data<Post>(("Title", "again")))),
            Q.Include<User>("Posts", orderBy: [Q.By<Post>("Id")])), Ct);
        (await Upsert()).Many("Posts").Select(post => post["Title"]).ShouldBe(["first"]);
        (await Upsert()).Many("Posts").Select(post => post["Title"]).ShouldBe(["first", "again"]);
    }

    [Fact]
    public async Task Updates_together_with_its_key_and_what_hangs_on_it()
    {
        var user = await Update(4,
            Q.Data<User>(("Id", 400), ("Name", "Dora")).With("Posts", Create(Q.Data<Post>(("Title", "after")))),
            Q.Include<User>("Posts"));
        (user.Id, user["Name"], user.Many("Posts").Count).ShouldBe((400, "Dora", 4));
    }

    [Fact]
    public async Task Answers_null_when_the_row_with_nested_writes_is_not_there() =>
        (await Engine.WriteOrDefault<User>(
            Q.Update<User>(Q.Key(99), new Data<User>().With("Posts", Create(Q.Data<Post>(("Title", "t"))))),
            Ct)).ShouldBeNull();
}
