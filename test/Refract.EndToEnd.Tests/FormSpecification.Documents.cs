using System.Text.Json;

namespace Refract.EndToEnd.Tests;

public abstract partial class FormSpecification
{
    [Fact]
    public async Task Documents_are_as_deep_on_the_way_in_as_on_the_way_out()
    {
        var made = await Db.Held.Create(new() { Document = Deep(512), Documents = [Deep(512)] }, ct: Ct);
        JsonElement.DeepEquals(made.Document!.Value, Deep(512)).ShouldBeTrue();
        (await Db.Held.FindUnique(made.Id, ct: Ct))!.Documents.Single().GetRawText().Length.ShouldBe(
            Deep(512).GetRawText().Length);
        await One(new() { Document = Deep(512) });
        await One(new() { Documents = { Has = Deep(512) } });
        await Refused("P2000", () => Db.Held.Create(new() { Document = Deep(513) }, ct: Ct));
        await Refused("P2000",
            () => Db.Held.CreateMany([new() { Text = "a" }, new() { Document = Deep(513) }], ct: Ct));
        await Refused("P2000", () => Db.Held.UpdateAll(new() { Documents = [Deep(513)] }, Ct));
        await Refused("P2000", () => Db.Held.UpdateAll(new() { Documents = { Push = [Deep(513)] } }, Ct));
        await Refused("P2000", () => Db.Held.Count(new() { Document = Deep(513) }, ct: Ct));
        await Refused("P2000", () => Db.Held.Count(new() { Documents = { Has = Deep(513) } }, ct: Ct));
        (await Db.Held.Count(ct: Ct)).ShouldBe(1);
    }

    [Theory]
    [InlineData("\"\u00e9+\""), InlineData("{\"a\": [1, \"\\u00e9\"], \"b\": null}"), InlineData("1.50"),
        InlineData("null"), InlineData("\"1\"")]
    public async Task Documents_are_found_in_lists(string text)
    {
        await Db.Held.Create(new() { Documents = [Json("7"), Json(text)] }, ct: Ct);
        await One(new() { Documents = { Has = Json(text) } });
        await One(new() { Documents = { HasEvery = [Json(text), Json("7")] } });
        await One(new() { Documents = [Json("7"), Json(text)] });
        await None(new() { Documents = { HasSome = [Json("1"), Json("\"7\"")] } });
    }

    [Theory]
    [InlineData("1.0"), InlineData("-0"), InlineData("1e3"), InlineData("1e300"), InlineData("0.1"),
        InlineData("9007199254740993"), InlineData("12.50"), InlineData("1e-5")]
    public async Task Documents_that_are_a_number_keep_it(string number)
    {
        var made = await Db.Held.Create(new() { Document = Json(number) }, ct: Ct);
        made.Document!.Value.GetDouble().ShouldBe(Json(number).GetDouble());
        await One(new() { Document = Json(number) });
        await None(new() { Document = { Not = Json(number) } });
        await One(new() { Document = { Not = Json("7") } });
    }

    [Theory]
    [InlineData("12345678901234567890"), InlineData("1e400"), InlineData("0.12345678901234567")]
    public async Task Documents_that_are_a_longer_number_keep_it_or_are_refused(string number)
    {
        if (IsPostgreSql)
        {
            await Db.Held.Create(new() { Document = Json(number) }, ct: Ct);
            await One(new() { Document = Json(number) });
            return;
        }

        await Refused("P2020", () => Db.Held.Create(new() { Document = Json(number) }, ct: Ct));
        await Refused("P2020", () => Db.Held.CreateMany([new() { Document = Json(number) }], ct: Ct));
        await None(new() { Document = Json(number) });
        (await Db.Held.Create(new() { Document = Json($"[{number}]"), Documents = [Json(number)] },
            ct: Ct)).Documents.Single().GetRawText().ShouldBe(number);
    }

    private static JsonElement Json(string text) => JsonElement.Parse(text);

    private static JsonElement Deep(int levels) =>
        JsonElement.Parse(new string('[', levels) + new string(']', levels),
            new JsonDocumentOptions { MaxDepth = levels });
}
