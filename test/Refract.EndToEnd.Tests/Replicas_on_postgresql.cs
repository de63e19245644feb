using System.Diagnostics;
using Npgsql;
using Refract.EndToEnd.Shop;
using Refract.Relational;

namespace Refract.EndToEnd.Tests;

/// <summary>
/// Where operations of a client with replicas run: databases with other rows stand for the replicas, so that rows tell.
/// </summary>
public sealed class Replicas_on_postgresql() : ShopFixture(new PostgreSqlShop())
{
    private readonly Clock _clock = new();

    [Fact]
    public async Task Reads_take_turns_on_replicas_and_writes_stay()
    {
        await using var first = new PostgreSqlShop();
        await using var second = new PostgreSqlShop();
        await Mark(Db, "primary");
        string[] urls = [await Fill(first, "one"), await Fill(second, "two")];
        await using var db = Connect(urls);
        var runs = new List<string?>();
        db.Log += entry => { lock (runs) runs.Add(entry.Replica); };

        (await Turns(async () => (await db.Tag.FindMany(ct: Ct)).Single().Name)).ShouldBe(["one", "two", "one", "two"]);
        var names = urls.Select(Name).ToList();
        runs.Select(name => name!.Split('/')[^1]).ShouldBe([.. names, .. names]);
        (await Turns(async () => (await db.Tag.FindUnique(id: 1, ct: Ct))!.Name)).ShouldBe(
            ["one", "two", "one", "two"]);
        (await Turns(async () => await db.Tag.Select(t => t.Name).FindFirst(ct: Ct))).ShouldBe(
            ["one", "two", "one", "two"]);
        (await Turns(async () => (await db.Product.FindMany(include: new() { Tags = true, Lines = true }, ct: Ct))
            .Single().Tags.Single().Name)).ShouldBe(["one", "two", "one", "two"]);
        (await Turns(async () => (await db.Tag.FindManyAndCount(take: 1, ct: Ct)).Rows.Single().Name))
            .ShouldBe(["one", "two", "one", "two"]);
        (await Turns(async () => (await db.Batch(b => (b.Tag.FindMany(ct: Ct), b.Tag.Count(ct: Ct)), ct: Ct)).Item1
            .Single().Name)).ShouldBe(["one", "two", "one", "two"]);
        (await Turns(async () =>
        {
            var tags = new List<string>();
            await foreach (var tag in db.Tag.Stream(ct: Ct)) tags.Add(tag.Name);
            return tags.Single();
        })).ShouldBe(["one", "two", "one", "two"]);

        // What locks, writes or is a transaction, and raw SQL, which may do anything.
        runs.Clear();
        (await db.Tag.FindUnique(id: 1, @lock: RowLock.Update, ct: Ct))!.Name.ShouldBe("primary");
        (await db.Tag.Update(1, new() { Name = "primary" }, ct: Ct)).Name.ShouldBe("primary");
        (await db.Product.Update(new(sku: "primary"), new() { Price = 2 }, include: new() { Tags = true }, ct: Ct))
            .Tags.Single().Name.ShouldBe("primary");
        (await db.Product.Update(new(sku: "primary"), new() { Tags = { Connect = [1] } }, ct: Ct)).Price.ShouldBe(2);
        (await db.Tag.UpdateMany(new() { Name = "primary" }, new(), ct: Ct)).ShouldBe(1);
        (await db.Tag.Create(new() { Name = "made" }, ct: Ct)).Id.ShouldBe(2);
        (await db.QueryRaw<string>($"""select name from "Tag" where id = 1""", Ct)).Single().ShouldBe("primary");
        (await db.Transaction(async tx => (await tx.Tag.Count(ct: Ct), await db.Tag.Count(ct: Ct)), ct: Ct))
            .ShouldBe((2, 2));
        (await db.Batch(b => (b.Tag.Count(ct: Ct), b.Tag.DeleteMany(new() { Name = "made" }, ct: Ct)), ct: Ct))
            .ShouldBe((2, 1));
        (await db.OnPrimary().Tag.FindMany(ct: Ct)).Single().Name.ShouldBe("primary");
        await db.Transaction(tx => tx.OnPrimary().Tag.Create(new() { Name = "inside" }, ct: Ct), ct: Ct);
        (await db.OnPrimary().Tag.Count(ct: Ct)).ShouldBe(2);
        runs.ShouldAllBe(name => name == null);
        (await db.Transaction(tx => tx.OutsideTransaction(o => o.Tag.Count(ct: Ct)), ct: Ct)).ShouldBe(1);
        runs[^1].ShouldNotBeNull();
    }

