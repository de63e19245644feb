using Refract.EndToEnd.Shop;

namespace Refract.EndToEnd.Tests;

/// <summary>Writing one row, on every database.</summary>
public abstract class WritingSpecification(IShopSource source) : ShopFixture(source)
{
    [Fact]
    public async Task Names_of_csharp_and_dotnet_are_columns_like_others()
    {
        var made = await Db.Task.Create(
            new() { Class = "c", Event = 4, String = "s", Task = "t", Status = [Colour.None] }, ct: Ct);
        (await Db.Task.FindUnique("c", 4, ct: Ct)).ShouldBe(made);
        (await Db.Task.Update(("c", 4), new() { String = null, Event = { Increment = 1 } }, ct: Ct)).ShouldBe(
            made with { String = null, Event = 5 });
        (await Db.Task.Count(row => row.Class == "c" && row.Task == "t" && row.String == null, Ct)).ShouldBe(1);
        (await Db.Task.Delete(made.Id, ct: Ct)).Event.ShouldBe(5);
    }

    [Fact]
    public async Task Numbers_change_in_the_database()
    {
        var row = await Db.Everything.Create(
            new() { Int = 10, IntN = 10, Big = 10, Real = 10, Number = 10, MoneyN = 10 }, ct: Ct);
        var changed = await Db.Everything.Update(row.Id, new()
        {
            Int = { Increment = 5 }, IntN = { Decrement = 3 }, Big = { Multiply = 4_000_000_000 },
            Real = { Divide = 4 }, Number = { Multiply = 0.5m }, MoneyN = { Divide = 3 },
        }, ct: Ct);
        (changed.Int, changed.IntN, changed.Big, changed.Real, changed.Number, changed.MoneyN).ShouldBe(
            (15, 7, 40_000_000_000, 2.5, 5m, 3.33m));
        (await Db.Everything.Update(row.Id, new() { Int = { Set = 1 }, IntN = null }, ct: Ct)).IntN.ShouldBeNull();
        (await Db.Everything.Update(row.Id, new() { IntN = { Increment = 1 } }, ct: Ct)).IntN.ShouldBeNull();
    }

    [Theory]
    [InlineData("2.01", "1.01")]
    [InlineData("-2.01", "-1.01")]
    [InlineData("0.29", "0.15")]
    [InlineData("2.02", "1.01")]
    [InlineData("99999999.99", "50000000.00")]
    [InlineData("99999999.97", "49999999.99")]
    public async Task The_half_of_money_is_rounded_away_from_zero(string whole, string half)
    {
        var invariant = System.Globalization.CultureInfo.InvariantCulture;
        var row = await Db.Everything.Create(
            new() { Money = decimal.Parse(whole, invariant), MoneyN = decimal.Parse(whole, invariant) }, ct: Ct);
        var changed = await Db.Everything.Update(row.Id, new() { Money = { Multiply = 0.5m }, MoneyN = { Divide = 2 } },
            ct: Ct);
        (changed.Money, changed.MoneyN).ShouldBe((decimal.Parse(half, invariant), decimal.Parse(half, invariant)));
    }

    [Fact]
    public async Task A_result_that_does_not_fit_its_column_is_refused()
    {
        var row = await Db.Everything.Create(new()
        {
            Int = int.MaxValue, IntN = int.MinValue, Small = -32_000, Big = long.MaxValue, BigN = long.MinValue,
            Money = 99_999_999, Number = 1,
        }, ct: Ct);
        EverythingUpdate[] changes =
        [
            new() { Int = { Increment = 1 } }, new() { Int = { Multiply = 2 } }, new() { IntN = { Decrement = 1 } },
            new() { Small = { Multiply = 2 } },
            new() { Big = { Increment = 1 } }, new() { BigN = { Decrement = 1 } }, new() { Big = { Multiply = 3 } },
            new() { Money = { Increment = 1 } },
        ];
        foreach (var change in changes)
            (await Should.ThrowAsync<RefractException>(
                () => Db.Everything.Update(row.Id, change, ct: Ct))).Code.ShouldBe("P2020");
        (await Should.ThrowAsync<RefractException>(
            () => Db.Everything.UpdateAll(new() { Int = { Increment = 1 } }, Ct))).Code.ShouldBe("P2020");
        (await Db.Everything.FindUniqueOrThrow(row.Id, ct: Ct)).ShouldBe(row);
        (await Db.Everything.Update(row.Id,
            new() { Int = { Decrement = 1 }, Big = { Decrement = 1 }, Money = { Decrement = 1 } },
            ct: Ct)).Big.ShouldBe(long.MaxValue - 1);
    }

