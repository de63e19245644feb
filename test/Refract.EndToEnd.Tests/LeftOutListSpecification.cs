using Refract.EndToEnd.Shop;

namespace Refract.EndToEnd.Tests;

/// <summary>Lists that may be null and then mean nothing, on every database.</summary>
public abstract class LeftOutListSpecification(IShopSource source) : ShopFixture(source)
{
    [Fact]
    public async Task A_list_that_is_null_is_no_condition()
    {
        await Seed();
        List<string>? none = null;
        string[] some = ["A1", "B1"];
        (await Db.Order.Count(new() { Number = { In = none.OrSkip() } }, ct: Ct)).ShouldBe(3);
        (await Db.Order.Count(new() { Number = { In = some.OrSkip() } }, ct: Ct)).ShouldBe(2);
        (await Db.Order.Count(new() { Number = { NotIn = some.OrSkip(), In = none.OrSkip() } }, ct: Ct)).ShouldBe(1);
        (await Db.Order.Count(new() { Number = { In = new List<string>().OrSkip() } }, ct: Ct)).ShouldBe(0);
        (await Db.Order.Count(o => o.Number.In(none.OrSkip()), ct: Ct)).ShouldBe(3);
        (await Db.Order.Count(o => o.Number.In(none.OrSkip()) & o.Number.NotIn(some.OrSkip()), ct: Ct)).ShouldBe(1);
        (await Db.Order.Count(new() { Customer = { FullName = { In = none.OrSkip() } } }, ct: Ct)).ShouldBe(3);
        // What was said before is replaced, as by any other value.
        (await Db.Order.Count(new() { Number = new() { In = some, NotIn = none.OrSkip() } }, ct: Ct)).ShouldBe(2);
        var filter = new OrderWhere { Number = { In = some } };
        filter.Number.In = none.OrSkip();
        (await Db.Order.Count(filter, ct: Ct)).ShouldBe(3);
    }

    [Fact]
    public async Task Every_usual_type_of_list_can_be_left_out()
    {
        await Seed();
        string[] items = ["A1"];
        string[]? array = null;
        HashSet<string>? set = null;
        IEnumerable<string>? sequence = null;
        IList<string>? list = null;
        ICollection<string>? collection = null;
        IReadOnlyList<string>? readable = null;
        IReadOnlyCollection<string>? counted = null;
        foreach (var left in new IEnumerable<string>[] { array.OrSkip(), set.OrSkip(), sequence.OrSkip(),
            list.OrSkip(), collection.OrSkip(), readable.OrSkip(), counted.OrSkip() })
            (await Db.Order.Count(new() { Number = { In = left } }, ct: Ct)).ShouldBe(3);
        foreach (var kept in new IEnumerable<string>[] { items.OrSkip(), items.ToHashSet().OrSkip(),
            items.Where(_ => true).OrSkip(), ((IList<string>)items).OrSkip(), ((ICollection<string>)items).OrSkip(),
            ((IReadOnlyList<string>)items).OrSkip(), ((IReadOnlyCollection<string>)items).OrSkip() })
            (await Db.Order.Count(new() { Number = { In = kept } }, ct: Ct)).ShouldBe(1);
    }

    [Fact]
    public async Task Groups_that_are_null_are_no_condition()
    {
        await Seed();
        OrderWhere[]? none = null;
        (await Db.Order.Count(new() { Or = none.OrSkip() }, ct: Ct)).ShouldBe(3);
        (await Db.Order.Count(new() { And = none.OrSkip(), Number = "A1" }, ct: Ct)).ShouldBe(1);
        none = [new() { Number = "A1" }, new() { Number = "A2" }];
        (await Db.Order.Count(new() { Or = none.OrSkip() }, ct: Ct)).ShouldBe(2);
    }

    [Fact]
    public async Task Bulk_writes_refuse_conditions_that_came_out_empty()
    {
        await Seed();
        int[]? none = null;
        OrderWhere[]? groups = null;
        OrderWhere[] empty = [new() { Id = { In = none.OrSkip() } }, new() { Or = groups.OrSkip() }];
        foreach (var filter in empty)
        {
            await Should.ThrowAsync<InvalidQueryException>(() => Db.Order.DeleteMany(filter, ct: Ct));
            await Should.ThrowAsync<InvalidQueryException>(
                () => Db.Order.UpdateMany(filter, new() { Note = "x" }, ct: Ct));
        }

        await Should.ThrowAsync<InvalidQueryException>(
            () => Db.Order.DeleteMany(o => o.Id.In(none.OrSkip()), ct: Ct));
        (await Db.Order.Count(ct: Ct)).ShouldBe(3);
    }

    [Fact]
    public async Task Columns_that_hold_lists_are_left_alone()
    {
        string[]? none = null;
        string[] some = ["b"];
        var made = await Db.Lists.Create(new() { Texts = none.OrSkip(), Ints = [1] }, ct: Ct);
        made.Texts.ShouldBeEmpty();
        (await Db.Lists.Update(made.Id, new() { Texts = some.OrSkip() }, ct: Ct)).Texts.ShouldBe(["b"]);
        (await Db.Lists.Update(made.Id, new() { Texts = none.OrSkip(), Ints = { Push = [2] } }, ct: Ct))
            .Texts.ShouldBe(["b"]);
        var kept = await Db.Lists.Update(made.Id, new() { Texts = { Push = none.OrSkip() }, Ints = { Set = [3] } },
            ct: Ct);
        (kept.Texts[0], kept.Texts.Count, kept.Ints[0]).ShouldBe(("b", 1, 3));
        (await Db.Lists.Count(new() { Texts = { HasSome = none.OrSkip(), HasEvery = some.OrSkip() } }, ct: Ct))
            .ShouldBe(1);
        (await Db.Lists.Count(new() { Texts = { Equals = none.OrSkip() } }, ct: Ct)).ShouldBe(1);
        (await Db.Lists.Count(l => l.Texts.HasSome(none.OrSkip()), ct: Ct)).ShouldBe(1);
    }

    [Fact]
    public async Task Relations_are_left_alone()
    {
        await Seed();
        var tag = await Db.Tag.Create(new() { Name = "left" }, ct: Ct);
        TagUnique[]? none = null;
        TagCreate[]? made = null;
        TagUnique[] one = [tag.Id];
        var pen = await Db.Product.Update(new(sku: "pen"), new() { Tags = { Set = one.OrSkip() } },
            include: new() { Tags = true }, ct: Ct);
        pen.Tags.ShouldHaveSingleItem();
        pen = await Db.Product.Update(new(sku: "pen"), new()
        {
            Price = 4,
            Tags = { Set = none.OrSkip(), Connect = none.OrSkip(), Disconnect = none.OrSkip(), Create = made.OrSkip() },
        }, include: new() { Tags = true }, ct: Ct);
        (pen.Price, pen.Tags.Count).ShouldBe((4, 1));
        (await Db.Product.Update(new(sku: "pen"), new() { Tags = { Set = Array.Empty<TagUnique>().OrSkip() } },
            include: new() { Tags = true }, ct: Ct)).Tags.ShouldBeEmpty();
    }

    [Fact]
    public async Task Where_a_list_is_needed_it_is_refused()
    {
        TagCreate[]? none = null;
        (await Should.ThrowAsync<InvalidQueryException>(() => Db.Tag.CreateMany(none.OrSkip(), ct: Ct)))
            .Message.ShouldContain("OrSkip()");
    }
}
