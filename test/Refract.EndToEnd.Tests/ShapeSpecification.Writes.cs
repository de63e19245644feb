using Refract.EndToEnd.Shop;

namespace Refract.EndToEnd.Tests;

public abstract partial class ShapeSpecification
{
    [Fact]
    public async Task Writes_return_what_a_function_makes_of_the_row()
    {
        await Seed();
        var log = Listen();
        var made = await Db.Customer.Select(c => new { c.CustomerId, c.CreatedAt })
            .Create(new() { EmailAddress = "new@b.c" }, Ct);
        made.CreatedAt.Year.ShouldBeGreaterThan(2000);
        log.Single().ShouldEndWith("RETURNING \"cid\", \"created_at\"");
        var id = made.CustomerId;
        (await Db.Customer.Select(c => c.FullName).Update(id, new() { FullName = "Di" }, ct: Ct)).ShouldBe("Di");
        (await Db.Customer.Select(c => c.FullName).Update(id, new(), ct: Ct)).ShouldBe("Di");
        (await Db.Customer.Select(c => c.FullName)
            .UpdateOrDefault(-1, new() { FullName = "x" }, ct: Ct)).ShouldBeNull();
        await Should.ThrowAsync<RecordNotFoundException>(() =>
            Db.Customer.Select(c => c.FullName).Update(-1, new() { FullName = "x" }, ct: Ct));
        (await Db.Customer.Select(c => c.FullName).Upsert(new(emailAddress: "new@b.c"),
            new() { EmailAddress = "new@b.c", FullName = "created" }, new() { FullName = "updated" }, ct: Ct))
            .ShouldBe("updated");
        (await Db.Customer.Select(c => c.FullName).Upsert(new(emailAddress: "e@b.c"),
            new() { EmailAddress = "e@b.c", FullName = "created" }, new() { FullName = "updated" }, ct: Ct))
            .ShouldBe("created");
        (await Db.Customer.Select(c => c.EmailAddress).Delete(id, ct: Ct)).ShouldBe("new@b.c");
        (await Db.Customer.Select(c => c.EmailAddress).DeleteOrDefault(id, ct: Ct)).ShouldBeNull();
    }

    [Fact]
    public async Task Writes_return_related_rows_and_their_number()
    {
        await Seed();
        var least = 0;
        var made = await Db.Customer.Select(c => new
        {
            c.EmailAddress, Numbers = c.Orders.OrderBy(o => o.Number.Asc).Select(o => o.Number), All = c.Orders.Count(),
            Large = c.Orders.Where(o => o.Total > least).Select(o => o.Total), By = c.InvitedBy?.FullName,
        }).Create(new()
        {
            EmailAddress = "new@b.c", InvitedBy = { Connect = new(customerId: 1) },
            Orders = { Create = [new() { Number = "n2", Total = 5 }, new() { Number = "n1" }] },
        }, Ct);
        made.Numbers.ShouldBe(["n1", "n2"]);
        (made.All, made.Large.Single(), made.By).ShouldBe((2, 5m, "ada"));
        var changed = await Db.Order.Select(o => new { o.Id, Lines = o.Lines.Count(), Customer = o.Customer?.FullName })
            .Update(new(number: "A1"), new() { Note = "n" }, ct: Ct);
        changed.Lines.ShouldBe(await Db.Line.Count(new() { OrderId = changed.Id }, ct: Ct));
        changed.Customer.ShouldBe("ada");
        var gone = await Db.Order.Select(
            o => new { o.Id, Skus = o.Lines.Select(line => line.Sku), N = o.Lines.Count() })
            .Delete(new(number: "A1"), ct: Ct);
        gone.Skus.Count.ShouldBe(gone.N);
        gone.N.ShouldBe(changed.Lines);
        (await Db.Order.Exists(o => o.Number == "A1", Ct)).ShouldBeFalse();
    }

    [Fact]
    public async Task A_row_that_goes_elsewhere_has_all_its_columns()
    {
        await Seed();
        await Db.Everything.Create(
            new() { Text = "t", IntN = 4, Colour = Colour.DarkBlue, Bytes = new byte[] { 1, 2 } }, ct: Ct);
        await Db.Everything.Create(new(), ct: Ct);
        var records = await Db.Everything.FindMany(orderBy: new() { Id = Sort.Asc }, ct: Ct);
        var rows = await Db.Everything.Query.OrderBy(e => e.Id.Asc).Select(e => e).FindMany(Ct);
        rows.Count.ShouldBe(2);
        for (var i = 0; i < rows.Count; i++)
            foreach (var property in typeof(Everything).GetProperties().Where(p => p.Name != "Loaded"))
                Text(typeof(EverythingSelect).GetField(property.Name)!.GetValue(rows[i]))
                    .ShouldBe(Text(property.GetValue(records[i])), property.Name);
        (await Db.Customer.Query.OrderBy(c => c.CustomerId.Asc).Select(c => Describe(c)).FindMany(Ct))
            .ShouldBe(["1 ada", "2 bob", "3 cy"]);
        var error = await Should.ThrowAsync<RelationNotLoadedException>(() =>
            Db.Customer.Query.Select(c => InvitorOf(c)).FindMany(Ct));
        error.Relation.ShouldBe("InvitedBy");
    }

    [Fact]
    public async Task Functions_that_run_later_keep_their_row()
    {
        await Seed();
        var ordered = Db.Customer.Query.OrderBy(c => c.CustomerId.Asc);
        var later = await ordered.Select(c => (Func<string?>)(() => c.FullName)).FindMany(Ct);
        later.Select(function => function()).ShouldBe(["ada", "bob", "cy"]);
        var lazy = await ordered.Select(c => new[] { 1 }.Select(n => n + c.CustomerId)).FindMany(Ct);
        lazy.Select(numbers => numbers.Single()).ShouldBe([2, 3, 4]);
        var query = await ordered.Select(c => from n in new[] { 1 } select n + c.CustomerId).FindMany(Ct);
        query.Select(numbers => numbers.Single()).ShouldBe([2, 3, 4]);
        var tasks = await ordered.Select(async c =>
        {
            await Task.Yield();
            return c.FullName;
        }).FindMany(Ct);
        (await Task.WhenAll(tasks)).ShouldBe(["ada", "bob", "cy"]);
    }

    [Fact]
    public async Task Deferred_rows_in_a_function_that_runs_later_throw()
    {
        await Seed();
        var least = 0;
        var later = await Db.Customer.Query.OrderBy(c => c.CustomerId.Asc)
            .Select(c => (Func<int>)(() => c.Orders.Count(o => o.Total > least))).FindMany(Ct);
        Should.Throw<InvalidOperationException>(() => later[0]()).Message.ShouldContain("after the query had ended");
        var known = await Db.Customer.Query.OrderBy(c => c.CustomerId.Asc)
            .Select(c => (Func<int>)(() => c.Orders.Count(o => o.Total > 0))).FindMany(Ct);
        known.Select(function => function()).ShouldBe([2, 1, 0]);
    }
}
