using System.Text.Json;
using Refract.EndToEnd.Shop;

namespace Refract.EndToEnd.Tests;

/// <summary>The methods of the SQL files in <c>prisma/sql</c>, on every database.</summary>
public abstract class SqlFileSpecification(IShopSource source) : ShopFixture(source)
{
    private static readonly DateTimeOffset s_at = new(2024, 5, 6, 7, 8, 9, 123, TimeSpan.Zero);
    private static readonly Guid s_guid = new("3f2b1c00-1111-4222-8333-444455556666");

    [Fact]
    public async Task Rows_are_typed_and_parameters_are_named()
    {
        await Fill();
        var rows = await Db.Sql.CustomersByOrders(suffix: "@x.test", limit: 2, Ct);
        rows.Select(row => (row.Cid, row.Address, row.FullName, row.Orders, row.Total)).ShouldBe(
            [(1, "ada@x.test", "ada", 2L, 30.5m), (2, "bob@x.test", null, 0L, null)]);
        rows[0].CreatedAt.Offset.ShouldBe(TimeSpan.Zero);
        (await Db.Sql.CustomersByOrders("@nowhere", 9, Ct)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Columns_of_a_side_that_may_be_missing_are_nullable()
    {
        await Fill();
        var rows = await Db.Sql.OuterOrders(Ct);
        rows.ShouldBe([new("ada", "A1", 10.5m, null), new("ada", "A2", 20m, "n"), new(null, null, null, null)]);
    }

    [Fact]
    public async Task Every_type_is_written_and_read()
    {
        var json = JsonSerializer.SerializeToElement(new { a = new[] { 1, 2 } });
        var made = await Db.Sql.AddEverything("t", null, true, null, -7, null, 9_007_199_254_740_993, 0.1, 1.5,
            1234567890.12m, 99.99m, s_at, s_at.AddTicks(10), new DateOnly(2024, 2, 29), new TimeOnly(1, 2, 3, 4, 5),
            s_guid, json, json, [0, 1, 255], Colour.DarkBlue, Colour.None, Ct);
        made.ShouldBe(new AddEverythingRow(made.Id, "t", Colour.DarkBlue));

        var row = (await Db.Sql.Everything(made.Id, Ct)).ShouldHaveSingleItem();
        (row.Text, row.TextN, row.Flag, row.FlagN, row.Int, row.IntN, row.Big, row.Real, row.Single).ShouldBe(
            ("t", null, true, null, -7, null, 9_007_199_254_740_993, 0.1, 1.5));
        (row.Number, row.Money, row.At, row.Zoned, row.ZonedN).ShouldBe(
            (1234567890.12m, 99.99m, s_at, s_at, s_at.AddTicks(10)));
        (row.Day, row.Clock, row.Guid, row.Colour, row.ColourN).ShouldBe(
            (new DateOnly(2024, 2, 29), new TimeOnly(1, 2, 3, 4, 5), s_guid, Colour.DarkBlue, Colour.None));
        row.Json!.Value.GetProperty("a")[1].GetInt32().ShouldBe(2);
        row.JsonText!.Value.GetProperty("a")[0].GetInt32().ShouldBe(1);
        row.Bytes.ShouldBe([0, 1, 255]);

        var typed = await Db.Everything.FindUniqueOrThrow(id: made.Id, ct: Ct);
        (typed.Number, typed.At, typed.ZonedN, typed.Day, typed.Clock, typed.Guid, typed.Colour).ShouldBe(
            (row.Number, row.At, row.ZonedN, row.Day, row.Clock, row.Guid, row.Colour));
    }

    [Fact]
    public async Task Optional_parameters_take_null()
    {
        var made = await Db.Sql.AddEverything("", "x", false, true, 0, 5, 0, 0, null, 0, null, s_at, null, null, null,
            null, null, null, null, Colour.None, null, Ct);
        var row = (await Db.Sql.Everything(made.Id, Ct)).ShouldHaveSingleItem();
        (row.TextN, row.FlagN, row.IntN, row.Single, row.Money, row.ZonedN, row.Day, row.Clock).ShouldBe(
            ("x", true, 5, null, 0m, null, null, null));
        (row.Guid, row.Json, row.JsonText, row.Bytes, row.ColourN).ShouldBe((null, null, null, null, null));
    }

    [Fact]
    public async Task Lists_are_written_and_read()
    {
        var first = await Db.Lists.Create(
            new() { Blobs = [[0, 1], []], Numbers = [1.5m], Reals = [0.5], Flags = [true] }, ct: Ct);
        first.Id.ShouldBe(1);
        var id = await Db.Sql.AddLists(["a", "b,\"c"], [1, -2], [s_at], [s_guid], [Colour.None, Colour.Red], Ct);
        var row = (await Db.Sql.Lists(id, Ct)).ShouldHaveSingleItem();
        row.Texts.ShouldBe(["a", "b,\"c"]);
        row.Ints.ShouldBe([1, -2]);
        row.Times.ShouldBe([s_at]);
        row.Guids.ShouldBe([s_guid]);
        row.Colours.ShouldBe([Colour.None, Colour.Red]);
        row.Numbers.ShouldBe([1.5m]);
        row.Blobs.ShouldBe([[0, 1], []]);
        (await Db.Sql.AddLists([], [], [], [], [], Ct)).ShouldBe(id + 1);
        (await Db.Sql.Lists(id + 1, Ct))[0].Colours.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_file_says_what_its_method_returns()
    {
        await Fill();
        (await Db.Sql.CountCustomers(Ct)).ShouldBe(2L);
        (await Db.Sql.NewestName(1, Ct)).ShouldBe("ada");
        (await Db.Sql.NewestName(2, Ct)).ShouldBeNull();
        await Should.ThrowAsync<RecordNotFoundException>(() => Db.Sql.NewestName(3, Ct));
        (await Db.Sql.FindCustomer("ada@x.test", Ct)).ShouldBe(new FindCustomerRow(1, "ada"));
        (await Db.Sql.FindCustomer("nobody", Ct)).ShouldBeNull();
        (await Db.Sql.GetCustomer("bob@x.test", Ct)).ShouldBe(new GetCustomerRow(2, null));
        await Should.ThrowAsync<RecordNotFoundException>(() => Db.Sql.GetCustomer("nobody", Ct));
        (await Db.Sql.RenameCustomer("Ada", 1, Ct)).ShouldBe(1);
        (await Db.Sql.RenameCustomer(null, 99, Ct)).ShouldBe(0);
        (await Db.Customer.FindUniqueOrThrow(customerId: 1, ct: Ct)).FullName.ShouldBe("Ada");
        var numbers = new List<string>();
        await foreach (var order in Db.Sql.AllOrders(Ct)) numbers.Add(order.Number);
        numbers.ShouldBe(["A1", "A2"]);
    }

    [Fact]
    public async Task A_parameter_in_two_places_is_one_value()
    {
        await Fill();
        (await Db.Sql.OrdersBySize(15m, Ct)).ShouldBe([new(false, 1), new(true, 1)]);
        (await Db.Sql.OrdersBySize(5m, Ct)).ShouldBe([new(true, 2)]);
    }

    [Fact]
    public async Task Enums_and_times_of_every_kind_are_compared()
    {
        await Db.Everything.CreateMany([new() { At = s_at, Colour = Colour.DarkBlue },
            new() { At = s_at.AddDays(-1), Colour = Colour.DarkBlue }, new() { At = s_at }], ct: Ct);
        (await Db.Sql.Colours(Colour.DarkBlue, s_at, Ct)).ShouldBe([new(1, Colour.DarkBlue, null)]);
        (await Db.Sql.Colours(Colour.Red, DateTime.SpecifyKind(s_at.UtcDateTime, DateTimeKind.Unspecified), Ct))
            .ShouldBe([new(3, Colour.Red, null)]);
    }

    [Fact]
    public async Task A_file_may_be_for_one_database_alone()
    {
        await Fill();
        if (!IsPostgreSql)
        {
            (await Db.Sql.InOrders([2, 9], Ct)).ShouldBe([new(2, "A2")]);
            await Should.ThrowAsync<RefractException>(() => Db.Sql.AnyOrders([2], Ct));
            return;
        }

        (await Db.Sql.AnyOrders([2, 9], Ct)).ShouldBe([new(2, "A2")]);
        var json = JsonSerializer.SerializeToElement(new { a = 1 });
        var row = await Db.Sql.Inferred(7, new DateOnly(2024, 2, 29), s_at, s_guid, json, 12.34m, "10.0.0.1",
            Colour.DarkBlue, [1.5m, -2m], [1, 2], "a", [Colour.None], Ct);
        (row.Small, row.Day, row.At, row.Guid, row.Cash, row.Address, row.Colour).ShouldBe(
            (7, new DateOnly(2024, 2, 29), s_at, s_guid, 12.34m, "10.0.0.1", Colour.DarkBlue));
        row.Document!.Value.GetProperty("a").GetInt32().ShouldBe(1);
        row.Numbers.ShouldBe([1.5m, -2m]);
        row.Bytes.ShouldBe([1, 2]);
        row.Texts.ShouldBe(["a", "b"]);
        row.Colours.ShouldBe([Colour.None]);
    }

    [Fact]
    public async Task Names_and_texts_of_any_kind_reach_the_database_as_they_are()
    {
        var row = (await Db.Sql.HostileNames(1, 2, 3, Ct)).ShouldHaveSingleItem();
        (row.Class, row.A_b, row.X_y_z, row.ToStringColumn, row.IsIt_, row.Ä).ShouldBe((1, 2, 3, 4, 5, "ä\"\\{}"));
    }

    [Fact]
    public async Task Inside_a_transaction_it_joins()
    {
        await Fill();
        await using (var transaction = await Db.BeginTransaction(ct: Ct))
        {
            await transaction.Sql.RenameCustomer("gone", 1, Ct);
            (await transaction.Sql.NewestName(1, Ct)).ShouldBe("gone");
            var streamed = 0;
            await foreach (var _ in transaction.Sql.AllOrders(Ct)) streamed++;
            streamed.ShouldBe(2);
            await transaction.Rollback();
        }

        (await Db.Sql.NewestName(1, Ct)).ShouldBe("ada");
        await Should.ThrowAsync<InvalidOperationException>(() => Db.Transaction(async _ =>
        {
            await Db.Sql.RenameCustomer("gone", 1, Ct);
            throw new InvalidOperationException("Undo it.");
        }, ct: Ct));
        (await Db.Sql.NewestName(1, Ct)).ShouldBe("ada");
    }

    [Fact]
    public async Task In_a_batch_it_takes_part()
    {
        await Fill();
        var (changed, rows) = await Db.Batch(b => (b.Sql.RenameCustomer("both", 2, Ct), b.Sql.OuterOrders(Ct)), ct: Ct);
        changed.ShouldBe(1);
        rows.Count(row => row.FullName == "both").ShouldBe(1);
        await Should.ThrowAsync<InvalidQueryException>(() => Db.Batch(b =>
        {
            b.Sql.AllOrders(Ct);
            return (IEnumerable<Task<int>>)[];
        }, ct: Ct));
    }

    [Fact]
    public async Task Missing_arguments_are_named()
    {
        var missing = await Should.ThrowAsync<InvalidQueryException>(() => Db.Sql.GetCustomer(null!, Ct));
        missing.Message.ShouldContain("address is null");
        missing = await Should.ThrowAsync<InvalidQueryException>(() =>
            Db.Sql.AddLists([null!], [], [], [], [], Ct));
        missing.Message.ShouldContain("holds null");
    }

    [Fact]
    public async Task What_the_database_says_of_a_text_is_shown_with_its_place()
    {
        await Db.ExecuteRaw($"drop table \"Lists\"", Ct);
        var refused = await Should.ThrowAsync<RefractException>(() => Db.Sql.Lists(1, Ct));
        refused.Message.ShouldContain("Lists");
    }

    [Fact]
    public async Task Columns_are_found_by_name_whatever_their_order()
    {
        var made = await Db.Everything.Create(new() { Text = "x", Int = 5 }, ct: Ct);
        await Db.ExecuteRaw($"alter table \"Everything\" add column extra int", Ct);
        (await Db.Sql.Everything(made.Id, Ct))[0].Int.ShouldBe(5);
    }

    private async Task Fill()
    {
        await Db.Customer.CreateMany([
            new() { EmailAddress = "ada@x.test", FullName = "ada" }, new() { EmailAddress = "bob@x.test" }], ct: Ct);
        await Db.Order.CreateMany([
            new() { Number = "A1", Total = 10.5m, CustomerId = 1 },
            new() { Number = "A2", Total = 20m, CustomerId = 1, Note = "n" }], ct: Ct);
    }
}
