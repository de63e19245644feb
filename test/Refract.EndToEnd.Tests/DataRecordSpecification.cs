using System.Text.Json;
using Refract.EndToEnd.Shop;

namespace Refract.EndToEnd.Tests;

/// <summary>A form as a program takes it: some columns of an order.</summary>
[Data<Order>]
public sealed partial record OrderForm(string Number, string? Note, decimal? Total, int? CustomerId);

/// <summary>What can be changed of a row with every kind of column.</summary>
[Data<Everything>]
public sealed partial class EverythingPatch
{
    public string? Text { get; set; }

    public int? IntN { get; set; }

    public int? Int { get; set; }

    public Colour? Colour { get; set; }

    public DateTimeOffset? At { get; set; }

    public JsonElement? Json { get; set; }

    public byte[]? Bytes { get; set; }
}

/// <summary>A list is there or empty.</summary>
[Data<Lists>]
public readonly partial record struct ListsForm(IReadOnlyList<string> Texts, List<int> Ints);

/// <summary>Records with <c>[Data]</c>, on every database.</summary>
public abstract class DataRecordSpecification(IShopSource source) : ShopFixture(source)
{
    [Fact]
    public async Task A_form_creates_and_changes_rows()
    {
        var form = new OrderForm("N1", null, null, null);
        var made = await Db.Order.Create(form, ct: Ct);
        (made.Number, made.Note, made.Total, made.CustomerId).ShouldBe(("N1", null, 0m, null));
        var changed = await Db.Order.Update(made.Id, form with { Note = "n", Total = 3.5m }, ct: Ct);
        (changed.Note, changed.Total).ShouldBe(("n", 3.5m));
        // A null is NULL where the column has it, and leaves the other one as it is.
        changed = await Db.Order.Update(made.Id, form, ct: Ct);
        (changed.Note, changed.Total).ShouldBe((null, 3.5m));
        OrderForm[] forms = [form with { Number = "N2" }, form with { Number = "N3", Total = 1 }];
        (await Db.Order.CreateMany(forms.Select(one => (OrderCreate)one), ct: Ct)).ShouldBe(2);
        (await Db.Order.Upsert(new(number: "N3"), forms[1], forms[1] with { Note = "again" }, ct: Ct)).Note
            .ShouldBe("again");
    }

    [Fact]
    public async Task What_is_null_and_must_not_be_is_left_out()
    {
        await Db.Everything.Create(new() { Text = "t", Int = 4, IntN = 5, Bytes = new byte[] { 1 } }, ct: Ct);
        var row = await Db.Everything.Update(1, new EverythingPatch { Colour = Colour.None }, ct: Ct);
        (row.Text, row.Int, row.IntN, row.Colour, row.Bytes).ShouldBe(("t", 4, null, Colour.None, null));
        row = await Db.Everything.Update(1, new EverythingPatch
        {
            Text = "u", IntN = 6, At = DateTimeOffset.UnixEpoch, Json = Json.Of(new { a = 1 }),
        }, ct: Ct);
        (row.Text, row.IntN, row.At, row.Json!.Value.GetProperty("a").GetInt32())
            .ShouldBe(("u", 6, DateTimeOffset.UnixEpoch, 1));
        (await Db.Everything.Create(new EverythingPatch { Int = 9 }, ct: Ct)).Int.ShouldBe(9);
    }

    [Fact]
    public async Task Lists_go_as_a_whole()
    {
        var made = await Db.Lists.Create(new ListsForm(["a", "b"], [1]), ct: Ct);
        made.Texts.ShouldBe(["a", "b"]);
        made.Ints.ShouldBe([1]);
        made = await Db.Lists.Update(made.Id, new ListsForm([], [2, 3]), ct: Ct);
        (made.Texts.Count, made.Ints.Count).ShouldBe((0, 2));
    }
}
