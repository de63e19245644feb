using Refract.Runtime;

namespace Refract.Specification;

public abstract partial class NestedWriteSpecification
{
    [Fact]
    public async Task Creates_a_tree()
    {
        var user = await Engine.Write<User>(Q.Create<User>(
            Q.Data<User>(("Email", "tree@x"))
                .With("Profile", Create(Q.Data<Profile>(("Bio", "b"))))
                .With("Manager", Create(Q.Data<User>(("Email", "boss@x"))
                .With("Manager", Step(NestedStepKind.Connect, Q.Key("ann@x.test", 1)))))
                .With("Posts",
                    Create(Q.Data<Post>(("Title", "t1")).With("Comments", Create(Q.Data<Comment>(("Text", "one"))),
                        Create(Q.Data<Comment>(("Text", "two"))))),
                    Create(Q.Data<Post>(("Title", "t2")).With("Categories",
                        Create(Q.Data<Category>(("Name", "made"))), Step(NestedStepKind.Connect, Q.Key("news", 1)),
                        Step(NestedStepKind.Connect, Q.Key(2)),
                        Step(NestedStepKind.ConnectOrCreate, Q.Key("arts", 1),
                            create: Q.Data<Category>(("Name", "arts"))),
                        Step(NestedStepKind.ConnectOrCreate, Q.Key("else", 1),
                            create: Q.Data<Category>(("Name", "else")))))),
            Q.Include<User>("Profile"), Q.Include<User>("Manager", [Q.Include<User>("Manager")]),
            Q.Include<User>("Posts", [Q.Include<Post>("Comments", orderBy: [Q.By<Comment>("Text")]),
                Q.Include<Post>("Categories", orderBy: [Q.By<Category>("Name")])], orderBy: [Q.By<Post>("Id")])), Ct);

        user.One("Profile")!["Bio"].ShouldBe("b");
        user.One("Manager")!["Email"].ShouldBe("boss@x");
        user.One("Manager")!.One("Manager")!.Id.ShouldBe(1);
        user.Many("Posts").Select(post => post["Title"]).ShouldBe(["t1", "t2"]);
        user.Many("Posts")[0].Many("Comments").Select(row => row["Text"]).ShouldBe(["one", "two"]);
        user.Many("Posts")[1].Many("Categories").Select(row => row["Name"])
            .ShouldBe(["arts", "else", "made", "news", "sport"]);
    }

    [Fact]
    public async Task Creates_many_below_a_new_row()
    {
        var user = await Engine.Write<User>(Q.Create<User>(
            Q.Data<User>(("Email", "many@x")).With("Posts", new NestedStep(
                NestedStepKind.CreateMany) { Many = [Q.Data<Post>(("Title", "a")),
                    Q.Data<Post>(("Title", "b"), ("Views", 3))] }),
            Q.Include<User>("Posts", orderBy: [Q.By<Post>("Id")])), Ct);
        user.Many("Posts").Select(post => (post["Title"], post["Views"])).ShouldBe([("a", 0), ("b", 3)]);
    }

    [Fact]
    public async Task Creates_a_row_and_those_below_it_in_one_statement_where_the_database_can()
    {
        var user = await Engine.Write<User>(Q.Create<User>(Q.Data<User>(("Email", "one@x"))
            .With("Manager", Create(Q.Data<User>(("Email", "top@x"), ("Role", Role.Admin))
            .With("Profile", Create(Q.Data<Profile>(("Bio", "top"))))))
            .With("Posts", Create(Q.Data<Post>(("Title", "p1"), ("Views", 1))),
                Create(Q.Data<Post>(("Title", "p2"), ("Rating", 2.5))),
                Create(Q.Data<Post>(("Title", "p3"))))
            .With("Edited", Create(Q.Data<Post>(("Title", "other"), ("AuthorId", 1))
            .With("Categories", Create(Q.Data<Category>(("Name", "c1"))), Create(Q.Data<Category>(("Name", "c2"))))))),
            Ct);
        Database.Trips.ShouldBe(Database.Provider == Relational.SqlProvider.PostgreSql ? 1 : 0);
        Database.Transactions.ShouldBe(Database.Provider == Relational.SqlProvider.PostgreSql ? 0 : 1);

        var read = await Engine.FindOne<User>(Q.Find<User>(key: Q.Key(user.Id), include:
        [
            Q.Include<User>("Manager", [Q.Include<User>("Profile")]),
            Q.Include<User>("Posts", orderBy: [Q.By<Post>("Id")]),
            Q.Include<User>("Edited", [Q.Include<Post>("Categories", orderBy: [Q.By<Category>("Id")])]),
        ]), Ct);
        (read!["Email"], read.One("Manager")!["Role"], read.One("Manager")!.One("Profile")!["Bio"]).ShouldBe(
            ("one@x", Role.Admin, "top"));
        read.Many("Posts").Select(post => (post["Title"], post["Views"], post["Rating"]))
            .ShouldBe([("p1", 1, null), ("p2", 0, 2.5), ("p3", 0, null)]);
        read.Many("Edited").Single().Many("Categories").Select(row => row["Name"]).ShouldBe(["c1", "c2"]);
        (await Should.ThrowAsync<UniqueConstraintException>(Engine.Write<User>(Q.Create<User>(
            Q.Data<User>(("Email", "two@x")).With("Edited", Create(Q.Data<Post>(("Title", "t"), ("AuthorId", 1))
                .With("Categories", Create(Q.Data<Category>(("Name", "c1"))))))), Ct))).Model.ShouldBe("Category");
        (await Count<User>(Q.Is<User>("Email", "two@x"))).ShouldBe(0);
    }

