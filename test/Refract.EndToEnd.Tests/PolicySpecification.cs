using Refract.EndToEnd.Shop;

namespace Refract.EndToEnd.Tests;

/// <summary>
/// Policies hold for every verb, on every database: a client with them on tables with hidden rows does what a client
/// without them does on tables that never had these rows.
/// </summary>
public abstract class PolicySpecification(IShopSource source) : PolicyFixture(source)
{
    [Fact]
    public async Task No_read_finds_a_hidden_row()
    {
        await using var all = Connect();
        await using var tenants = ConnectTenants();
        var (policed, plain) = (all.For(1), tenants.For(1));
        await SeedBinders(withHidden: true);
        var seen = new Dictionary<string, string>();
        foreach (var (name, read) in PolicyReads.All) seen[name] = Text(await read(policed));
        await SeedBinders(withHidden: false);
        foreach (var (name, read) in PolicyReads.All) seen[name].ShouldBe(Text(await read(plain)), name);
    }

    [Fact]
    public async Task Without_policies_the_same_reads_find_them()
    {
        // Shows that the reads above can fail.
        await using var all = Connect();
        await SeedBinders(withHidden: true);
        var (bare, policed) = (all.Without(DataPolicies.All), all.For(1));
        foreach (var (name, read) in PolicyReads.All)
        {
            if (name is not ("a page from a cursor" or "pages by a related row" or "groupBy"))
                Text(await read(bare)).ShouldNotBe(Text(await read(policed)), name);
        }
    }

    [Fact]
    public async Task No_write_reaches_a_hidden_row()
    {
        await using var all = Connect();
        await using var tenants = ConnectTenants();
        foreach (var (name, write) in PolicyWrites.All)
        {
            await SeedBinders(withHidden: true);
            var before = await Hidden();
            var result = Text(await write(all.For(1)));
            (await Hidden()).ShouldBe(before, name);
            var left = await Visible(all.For(1));
            await SeedBinders(withHidden: false);
            result.ShouldBe(Text(await write(tenants.For(1))), name);
            left.ShouldBe(await Visible(tenants.For(1)), name);
        }
    }

    [Fact]
    public async Task Deletes_mark_rows_with_the_time()
    {
        await using var all = Connect();
        await SeedBinders(withHidden: false);
        var db = all.For(1).As("ada");
        var log = new List<string>();
        all.Log += entry => log.Add(entry.Sql);
        var gone = await db.Binder.Delete(1, ct: Ct);
        log.Single().ShouldStartWith("UPDATE");
        gone.DeletedAt.ShouldNotBeNull();
        gone.UpdatedBy.ShouldBe("ada");
        (gone.ChangedAt - gone.DeletedAt!.Value).Duration().ShouldBeLessThan(TimeSpan.FromSeconds(1));
        (await db.Sheet.DeleteAll(Ct)).ShouldBe(6);
        (await db.Sheet.Count(ct: Ct)).ShouldBe(0);
        (await Db.Sheet.Count(s => s.DeletedAt != null, ct: Ct)).ShouldBe(6);
        (await db.Jacket.Delete(new(id: 1), ct: Ct)).IsGone.ShouldBeTrue();
        (await db.Sheet.DeleteAll(Ct)).ShouldBe(0);

        // What hangs on the row stays: a soft delete is an update, and no cascade runs.
        (await Db.Sheet.Count(new() { BinderId = 1 }, ct: Ct)).ShouldBe(2);
        (await db.Binder.FindUniqueOrThrow(2, include: new() { Outer = true }, ct: Ct)).Outer.ShouldBeNull();

        // Without the policy rows are seen, restored, and really deleted.
        var bare = db.Without(DataPolicies.SoftDelete);
        (await bare.Sheet.Count(ct: Ct)).ShouldBe(6);
        await bare.Binder.Update(1, new() { DeletedAt = null }, ct: Ct);
        (await db.Binder.FindUniqueOrThrow(1, include: new() { Sheets = true }, ct: Ct)).Sheets.ShouldBeEmpty();
        (await bare.Sheet.Delete(1, ct: Ct)).Title.ShouldBe("s1");
        (await Db.Sheet.FindUnique(1, ct: Ct)).ShouldBeNull();
    }

