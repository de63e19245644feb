using Refract.EndToEnd.Shop;

namespace Refract.EndToEnd.Tests;

/// <summary>Tenants and users that a client is bound to, and what is refused, on every database.</summary>
public abstract class PolicyBindingSpecification(IShopSource source) : PolicyFixture(source)
{
    [Fact]
    public async Task Without_a_tenant_nothing_of_tenants_is_read_or_written()
    {
        await using var db = Connect();
        await SeedBinders(withHidden: false);
        var error = await Should.ThrowAsync<InvalidQueryException>(() => db.Sheet.FindMany(ct: Ct));
        error.Message.ShouldBe("Rows of Sheet belong to tenants, and this client has no tenant. Use db.For(tenant), or "
            + "db.Without(DataPolicies.Tenant) for the rows of all tenants.");
        await Refused(() => db.Sheet.FindUnique(1, ct: Ct));
        await Refused(() => db.Sheet.Create(new() { Title = "n" }, ct: Ct));
        await Refused(() => db.Sheet.CreateMany([new() { Title = "n" }], ct: Ct));
        await Refused(() => db.Sheet.DeleteAll(Ct));
        await Refused(() => db.Sheet.Upsert(1, new() { Title = "n" }, new(), ct: Ct));
        await Refused(() => db.QueryRaw<string>($"select title from {Sql.Table<Sheet>()} t", Ct));
        await Refused(() => db.Batch(b => (b.Tag.Count(ct: Ct), b.Sheet.Count(ct: Ct)), ct: Ct));
        await Refused(() => db.Transaction(tx => tx.Sheet.Count(ct: Ct), ct: Ct));
        // Models without the policy do not ask for one.
        (await db.Tag.Count(ct: Ct)).ShouldBe(0);
        (await db.Without(DataPolicies.Tenant).Sheet.Count(ct: Ct)).ShouldBe(6);

        static async Task Refused(Func<Task> work) =>
            (await Should.ThrowAsync<InvalidQueryException>(work)).Path.ShouldBe("tenant");
    }

    [Fact]
    public async Task The_tenant_of_a_row_is_what_the_client_says()
    {
        await using var all = Connect();
        await SeedBinders(withHidden: false);
        var (one, two) = (all.For(1), all.For(2));
        await two.Sheet.Create(new() { Title = "two" }, ct: Ct);
        (await one.Sheet.Create(new() { Title = "n", TenantId = 1 }, ct: Ct)).TenantId.ShouldBe(1);
        await Refused(() => one.Sheet.Create(new() { Title = "x", TenantId = 2 }, ct: Ct));
        await Refused(() => one.Sheet.CreateMany([new() { Title = "x" }, new() { Title = "y", TenantId = 2 }],
            ct: Ct));
        await Refused(() => one.Sheet.Upsert(new(title: "x"), new() { Title = "x", TenantId = 2 }, new(), ct: Ct));
        await Refused(() => one.Sheet.UpsertMany([new() { Title = "x", TenantId = 2 }], [SheetScalar.Title], ct: Ct));
        await Refused(() => one.Sheet.Update(1, new() { TenantId = 2 }, ct: Ct));
        await Refused(() => one.Sheet.Update(1, new() { TenantId = { Increment = 1 } }, ct: Ct));
        await Refused(() => one.Sheet.UpdateAll(new() { TenantId = 2 }, Ct));
        await Refused(() => one.Binder.Create(new()
        {
            Name = "x", Sheets = { Create = [new() { Title = "x", TenantId = 2 }] },
        }, ct: Ct));
        await Refused(() => one.Binder.Update(1, new()
        {
            Sheets = { Update = [new() { Where = 1, Data = new() { TenantId = 2 } }] },
        }, ct: Ct));
        (await one.Sheet.Update(1, new() { TenantId = 1, Rank = 8 }, ct: Ct)).Rank.ShouldBe(8);
        (await two.Sheet.FindMany(ct: Ct)).Single().Title.ShouldBe("two");
        (await Db.Sheet.Count(new() { Title = "x" }, ct: Ct)).ShouldBe(0);

        static async Task Refused(Func<Task> work) =>
            (await Should.ThrowAsync<InvalidQueryException>(work)).Message.ShouldEndWith("TenantId is filled by a "
                + "policy of the client, and the data gives it another value. Leave it out, or use a client without "
                + "that policy (db.Without).");
    }