    [Fact]
    public async Task Nothing_is_divided_by_zero()
    {
        var row = await Db.Everything.Create(new() { Int = 7, RealN = 1, NumberN = 1 }, ct: Ct);
        EverythingUpdate[] changes = [new() { Int = { Divide = 0 } }, new() { RealN = { Divide = 0 } },
            new() { NumberN = { Divide = 0m } }];
        foreach (var change in changes)
            (await Should.ThrowAsync<RefractException>(
                () => Db.Everything.Update(row.Id, change, ct: Ct))).Code.ShouldBe("P2007");
        (await Db.Everything.FindUniqueOrThrow(row.Id, ct: Ct)).ShouldBe(row);
        (await Db.Everything.Update(row.Id, new() { Int = { Divide = -2 } }, ct: Ct)).Int.ShouldBe(-3);
    }

    [Fact]
    public async Task Missing_rows_are_told_or_null()
    {
        await Should.ThrowAsync<RecordNotFoundException>(() => Db.Tag.Update(1, new() { Name = "x" }, ct: Ct));
        await Should.ThrowAsync<RecordNotFoundException>(() => Db.Tag.Delete(1, ct: Ct));
        (await Db.Tag.UpdateOrDefault(1, new() { Name = "x" }, ct: Ct)).ShouldBeNull();
        (await Db.Tag.DeleteOrDefault(new(name: "x"), ct: Ct)).ShouldBeNull();
    }

    [Fact]
    public async Task Upsert_creates_once_and_updates_then()
    {
        var first = await Db.Product.Upsert(new(sku: "a"), new() { Sku = "a", Barcode = "1", Price = 1 },
            new() { Price = { Increment = 10 } }, ct: Ct);
        var second = await Db.Product.Upsert("a", new() { Sku = "a", Barcode = "1", Price = 1 },
            new() { Price = { Increment = 10 } }, ct: Ct);
        (first.Price, second.Price).ShouldBe((1, 11));
        var other = await Db.Product.Upsert(new(barcode: "1"), new() { Sku = "b", Barcode = "2" },
            new() { Tags = { Create = [new() { Name = "n" }] } }, new() { Tags = true }, ct: Ct);
        (other.Sku, other.Tags.Count).ShouldBe(("a", 1));
    }

    [Fact]
    public async Task Upserts_at_once_lose_nothing()
    {
        await Task.WhenAll(Enumerable.Range(0, 16).Select(_ => Task.Run(() =>
            Db.Product.Upsert("a", new() { Sku = "a", Barcode = "1", Price = 1 }, new() { Price = { Increment = 1 } },
                ct: Ct), Ct)));
        (await Db.Product.FindUniqueOrThrow(sku: "a", ct: Ct)).Price.ShouldBe(16);
    }

    [Fact]
    public async Task An_update_of_nothing_answers_the_row()
    {
        var made = await Db.Tag.Create(new() { Name = "x" }, ct: Ct);
        (await Db.Tag.Update(made.Id, new(), ct: Ct)).ShouldBe(made);
    }

    [Fact]
    public async Task Keys_change_and_those_below_follow()
    {
        await Seed();
        (await Db.Product.Update("pen", new() { Sku = "pencil" }, ct: Ct)).Sku.ShouldBe("pencil");
        (await Db.Line.FindMany(new() { Sku = "pencil" }, ct: Ct)).Count.ShouldBe(2);
        (await Db.Line.Update((1, "pencil"), new() { Quantity = 9 }, ct: Ct)).Quantity.ShouldBe(9);
    }

    [Fact]
    public async Task Deleting_follows_the_schema()
    {
        await Seed();
        await Db.Profile.Create(new() { Customer = { Connect = 3 } }, ct: Ct);
        (await Db.Customer.Delete(3, new() { Profile = true, InvitedBy = true }, ct: Ct)).InvitedBy!.FullName.ShouldBe(
            "bob");
        (await Db.Profile.Count(ct: Ct)).ShouldBe(0);
        await Db.Order.Delete(new(number: "A1"), ct: Ct);
        (await Db.Line.Count(ct: Ct)).ShouldBe(2);
        await Db.Customer.Delete(1, ct: Ct);
        (await Db.Customer.FindUniqueOrThrow(2, ct: Ct)).InvitedById.ShouldBeNull();
        (await Db.Order.FindUniqueOrThrow("A2", ct: Ct)).CustomerId.ShouldBeNull();
    }
}
