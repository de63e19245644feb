using Refract.EndToEnd.Shop;

namespace Refract.EndToEnd.Tests;

/// <summary>What goes wrong in practice, on every database.</summary>
public abstract class RobustnessSpecification(IShopSource source) : ShopFixture(source)
{
    [Fact]
    public async Task Half_a_character_is_refused_and_not_replaced()
    {
        const string half = "a\ud83dz";
        var made = await Db.Tag.Create(new() { Name = "whole" }, ct: Ct);
        Func<Task>[] calls =
        [
            () => Db.Tag.Create(new() { Name = half }, ct: Ct),
            () => Db.Tag.CreateMany([new() { Name = "b" }, new() { Name = half }], ct: Ct),
            () => Db.Tag.Update(made.Id, new() { Name = half }, ct: Ct),
            () => Db.Lists.Create(new() { Texts = ["a", half] }, ct: Ct),
            () => Db.Tag.Create(new() { Name = new string('x', 1000) + half }, ct: Ct),
        ];
        foreach (var call in calls)
        {
            var refused = await Should.ThrowAsync<RefractException>(call);
            refused.Code.ShouldBe("P2000");
            refused.Message.ShouldContain("surrogate");
        }

        (await Db.Tag.FindMany(ct: Ct)).ShouldBe([made]);
        (await Db.Lists.Count(ct: Ct)).ShouldBe(0);
    }

    [Fact]
    public async Task A_text_with_NUL_is_refused_or_comes_back()
    {
        if (IsPostgreSql)
        {
            (await Should.ThrowAsync<RefractException>(
                () => Db.Tag.Create(new() { Name = "a\0b" }, ct: Ct))).Code.ShouldBe("P2000");
            return;
        }

        await Db.Tag.Create(new() { Name = "a\0b" }, ct: Ct);
        (await Db.Tag.FindUniqueOrThrow(name: "a\0b", ct: Ct)).Name.ShouldBe("a\0b");
    }

    [Fact]
    public async Task Lists_may_be_longer_than_a_statement_takes_parameters()
    {
        await Db.Tag.CreateMany(Enumerable.Range(0, 100).Select(n => new TagCreate { Name = $"t{n}" }), ct: Ct);
        (await Db.Tag.Count(new() { Id = { In = Enumerable.Range(51, 70_000) } }, ct: Ct)).ShouldBe(50);
        (await Db.Tag.Count(new() { Id = { NotIn = Enumerable.Range(51, 70_000) } }, ct: Ct)).ShouldBe(50);
        (await Db.Tag.Count(new() { Name = { In = Enumerable.Range(50, 70_000).Select(n => $"t{n}") } },
            ct: Ct)).ShouldBe(50);
        (await Db.Tag.DeleteMany(new() { Id = { In = Enumerable.Range(51, 70_000) } }, ct: Ct)).ShouldBe(50);
    }

    [Fact]
    public async Task A_hundred_thousand_rows_go_in_and_come_back()
    {
        (await Db.Tag.CreateMany(Enumerable.Range(0, 100_000).Select(n => new TagCreate { Name = $"n{n}" }),
            ct: Ct)).ShouldBe(100_000);
        var rows = await Db.Tag.FindMany(orderBy: new() { Id = Sort.Asc }, ct: Ct);
        rows.Count.ShouldBe(100_000);
        rows.Select(row => row.Name).ShouldBe(Enumerable.Range(0, 100_000).Select(n => $"n{n}"));
    }

    [Fact]
    public async Task A_client_that_is_disposed_while_it_works_neither_hangs_nor_hides_it()
    {
        await Db.Tag.CreateMany(Enumerable.Range(0, 1000).Select(n => new TagCreate { Name = $"n{n}" }), ct: Ct);
        var work = Enumerable.Range(0, 32)
            .Select(_ => Task.Run(async () => (await Db.Tag.FindMany(ct: Ct)).Count, Ct)).ToArray();
        await Db.DisposeAsync();
        foreach (var one in work)
        {
            var error = await Record.ExceptionAsync(() => one.WaitAsync(TimeSpan.FromSeconds(30), Ct));
            if (error is null) (await one).ShouldBe(1000);
            else error.ShouldBeOfType<RefractException>().Code.ShouldBe("P1017");
        }

        (await Should.ThrowAsync<RefractException>(() => Db.Tag.Count(ct: Ct))).Code.ShouldBe("P1017");
    }

    [Fact]
    public async Task Inputs_are_shared_between_threads()
    {
        await Seed();
        var where = new OrderWhere { Lines = { Some = { Quantity = { Gt = 0 } } }, Number = { StartsWith = "A" } };
        var data = new OrderUpdate { Total = { Increment = 1 } };
        var include = new OrderInclude { Lines = { OrderBy = { Sku = Sort.Asc } } };
        await Task.WhenAll(Enumerable.Range(0, 32).Select(_ => Task.Run(async () =>
        {
            (await Db.Order.FindMany(where, include: include, ct: Ct)).Count.ShouldBe(2);
            (await Db.Order.UpdateMany(where, data, ct: Ct)).ShouldBe(2);
        }, Ct)));
        (await Db.Order.FindUniqueOrThrow(number: "A1", ct: Ct)).Total.ShouldBe(42.5m);
    }

    [Fact]
    public async Task Statements_of_one_transaction_take_turns_and_see_each_other()
    {
        await Db.Transaction(async tx =>
        {
            await Task.WhenAll(Enumerable.Range(0, 20).Select(n => tx.Tag.Create(new() { Name = $"n{n}" }, ct: Ct)));
            (await tx.Tag.Count(ct: Ct)).ShouldBe(20);
        }, ct: Ct);
        (await Db.Tag.Count(ct: Ct)).ShouldBe(20);
    }

    [Fact]
    public async Task A_call_that_was_cancelled_on_its_way_leaves_the_client_usable()
    {
        await Db.Tag.CreateMany(Enumerable.Range(0, 20_000).Select(n => new TagCreate { Name = $"n{n}" }), ct: Ct);
        for (var n = 0; n < 20; n++)
        {
            using var soon = new CancellationTokenSource(TimeSpan.FromMilliseconds(n));
            var error = await Record.ExceptionAsync(
                () => Db.Tag.FindMany(new() { Products = { None = new() } }, ct: soon.Token));
            if (error is not null) error.ShouldBeAssignableTo<OperationCanceledException>();
        }

        (await Db.Tag.Count(ct: Ct)).ShouldBe(20_000);
    }

    [Fact]
    public async Task What_the_database_does_not_have_is_said_at_once()
    {
        var seen = 0;
        await using var db = ShopDb.Connect(Url, options => options.Hooks.Before(_ =>
        {
            seen++;
            return Task.CompletedTask;
        }));
        await db.CheckTables(Ct);
        seen.ShouldBe(0);
        await Raw("ALTER TABLE \"Product\" DROP COLUMN \"price\"");
        await Raw("ALTER TABLE \"Account\" DROP COLUMN \"photo\"");
        await Raw("DROP TABLE \"order_lines\"");
        var error = await Should.ThrowAsync<RefractException>(db.CheckTables(Ct));
        error.Code.ShouldBeOneOf("P2021", "P2022");
        error.Message.ShouldStartWith("The database is not the one that ShopDb was generated for. ");
        foreach (var part in new[] { "price", "photo", "The table of Line is missing" })
            error.Message.ShouldContain(part);
    }
}
