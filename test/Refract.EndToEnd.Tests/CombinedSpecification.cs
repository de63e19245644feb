using Refract.EndToEnd.Shop;

namespace Refract.EndToEnd.Tests;

/// <summary>Inputs that are put together, on every database.</summary>
public abstract class CombinedSpecification(IShopSource source) : ShopFixture(source)
{
    [Fact]
    public async Task Filters_hold_together()
    {
        await Seed();
        var hers = new OrderWhere { Customer = { FullName = "ada" } };
        var large = new OrderWhere { Total = { Gt = 15 } };
        var both = hers.With(large);
        (await Db.Order.FindMany(both, ct: Ct)).ShouldHaveSingleItem().Number.ShouldBe("A2");
        (await Db.Order.Count(hers, ct: Ct)).ShouldBe(2);
        (await Db.Order.Count(large, ct: Ct)).ShouldBe(1);
        var three = hers.With(new() { Or = [new() { Number = "A1" }, new() { Number = "B1" }] });
        three.Note = null;
        (await Db.Order.FindMany(three, ct: Ct)).ShouldHaveSingleItem().Number.ShouldBe("A1");
        string? nothing = null;
        (await Db.Order.Count(hers.With(new() { Number = nothing.OrSkip() }), ct: Ct)).ShouldBe(2);
        (await Db.Order.Count(hers.With(null), ct: Ct)).ShouldBe(2);
        await Should.ThrowAsync<InvalidQueryException>(() => Db.Order.DeleteMany(
            new OrderWhere { Number = nothing.OrSkip() }.With(new() { Note = nothing.OrSkip() }), ct: Ct));
    }

    [Fact]
    public async Task Orderings_and_includes_say_what_both_say()
    {
        await Seed();
        var byNote = new OrderOrderBy { Note = Sort.Asc };
        (await Db.Order.FindMany(orderBy: byNote.With(new() { Number = Sort.Desc }), ct: Ct))
            .Select(order => order.Number).ShouldBe(["B1", "A2", "A1"]);
        var customers = new OrderInclude { Customer = true, Lines = { Take = 1 } };
        var all = customers.With(new() { Lines = true, Count = { Lines = true } });
        var order = await Db.Order.FindUniqueOrThrow(new OrderUnique(number: "A1"), all, ct: Ct);
        (order.Customer!.FullName, order.Lines.Count, order.Count.Lines).ShouldBe(("ada", 2, 2));
        (await Db.Order.FindUniqueOrThrow(new OrderUnique(number: "A1"), customers, ct: Ct)).Lines
            .ShouldHaveSingleItem();
    }

    [Fact]
    public void Both_are_frozen_and_the_new_one_is_not()
    {
        var first = new OrderWhere { Number = "a" };
        var second = new OrderWhere { Note = "b" };
        var both = first.With(second);
        Should.Throw<InvalidOperationException>(() => first.Number = "c");
        Should.Throw<InvalidOperationException>(() => second.Note = "c");
        both.Total = 3;
        Should.Throw<ArgumentNullException>(() => ((OrderWhere)null!).With(first));
    }
}