    [Fact]
    public async Task A_client_stays_with_its_tenant()
    {
        await using var all = Connect();
        await SeedBinders(withHidden: true);
        var one = all.For(1);
        (await one.For(1).Sheet.Count(ct: Ct)).ShouldBe(6);
        Should.Throw<InvalidQueryException>(() => one.For(2)).Message.ShouldContain("another tenant");
        Should.Throw<InvalidQueryException>(() => one.Without(DataPolicies.All)).Message.ShouldContain("stays so");
        Should.Throw<InvalidQueryException>(() => all.Without(DataPolicies.Tenant).For(1)).Message
            .ShouldContain("all tenants");
        Should.Throw<InvalidQueryException>(() => all.For("one")).Message
            .ShouldBe("The tenant is a text, which Binder.TenantId cannot hold: it is a column of type Int.");
        Should.Throw<InvalidQueryException>(() => all.For(long.MaxValue)).Message.ShouldContain("cannot hold");
        Should.Throw<InvalidQueryException>(() => all.For((string?)null)).Message.ShouldBe("The tenant is null.");
        Should.Throw<InvalidQueryException>(() => Db.For(1)).Message.ShouldContain("this client has none");
        // In a transaction, in one inside it and outside of it.
        (await one.Transaction(async tx => (await tx.Sheet.Count(ct: Ct), await one.Sheet.Count(ct: Ct),
            await tx.Transaction(inner => inner.Sheet.Count(ct: Ct), ct: Ct),
            await tx.OutsideTransaction(other => other.Sheet.Count(ct: Ct))), ct: Ct)).ShouldBe((6, 6, 6, 6));
        // Another look at the client joins its transaction.
        await Should.ThrowAsync<NotSupportedException>(() => all.Transaction(async _ =>
        {
            await one.Sheet.Create(new() { Title = "lost" }, ct: Ct);
            (await all.For(1).Sheet.Count(new() { Title = "lost" }, ct: Ct)).ShouldBe(1);
            throw new NotSupportedException();
        }, ct: Ct));
        (await one.Sheet.Count(new() { Title = "lost" }, ct: Ct)).ShouldBe(0);
        (await Should.ThrowAsync<InvalidQueryException>(() => all.Batch(b => (b.For(1).Sheet.Count(ct: Ct),
            b.Tag.Count(ct: Ct)), ct: Ct))).Message.ShouldContain("For has no place in a batch");
        // Disposing it closes nothing.
        await one.DisposeAsync();
        (await all.For(1).Sheet.Count(ct: Ct)).ShouldBe(6);
    }

    [Fact]
    public async Task A_shared_client_asks_for_the_tenant_and_the_user_of_its_caller()
    {
        var tenant = new AsyncLocal<int?>();
        var user = new AsyncLocal<string?>();
        await using var db = Connect(options => options.Policies
            .CurrentTenant(() => tenant.Value).CurrentUser(() => user.Value));
        await SeedBinders(withHidden: true);
        await Should.ThrowAsync<InvalidQueryException>(() => db.Sheet.Count(ct: Ct));
        await Task.WhenAll(Caller(1, 6), Caller(2, 2), Caller(1, 6));
        (await db.For(2).Sheet.Count(ct: Ct)).ShouldBe(2);

        async Task Caller(int id, int count)
        {
            (tenant.Value, user.Value) = (id, $"user {id}");
            await Task.Yield();
            for (var i = 0; i < 5; i++) (await db.Sheet.Count(ct: Ct)).ShouldBe(count);
            var made = await db.Binder.Create(new() { Name = Guid.NewGuid().ToString() }, ct: Ct);
            (made.TenantId, made.CreatedBy).ShouldBe((id, $"user {id}"));
        }
    }