    [Fact]
    public async Task A_replica_that_is_down_is_left_out_and_tried_again()
    {
        await using var up = new PostgreSqlShop();
        await Mark(Db, "primary");
        var url = await Fill(up, "up");
        var missing = $"replica_{Guid.NewGuid():N}";
        var log = new List<string>();
        await using var db = Connect([Other(missing), url], new ListLogs(log));
        (await Turns(async () => (await db.Tag.FindMany(ct: Ct)).Single().Name)).ShouldBe(["up", "up", "up", "up"]);
        log.Single().ShouldBe($"Replica {Named(missing)} cannot be reached (P1003). Reads go elsewhere; it is tried "
            + "again in 10 s.");
        // Its tables are not there: the error shows that it is used, once the delay has passed.
        await Raw($"create database {missing}");
        try
        {
            (await Turns(async () => (await db.Tag.FindMany(ct: Ct)).Single().Name)).ShouldBe(["up", "up", "up", "up"]);
            _clock.Pass(TimeSpan.FromSeconds(11));
            var errors = 0;
            for (var i = 0; i < 2; i++)
            {
                try
                {
                    (await db.Tag.FindMany(ct: Ct)).Single().Name.ShouldBe("up");
                }
                catch (RefractException error) when (error.Code == "P2021")
                {
                    errors++;
                }
            }

            errors.ShouldBe(1);
        }
        finally
        {
            await db.DisposeAsync();
            NpgsqlConnection.ClearAllPools();
            await Raw($"drop database {missing} with (force)");
        }
    }

    [Fact]
    public async Task Without_a_replica_reads_run_on_the_database()
    {
        await Mark(Db, "primary");
        await using var db = Connect([Other("replica_missing_1"), Other("replica_missing_2")]);
        (await Turns(async () => (await db.Tag.FindMany(ct: Ct)).Single().Name))
            .ShouldBe(["primary", "primary", "primary", "primary"]);
        (await db.Product.FindMany(include: new() { Tags = true }, ct: Ct)).Single().Tags.Single().Name
            .ShouldBe("primary");
        (await db.Batch(b => (b.Tag.Count(ct: Ct), b.Product.Count(ct: Ct)), ct: Ct)).ShouldBe((1, 1));
    }

    [Fact]
    public async Task The_span_of_an_operation_names_its_replica()
    {
        await using var one = new PostgreSqlShop();
        var url = await Fill(one, "one");
        var tags = new List<string?>();
        using var listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name == "Refract",
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllData,
            ActivityStopped = activity =>
            {
                if (Equals(activity.GetTagItem("refract.model"), "Tag"))
                    lock (tags) tags.Add((string?)activity.GetTagItem("refract.replica"));
            },
        };
        ActivitySource.AddActivityListener(listener);
        await using var db = Connect([url]);
        await db.Tag.FindMany(ct: Ct);
        await db.Tag.Create(new() { Name = "x" }, ct: Ct);
        lock (tags)
        {
            tags.ShouldContain(tag => tag != null && tag.EndsWith("/" + Name(url)));
            tags.ShouldContain(tag => tag == null);
        }
    }

    [Fact]
    public void Replicas_that_cannot_be_are_refused()
    {
        Refused(["file:./a.db"], "Replicas[0] is a Sqlite database, and the client's is a PostgreSql one");
        Refused([Url, "nonsense"], "Replicas[1]:");
        Should.Throw<RefractException>(() => ShopDb.Connect(Url, options =>
        {
            options.Replicas.Add(Url);
            options.ReplicaRetryDelay = TimeSpan.Zero;
        })).Message.ShouldContain("ReplicaRetryDelay");

        void Refused(string[] urls, string text)
        {
            var error = Should.Throw<RefractException>(() => Connect(urls));
            error.Code.ShouldBe("P1013");
            error.Message.ShouldStartWith(text);
        }
    }

    private ShopDb Connect(string[] replicas, ListLogs? logs = null) => ShopDb.Connect(Url, options =>
    {
        foreach (var replica in replicas) options.Replicas.Add(replica);
        options.Clock = _clock;
        options.LoggerFactory = logs;
    });

    private string Other(string database) => Url.Replace(Name(Url), database, StringComparison.Ordinal);

    private string Named(string database)
    {
        var url = DatabaseUrl.Parse(Other(database));
        return $"{url.Host}:{url.Port}/{database}";
    }

    private static string Name(string url) => DatabaseUrl.Parse(url).DatabaseName;

    private static async Task<string> Fill(PostgreSqlShop shop, string name)
    {
        var url = await shop.Prepare();
        await using var db = ShopDb.Connect(url);
        await Mark(db, name);
        return url;
    }

    private static Task Mark(ShopDb db, string name) => db.Product.Create(
        new() { Sku = name, Barcode = name, Tags = { Create = [new() { Name = name }] } }, ct: Ct);

    private static async Task<List<string?>> Turns(Func<Task<string?>> read)
    {
        var names = new List<string?>();
        for (var i = 0; i < 4; i++) names.Add(await read());
        return names;
    }

    private sealed class Clock : TimeProvider
    {
        private TimeSpan _passed;

        public override long GetTimestamp() =>
            System.GetTimestamp() + (long)(_passed.TotalSeconds * TimestampFrequency);

        public void Pass(TimeSpan time) => _passed += time;
    }
}
