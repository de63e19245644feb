using Refract.Runtime;

namespace Refract.Specification;

/// <summary>
/// A write and what it loads with its row are one: when the loading fails, the caller is told so, and nothing was
/// written.
/// </summary>
public abstract class WriteAndLoadSpecification(ISpecificationProvider provider) : EngineTest(provider)
{
    private static readonly string[] s_verbs = ["create", "update", "upsert", "upsertNew", "delete",
        "createWithNested"];

    public static TheoryData<string, bool> Cases =>
        new(s_verbs.SelectMany(verb => new[] { (verb, true), (verb, false) }));

    [Theory, MemberData(nameof(Cases))]
    public async Task A_write_whose_relations_cannot_be_loaded_is_undone(string verb, bool isCancelled)
    {
        var before = await Rows();
        using var cancel = new CancellationTokenSource();
        Database.Before = sql =>
        {
            if (!IsOfPosts(sql)) return;
            if (!isCancelled) throw new RefractException("P1001", "A test broke the loading.", isTransient: true);
            cancel.Cancel();
        };
        if (isCancelled) await Should.ThrowAsync<OperationCanceledException>(() => Write(Engine, verb, cancel.Token));
        else (await Should.ThrowAsync<RefractException>(() => Write(Engine, verb, Ct))).IsTransient.ShouldBeTrue();

        Database.Before = null;
        (await Rows()).ShouldBe(before);
        // So it may be run again, and is then done once.
        await Write(Engine, verb, Ct);
        (await Rows()).ShouldNotBe(before);
    }

    [Theory, MemberData(nameof(Cases))]
    public async Task Inside_a_transaction_that_goes_on_it_is_undone_as_well(string verb, bool isCancelled)
    {
        var before = await Rows();
        await using (var transaction = await Database.BeginTransaction(System.Data.IsolationLevel.Unspecified, null,
            Ct))
        {
            var open = new ClientTransaction(transaction, isAmbient: false, CancellationToken.None);
            var engine = Context.Inside(open).Executor;
            using var cancel = new CancellationTokenSource();
            Database.Before = sql =>
            {
                if (!IsOfPosts(sql)) return;
                if (!isCancelled) throw new RefractException("P1001", "A test broke the loading.", isTransient: true);
                cancel.Cancel();
            };
            if (isCancelled)
                await Should.ThrowAsync<OperationCanceledException>(() => Write(engine, verb, cancel.Token));
            else await Should.ThrowAsync<RefractException>(() => Write(engine, verb, Ct));
            Database.Before = null;
            await open.Commit(Ct);
        }
        (await Rows()).ShouldBe(before);
    }

    [Fact]
    public async Task A_write_that_loads_nothing_needs_no_transaction()
    {
        await Engine.Write<User>(Q.Update<User>(Q.Key(10), Q.Data<User>(("Age", 41))), Ct);
        (Database.Trips, Database.Transactions).ShouldBe((1, 0));
    }

    private static bool IsOfPosts(string sql) =>
        sql.StartsWith("SELECT", StringComparison.Ordinal) && sql.Contains("spec_posts", StringComparison.Ordinal);

    private async Task<string> Rows()
    {
        var users = await Engine.FindMany<User>(Q.Find<User>(), CancellationToken.None);
        return string.Join(", ",
            users.Select(user => $"{user.Id} {user["Email"]} {user["Age"]}").Order(StringComparer.Ordinal));
    }

    private static Task<User> Write(IExecutor engine, string verb, CancellationToken ct) => verb switch
    {
        "create" => engine.Write<User>(Q.Create<User>(New(), Posts()), ct),
        "createWithNested" =>
            engine.Write<User>(
                Q.Create<User>(
                    New().With("Profile",
                        new NestedStep(NestedStepKind.Create) { Create = Q.Data<Profile>(("Bio", "b")) }), Posts()),
                ct),
        "update" => engine.Write<User>(Q.Update<User>(Q.Key(10), Q.Data<User>(("Age", 77)), include: Posts()), ct),
        "upsert" => engine.Write<User>(Q.Upsert<User>(Q.Key(10), New(), Q.Data<User>(("Age", 77)), Posts()), ct),
        "upsertNew" =>
            engine.Write<User>(Q.Upsert<User>(Q.Key("new@x", 1), New(), Q.Data<User>(("Age", 77)), Posts()), ct),
        _ => engine.Write<User>(Q.Delete<User>(Q.Key(10), Posts()), ct),
    };

    private static Data<User> New() => Q.Data<User>(("Email", "new@x"), ("Name", "New"));

    private static IncludePlan Posts() => Q.Include<User>("Posts");
}