    [Fact]
    public async Task Rows_hold_who_wrote_them()
    {
        await using var all = Connect();
        await SeedBinders(withHidden: false);
        var (ada, bob) = (all.For(1).As("ada"), all.For(1).As("bob"));
        var made = await ada.Binder.Create(new() { Name = "n" }, ct: Ct);
        (made.CreatedBy, made.UpdatedBy).ShouldBe(("ada", "ada"));
        (await bob.Binder.CreateMany([new() { Name = "n1" }, new() { Name = "n2" }], ct: Ct)).ShouldBe(2);
        (await bob.Binder.FindMany(new() { CreatedBy = "bob" }, ct: Ct)).Count.ShouldBe(2);
        made = await bob.Binder.Update(made.Id, new() { Size = 2 }, ct: Ct);
        (made.CreatedBy, made.UpdatedBy).ShouldBe(("ada", "bob"));
        made = await ada.Binder.Upsert(made.Id, new() { Name = "x" }, new() { Size = 3 }, ct: Ct);
        (made.CreatedBy, made.UpdatedBy).ShouldBe(("ada", "ada"));
        await bob.Binder.UpsertMany([new() { TenantId = 1, Name = "n", Size = 4 },
            new() { TenantId = 1, Name = "n3", Size = 4 }], [BinderScalar.TenantId, BinderScalar.Name], ct: Ct);
        (await bob.Binder.FindMany(new() { Size = 4 }, new() { Name = Sort.Asc }, ct: Ct))
            .Select(b => (b.CreatedBy, b.UpdatedBy)).ShouldBe([("ada", "bob"), ("bob", "bob")]);
        (await ada.Binder.UpdateMany(new() { Name = "n1" }, new() { Size = 9 }, ct: Ct)).ShouldBe(1);
        (await ada.Binder.FindFirstOrThrow(new() { Name = "n1" }, ct: Ct)).UpdatedBy.ShouldBe("ada");
        // Nested rows, and rows that are tied to others, are written by the same user.
        var outer = await ada.Binder.Create(new() { Name = "o", Inner = { Create = [new() { Name = "i" }] } },
            new() { Inner = true }, ct: Ct);
        outer.Inner.Single().CreatedBy.ShouldBe("ada");
        outer = await bob.Binder.Update(outer.Id, new() { Inner = { Disconnect = [outer.Inner.Single().Id] } }, ct: Ct);
        (await bob.Binder.FindFirstOrThrow(new() { Name = "i" }, ct: Ct)).UpdatedBy.ShouldBe("bob");
        outer.UpdatedBy.ShouldBe("ada");
        // Nobody is null, where that may be.
        (await all.For(1).Binder.Update(made.Id, new() { Size = 5 }, ct: Ct)).UpdatedBy.ShouldBeNull();
        (await Should.ThrowAsync<InvalidQueryException>(
            () => ada.Binder.Create(new() { Name = "x", CreatedBy = "eve" }, ct: Ct))).Path.ShouldBe("data.CreatedBy");
        (await Should.ThrowAsync<InvalidQueryException>(
            () => ada.Binder.Update(1, new() { CreatedBy = "eve" }, ct: Ct))).Path.ShouldBe("data.CreatedBy");
        (await Should.ThrowAsync<InvalidQueryException>(
            () => ada.Binder.Update(1, new() { UpdatedBy = "eve" }, ct: Ct))).Path.ShouldBe("data.UpdatedBy");
        (await all.Without(DataPolicies.Audit).For(1).Binder.Create(new() { Name = "import", CreatedBy = "eve" },
            ct: Ct)).CreatedBy.ShouldBe("eve");
        Should.Throw<InvalidQueryException>(() => all.As(5)).Message.ShouldContain("cannot hold");
    }