    [Fact]
    public async Task A_row_that_hides_itself_is_returned_by_the_write_that_hid_it()
    {
        await using var all = Connect();
        await SeedBinders(withHidden: false);
        var db = all.For(1);
        var now = DateTimeOffset.UtcNow;
        (await db.Sheet.Update(1, new() { DeletedAt = now }, ct: Ct)).Title.ShouldBe("s1");
        (await db.Binder.Update(1, new() { DeletedAt = now, Sheets = { Create = [new() { Title = "n" }] } },
            include: new() { Sheets = true }, ct: Ct)).Sheets.Select(s => s.Title).Order().ShouldBe(["n", "s2"]);
        (await db.Binder.FindUnique(1, ct: Ct)).ShouldBeNull();
    }

    [Fact]
    public async Task A_required_row_that_is_hidden_is_not_there()
    {
        await using var all = Connect();
        await SeedBinders(withHidden: false);
        var db = all.For(1);
        await db.Binder.Delete(1, ct: Ct);
        var jacket = await db.Jacket.FindUniqueOrThrow(id: 1, include: new() { Binder = true }, ct: Ct);
        jacket.Loaded.Binder.ShouldBeTrue();
        ((object?)jacket.Binder).ShouldBeNull();
        (await db.Jacket.FindMany(j => j.Binder.Size > 0, ct: Ct)).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_key_of_a_hidden_row_is_taken()
    {
        await using var all = Connect();
        await SeedBinders(withHidden: true);
        var db = all.For(1);
        var before = await Hidden();
        (await Should.ThrowAsync<UniqueConstraintException>(
            () => db.Sheet.Create(new() { Title = "h1" }, ct: Ct))).Code.ShouldBe("P2002");
        var error = await Should.ThrowAsync<UniqueConstraintException>(() => db.Sheet.Upsert(new(title: "h1"),
            new() { Title = "h1" }, new() { Rank = 1 }, ct: Ct));
        (error.Code, error.Model, error.Fields.Single()).ShouldBe(("P2002", "Sheet", "title"));
        (await Should.ThrowAsync<UniqueConstraintException>(() => db.Sheet.UpsertMany(
            [new() { Title = "n" }, new() { Title = "h2", Rank = 1 }], [SheetScalar.Title], ct: Ct)))
            .Message.ShouldContain("policies");
        (await Should.ThrowAsync<UniqueConstraintException>(() => db.Batch(b => (
            b.Sheet.Create(new() { Title = "n" }, ct: Ct),
            b.Sheet.UpsertMany([new() { Title = "h2", Rank = 1 }], [SheetScalar.Title], ct: Ct)), ct: Ct)))
            .Code.ShouldBe("P2002");
        (await Should.ThrowAsync<UniqueConstraintException>(() => db.Batch(b => (
            b.Sheet.Create(new() { Title = "n" }, ct: Ct),
            b.Sheet.Upsert(new(title: "h2"), new() { Title = "h2" }, new() { Rank = 1 }, ct: Ct)), ct: Ct)))
            .Code.ShouldBe("P2002");
        (await db.Sheet.Count(new() { Title = "n" }, ct: Ct)).ShouldBe(0);
        (await db.Sheet.CreateMany([new() { Title = "h1" }, new() { Title = "n" }], skipDuplicates: true, ct: Ct))
            .ShouldBe(1);
        // A key with the tenant in it belongs to each tenant by itself.
        (await all.For(3).Binder.Upsert(new(tenantId: 3, name: "a"), new() { Name = "a" }, new() { Size = 1 }, ct: Ct))
            .TenantId.ShouldBe(3);
        (await Hidden()).ShouldBe(before);
    }
}
