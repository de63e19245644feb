using Refract.EndToEnd.Shop;

namespace Refract.EndToEnd.Tests;

/// <summary>Conditions of every kind, as objects and as lambdas, on every database.</summary>
public abstract class FilterSpecification(IShopSource source) : ShopFixture(source)
{
    private static readonly Guid s_guid = new("00000000-0000-0000-0000-000000000002");

    [Fact]
    public async Task Numbers_compare()
    {
        await Numbered();
        await Finds(new() { IntN = 2 }, "2");
        await Finds(new() { IntN = { Not = 2 } }, "13");
        await Finds(new() { IntN = { Gt = 1, Lt = 3 } }, "2");
        await Finds(new() { BigN = { Gte = 2 } }, "23");
        await Finds(new() { RealN = { Lte = 2 } }, "12");
        await Finds(new() { NumberN = { In = [1, 3, 99] } }, "13");
        await Finds(new() { MoneyN = { NotIn = [1m] } }, "23");
        await Finds(new() { Small = [2, 3] }, "23");
        await Finds(new() { Single = { Gt = 1.5 } }, "23");
        await Finds(new() { IntN = { In = [] } }, "");
        await Finds(new() { IntN = { NotIn = [] } }, "123-");
        await Finds(new() { IntN = { IsNull = true } }, "-");
        await Finds(new() { IntN = { Not = null } }, "123");
    }

    [Fact]
    public async Task Times_flags_uuids_bytes_and_enums_compare()
    {
        await Numbered();
        var second = DateTimeOffset.UnixEpoch.AddDays(2);
        await Finds(new() { AtN = { Gt = second } }, "3");
        await Finds(new() { AtN = second.ToOffset(TimeSpan.FromHours(5)) }, "2");
        await Finds(new() { ZonedN = { In = [second] } }, "2");
        await Finds(new() { Micro = { Lte = second.UtcDateTime } }, "12");
        await Finds(new() { Day = { Lt = new DateOnly(1970, 1, 3) } }, "1");
        await Finds(new() { Clock = { Gte = new TimeOnly(2, 0) } }, "23");
        await Finds(new() { Guid = s_guid }, "2");
        await Finds(new() { Guid = { Gt = s_guid } }, "3");
        await Finds(new() { Bytes = new byte[] { 2 } }, "2");
        await Finds(new() { Bytes = { In = [[1], [3]] } }, "13");
        await Finds(new() { FlagN = true }, "2");
        await Finds(new() { FlagN = { Not = true } }, "13");
        await Finds(new() { ColourN = Colour.DarkBlue }, "2");
        await Finds(new() { ColourN = { In = [Colour.DarkBlue, Colour.None] } }, "23");
        await Finds(new() { ColourN = { NotIn = [Colour.DarkBlue] } }, "13");
        await Finds(new() { ColourN = null }, "-");
    }

    [Fact]
    public async Task Text_is_searched_literally()
    {
        foreach (var text in new[] { "Alpha", "alphabet", "50%_off", "50 off", "back\\slash", "ÄRGER" })
            await Db.Everything.Create(new() { Text = text }, ct: Ct);
        async Task Texts(EverythingWhere where, params string[] expected) =>
            (await Db.Everything.FindMany(where, new() { Id = Sort.Asc }, ct: Ct)).Select(row => row.Text)
                .ShouldBe(expected);
        await Texts(new() { Text = { Contains = "lph" } }, "Alpha", "alphabet");
        await Texts(new() { Text = { StartsWith = "alpha" } }, "alphabet");
        await Texts(new() { Text = { StartsWith = "ALPHA", Mode = QueryMode.Insensitive } }, "Alpha", "alphabet");
        await Texts(new() { Text = { EndsWith = "off" } }, "50%_off", "50 off");
        await Texts(new() { Text = { Contains = "%" } }, "50%_off");
        await Texts(new() { Text = { Contains = "0_" } });
        await Texts(new() { Text = { Contains = "\\" } }, "back\\slash");
        await Texts(new() { Text = { Equals = "ALPHA", Mode = QueryMode.Insensitive } }, "Alpha");
        await Texts(new() { Text = { Not = "Alpha", StartsWith = "A", Mode = QueryMode.Insensitive } }, "alphabet");
        await Texts(new() { Text = { Gte = "a", Lt = "b" } }, "alphabet");
        await Texts(new() { Text = { Not = { Contains = "a" } } }, "50%_off", "50 off", "ÄRGER");
    }

    [Fact]
    public async Task Filters_join_and_negate()
    {
        await Numbered();
        await Finds(new() { Or = [new() { IntN = 1 }, new() { IntN = 3 }] }, "13");
        await Finds(new() { And = [new() { IntN = { Gt = 1 } }, new() { IntN = { Lt = 3 } }] }, "2");
        await Finds(new() { Not = { IntN = 2 } }, "13");
        await Finds(new() { Or = [] }, "");
        await Finds(new() { And = [] }, "123-");
        await Finds(new() { IntN = ((int?)null).OrSkip() }, "123-");
        await Finds(new() { Text = "2", Or = [new() { IntN = 1 }, new() { Not = { FlagN = false } }] }, "2");
    }