    [Fact]
    public async Task Raw_SQL_that_writes_a_table_with_hidden_rows_is_refused()
    {
        await using var all = Connect();
        await SeedBinders(withHidden: true);
        var db = all.For(1);
        var before = await Hidden();
        await Refused(() => db.ExecuteRaw($"update {Sql.Table<Sheet>()} set rank = 0", Ct));
        await Refused(() => db.ExecuteRaw($"delete from {Sql.Table<Sheet>()} where rank > {50}", Ct));
        await Refused(() => db.ExecuteRaw($"insert into {Sql.Table<Sheet>()} (title) values ({"x"})", Ct));
        await Refused(() => db.QueryRaw<int>($"select {Sql.Table<Sheet>()}.rank from {Sql.Table<Sheet>()}", Ct));
        (await db.ExecuteRaw($"""
            update "Binder" set size = (select count(*) from {Sql.Table<Sheet>()} s where s."binderId" = "Binder".id)
            where id = {1}
            """, Ct)).ShouldBe(1);
        (await Db.Binder.FindUniqueOrThrow(1, ct: Ct)).Size.ShouldBe(2);
        (await all.Without(DataPolicies.All).ExecuteRaw($"update {Sql.Table<Sheet>()} set rank = rank", Ct))
            .ShouldBe(9);
        (await Hidden()).ShouldBe(before);

        static async Task Refused(Func<Task> work) =>
            (await Should.ThrowAsync<InvalidQueryException>(work)).Message.ShouldStartWith("Sql.Table<Sheet>() stands "
                + "where its table is not read: behind FROM, JOIN or USING.");
    }

    [Fact]
    public async Task A_column_that_a_policy_fills_needs_one()
    {
        var error = await Should.ThrowAsync<InvalidQueryException>(
            () => Db.Sheet.Create(new() { Title = "n" }, ct: Ct));
        error.Message.ShouldBe("Sheet.TenantId is to be filled by a policy (@csharp(policy: true)), and no policy of "
            + "the client does. Declare it in the options (Policies.Tenant, Policies.Audit), or give the value.");
        await Should.ThrowAsync<InvalidQueryException>(() => Db.Sheet.CreateMany([new() { Title = "n" }], ct: Ct));
        await Should.ThrowAsync<InvalidQueryException>(() => Db.Binder.Create(new()
        {
            Name = "n", TenantId = 1, Sheets = { Create = [new() { Title = "n" }] },
        }, ct: Ct));
        (await Db.Sheet.Create(new() { Title = "n", TenantId = 3 }, ct: Ct)).TenantId.ShouldBe(3);
    }

    [Fact]
    public void A_declaration_that_cannot_hold_is_refused()
    {
        Refused(o => o.Policies.Tenant<SheetFields>(s => s.DeletedAt), "Sheet.DeletedAt cannot hold a tenant");
        Refused(o => o.Policies.Tenant<SheetFields>(s => s.Binder.TenantId), "a column of another model");
        Refused(o => o.Policies.Tenant<SheetFields>(s => s.TenantId).Tenant<SheetFields>(s => s.Rank),
            "declare it once");
        Refused(o => o.Policies.Audit<SheetFields>(), "names no column");
        Refused(o => o.Policies.CurrentTenant(() => 1), "no model belongs to tenants");
        Refused(o => o.Policies.CurrentUser(() => 1), "no model holds who wrote");

        void Refused(Action<RefractOptions> configure, string text) =>
            Should.Throw<InvalidOperationException>(() => ShopDb.Connect(Url, configure)).Message.ShouldContain(text);
    }

    [Fact]
    public async Task The_text_of_a_statement_is_kept_by_what_policies_add()
    {
        await using var all = Connect();
        await SeedBinders(withHidden: true);
        for (var i = 0; i < 3; i++)
        {
            (await all.For(1).Sheet.Count(ct: Ct)).ShouldBe(6);
            (await all.For(2).Sheet.Count(ct: Ct)).ShouldBe(2);
            (await all.Without(DataPolicies.Tenant).Sheet.Count(ct: Ct)).ShouldBe(8);
            (await all.Without(DataPolicies.SoftDelete).For(1).Sheet.Count(ct: Ct)).ShouldBe(7);
            (await all.Without(DataPolicies.All).Sheet.Count(ct: Ct)).ShouldBe(9);
            (await all.For(1).Sheet.FindUnique(11, ct: Ct)).ShouldBeNull();
            (await all.Without(DataPolicies.All).Sheet.FindUnique(11, ct: Ct)).ShouldNotBeNull();
        }

        all.For(1).Sheet.Where(s => s.Rank > 1).ToSql().Sql.ShouldContain("\"tenantId\" = ");
    }
}