    [Fact]
    public async Task Creates_and_connects_without_a_transaction()
    {
        var post = await Engine.Write<Post>(Q.Create<Post>(
            Q.Data<Post>(("Title", "t")).With("Author", Step(NestedStepKind.Connect, Q.Key("bob@x.test", 1)))
                .With("Editor", Step(NestedStepKind.Connect, Q.Key(3)))), Ct);
        (post["AuthorId"], post["EditorId"]).ShouldBe((2, 3));
        (Database.Trips, Database.Transactions).ShouldBe((1, 0));
        post = await Engine.Write<Post>(Q.Create<Post>(
            Q.Data<Post>(("Title", "u")).With("Author", Step(NestedStepKind.Connect, Q.Key(4))).With(
                "Categories", Step(NestedStepKind.Connect, Q.Key("news", 1)), Create(Q.Data<Category>(("Name", "own"))),
                Step(NestedStepKind.Connect, Q.Key(4)), Step(NestedStepKind.Connect, Q.Key(1))),
            Q.Include<Post>("Categories", orderBy: [Q.By<Category>("Name")])), Ct);
        post.Many("Categories").Select(row => row["Name"]).ShouldBe(["empty", "news", "own"]);
    }

    [Fact]
    public async Task Creates_nothing_when_one_of_several_rows_to_connect_is_not_there()
    {
        var error = await Should.ThrowAsync<RecordNotFoundException>(Engine.Write<Post>(Q.Create<Post>(
            Q.Data<Post>(("Title", "half")).With("Author", Step(NestedStepKind.Connect, Q.Key(1)))
                .With("Editor", Create(Q.Data<User>(("Email", "half@x"))))
                .With("Comments", Create(Q.Data<Comment>(("Text", "half"))))
                .With("Categories", Create(Q.Data<Category>(("Name", "half"))),
                    Step(NestedStepKind.Connect, Q.Key(99)))), Ct));
        error.Message.ShouldBe("No Category was found for Connect in Post.categories by id.");
        (await Count<Post>(Q.Is<Post>("Title", "half")), await Count<User>(Q.Is<User>("Email", "half@x")),
            await Count<Comment>(Q.Is<Comment>("Text", "half")), await Count<Category>(Q.Is<Category>("Name", "half")))
            .ShouldBe((0, 0, 0, 0));
        (await Should.ThrowAsync<RecordNotFoundException>(Engine.Write<Post>(Q.Create<Post>(
            Q.Data<Post>(("Title", "t")).With("Author", Step(NestedStepKind.Connect, Q.Key(1)))
                .With("Editor", Step(NestedStepKind.Connect, Q.Key(99)))), Ct))).Message.ShouldBe(
                "No User was found for Connect in Post.editor by id.");
    }

    [Fact]
    public async Task Creates_rows_of_a_compound_key_below_a_row()
    {
        var member = await Engine.Write<Membership>(Q.Create<Membership>(
            Q.Data<Membership>(("Level", 9)).With("User", Step(NestedStepKind.Connect, Q.Key("hal@z.test", 1)))
                .With("Group", Create(Q.Data<Group>(("Id", "green"), ("Title", "Green"))))
                .With("Badges", Create(Q.Data<Badge>(("Label", "new"))), Step(NestedStepKind.Connect, Q.Key(3))),
            Q.Include<Membership>("Badges", orderBy: [Q.By<Badge>("Id")])), Ct);
        (member["UserId"], member["GroupId"]).ShouldBe((8, "green"));
        member.Many("Badges").Select(badge => badge["Label"]).ShouldBe(["lost", "new"]);
    }
}