    [Fact]
    public async Task A_lambda_finds_what_the_object_finds()
    {
        await Numbered();
        var second = DateTimeOffset.UnixEpoch.AddDays(2);
        await Same(row => row.IntN > 1 && row.IntN < 3, new() { IntN = { Gt = 1, Lt = 3 } });
        await Same(row => row.IntN == null, new() { IntN = null });
        await Same(row => row.IntN != 2, new() { IntN = { Not = 2 } });
        await Same(row => row.NumberN.In([1m, 3m]), new() { NumberN = { In = [1, 3] } });
        await Same(row => row.Text.Contains("2") || row.FlagN == false,
            new() { Or = [new() { Text = { Contains = "2" } }, new() { FlagN = false }] });
        await Same(row => !(row.ColourN == Colour.Red), new() { Not = { ColourN = Colour.Red } });
        await Same(row => row.AtN >= second, new() { AtN = { Gte = second } });
        await Same(row => row.Day < new DateOnly(1970, 1, 3), new() { Day = { Lt = new DateOnly(1970, 1, 3) } });
        await Same(row => row.Guid == s_guid, new() { Guid = s_guid });
        await Same(row => row.Bytes == new byte[] { 2 }, new() { Bytes = new byte[] { 2 } });
        (await Db.Everything.Count(row => row.IntN == row.Small && row.Flag == false, Ct)).ShouldBe(3);
    }

    [Fact]
    public async Task Related_rows_filter()
    {
        await Seed();
        await Customers(new() { Orders = { Some = { Total = { Gt = 15 } } } }, "ada");
        await Customers(new() { Orders = { None = { Total = { Gt = 15 } } } }, "bob", "cy");
        await Customers(new() { Orders = { Every = { Total = { Lt = 15 } } } }, "bob", "cy");
        await Customers(new() { Orders = { Some = new() } }, "ada", "bob");
        await Customers(new() { InvitedBy = { FullName = "ada" } }, "bob");
        await Customers(new() { InvitedBy = null }, "ada");
        await Customers(new() { InvitedBy = { InvitedBy = { EmailAddress = { StartsWith = "ada" } } } }, "cy");
        await Customers(new() { Invited = { Some = { Invited = { Some = new() } } } }, "ada");
        await Customers(new() { Orders = { Some = { Lines = { Some = { Product = { Price = { Gte = 20 } } } } } } },
            "ada");
        await Db.Product.Update("pen", new() { Tags = { Create = [new() { Name = "red" }] } }, ct: Ct);
        (await Db.Product.FindMany(product => product.Tags.Some(tag => tag.Name == "red"),
            ct: Ct)).ShouldHaveSingleItem().Sku.ShouldBe("pen");
        (await Db.Product.Count(new() { Tags = { None = { Name = "red" } } }, ct: Ct)).ShouldBe(2);
        (await Db.Customer.FindMany(row => row.Orders.Count > 1, ct: Ct)).ShouldHaveSingleItem().FullName.ShouldBe(
            "ada");
        (await Db.Customer.Count(
            row => row.Orders.Some(order => order.CustomerId == row.CustomerId && order.Total < 6m), Ct)).ShouldBe(1);
    }

    private async Task Customers(CustomerWhere where, params string[] names) =>
        (await Db.Customer.FindMany(where, new() { CustomerId = Sort.Asc }, ct: Ct)).Select(row => row.FullName)
            .ShouldBe(names);

    /// <summary>Rows 1, 2 and 3 with these values in every column, and one without any.</summary>
    private async Task Numbered()
    {
        for (var n = 1; n <= 3; n++)
        {
            var time = DateTimeOffset.UnixEpoch.AddDays(n);
            await Db.Everything.Create(new()
            {
                Text = $"{n}", IntN = n, BigN = n, RealN = n, NumberN = n, MoneyN = n, Small = n, Single = n,
                AtN = time, ZonedN = time, Micro = time,
                Day = DateOnly.FromDateTime(time.UtcDateTime), Clock = new TimeOnly(n, 0),
                Guid = new Guid($"00000000-0000-0000-0000-00000000000{n}"), Bytes = new[] { (byte)n }, FlagN = n == 2,
                ColourN = (Colour)(n - 1),
            }, ct: Ct);
        }

        await Db.Everything.Create(new() { Text = "-" }, ct: Ct);
    }

    private async Task Finds(EverythingWhere where, string expected)
    {
        var rows = await Db.Everything.FindMany(where, new() { Id = Sort.Asc }, ct: Ct);
        string.Concat(rows.Select(row => row.Text)).ShouldBe(expected);
        (await Db.Everything.Count(where, ct: Ct)).ShouldBe(expected.Length);
    }

    private async Task Same(Func<EverythingFields, Predicate> lambda, EverythingWhere where)
    {
        var expected = await Db.Everything.FindMany(where, new() { Id = Sort.Asc }, ct: Ct);
        expected.Count.ShouldBeInRange(1, 3);
        (await Db.Everything.FindMany(lambda, new() { Id = Sort.Asc }, ct: Ct)).ShouldBe(expected);
        (await Db.Everything.Where(lambda).OrderBy(row => row.Id.Asc).FindMany(Ct)).ShouldBe(expected);
        (await Db.Everything.FindMany(new() { Matches = lambda }, new() { Id = Sort.Asc }, ct: Ct)).ShouldBe(expected);
    }
}
