using System.Text.Json;
using System.Text.Json.Schema;
using System.Text.Json.Serialization.Metadata;
using Refract.EndToEnd.Shop;

namespace Refract.EndToEnd.Tests;

/// <summary>Json columns whose documents have a type of the program's, on every database.</summary>
public abstract class DocumentSpecification(IShopSource source) : ShopFixture(source)
{
    private static readonly Preferences s_dark = new("dark", 14) { Tags = ["a", "ü\"\\\n"] };

    [Fact]
    public async Task Documents_are_written_and_read_as_their_types()
    {
        var made = await Db.Gadget.Create(new()
        {
            Name = "lamp", Preferences = s_dark, Place = new Point(1, -2), Parts = new List<Part> { new("p", 1.5m) },
            Hours = new Dictionary<string, int[]> { ["mon"] = [9, 17] }, Fallback = s_dark,
        }, include: new() { Hours = true }, ct: Ct);
        made.Preferences.ShouldBe(s_dark);
        var read = await Db.Gadget.FindUniqueOrThrow(name: "lamp", include: new() { Hours = true }, ct: Ct);
        read.Place.ShouldBe(new Point(1, -2));
        read.Fallback.ShouldBe(s_dark);
        read.Parts.ShouldBe([new Part("p", 1.5m)]);
        read.Hours.ShouldNotBeNull()["mon"].ShouldBe([9, 17]);
        (await Db.Gadget.FindUniqueOrThrow(name: "lamp", ct: Ct)).Loaded.Hours.ShouldBeFalse();
        // The context says how names are written; without one they are those of C#.
        (await Stored("preferences")).ShouldBe(
            """{"Tags":["a","ü\"\\\n"],"Theme":"dark","Size":14}""", Same.Json);
        (await Stored("fallback")).ShouldBe(
            """{"tags":["a","ü\"\\\n"],"theme":"dark","size":14}""", Same.Json);
    }

    [Fact]
    public async Task What_was_left_out_is_the_default_or_null()
    {
        var made = await Db.Gadget.Create(new() { Name = "bare", Preferences = new("light") }, ct: Ct);
        made.Place.ShouldBeNull();
        made.Fallback.ShouldBeNull();
        made.Parts.ShouldBeEmpty();
        Preferences? nothing = null;
        Point? nowhere = null;
        await Db.Gadget.Update(new(name: "bare"),
            new() { Preferences = nothing.OrSkip(), Place = nowhere.OrSkip(), Fallback = s_dark }, ct: Ct);
        await Db.Gadget.Update(new(name: "bare"),
            new() { Place = new Point(3, 4), Fallback = nothing.OrSkip() }, ct: Ct);
        var changed = await Db.Gadget.FindUniqueOrThrow(name: "bare", ct: Ct);
        (changed.Preferences, changed.Place, changed.Fallback)
            .ShouldBe((new Preferences("light"), new Point(3, 4), s_dark));
        await Db.Gadget.Update(new(name: "bare"), new() { Place = null, Fallback = { Set = nothing } }, ct: Ct);
        changed = await Db.Gadget.FindUniqueOrThrow(name: "bare", ct: Ct);
        (changed.Place, changed.Fallback).ShouldBe((null, null));
    }

    [Fact]
    public void A_null_for_a_required_document_is_refused_by_the_name_of_the_field()
    {
        Preferences nothing = null!;
        Should.Throw<InvalidQueryException>(() => Db.Gadget.Create(new() { Name = "x", Preferences = nothing }, ct: Ct))
            .Message.ShouldContain("Gadget.Preferences");
        Should.Throw<InvalidQueryException>(
            () => Db.Gadget.Update(new(name: "x"), new() { Preferences = nothing }, ct: Ct))
            .Message.ShouldContain("Gadget.Preferences");
    }

    [Fact]
    public async Task Parts_are_compared_and_changed_in_the_database()
    {
        await Db.Gadget.CreateMany(
            [
                new() { Name = "a", Preferences = new("dark"), Place = new Point(1, 1) },
                new() { Name = "b", Preferences = new("light", 20), Place = new Point(5, 1) },
            ], ct: Ct);
        (await Db.Gadget.FindMany(new() { Preferences = { Path = ["Theme"], Equals = "dark" } }, ct: Ct))
            .Select(g => g.Name).ShouldBe(["a"]);
        (await Db.Gadget.Where(g => g.Place["x"] > 2).FindMany(Ct)).Select(g => g.Name).ShouldBe(["b"]);
        (await Db.Gadget.FindMany(new() { Place = Json.Parse("""{"x":5,"y":1}""") }, ct: Ct))
            .Select(g => g.Name).ShouldBe(["b"]);
        await Db.Gadget.UpdateMany(g => g.Name == "a",
            new() { Preferences = { SetPath = (["Size"], 99), RemovePath = ["Tags"] } }, ct: Ct);
        (await Db.Gadget.FindUniqueOrThrow(name: "a", ct: Ct)).Preferences.ShouldBe(new Preferences("dark", 99));
    }

    [Fact]
    public async Task All_verbs_take_them()
    {
        await Db.Gadget.UpsertMany(
            [new() { Name = "a", Preferences = s_dark }, new() { Name = "b", Preferences = new("b") }],
            by: [GadgetScalar.Name], ct: Ct);
        var upserted = await Db.Gadget.Upsert(new(name: "a"), new() { Name = "a", Preferences = s_dark },
            new() { Preferences = new Preferences("upserted") }, ct: Ct);
        upserted.Preferences.Theme.ShouldBe("upserted");
        await Db.Gadget.UpdateMany(
            [(new GadgetUnique(name: "a"), new GadgetUpdate { Place = new Point(7, 7) })], ct: Ct);
        var shaped = await Db.Gadget.Where(g => g.Name == "a")
            .Select(g => new { g.Name, g.Preferences.Theme, Where = g.Place }).FindFirst(Ct);
        shaped.ShouldBe(new { Name = "a", Theme = "upserted", Where = (Point?)new Point(7, 7) });
        var cards = await Db.Gadget.Select<GadgetCard>().FindMany(orderBy: new() { Name = Sort.Asc }, ct: Ct);
        cards.ShouldBe([new("a", new("upserted"), new(7, 7)), new("b", new("b"), null)]);
        GadgetUpdate update = new GadgetForm(new("form"), new(8, 8));
        (await Db.Gadget.Update(new(name: "b"), update, ct: Ct)).Place.ShouldBe(new Point(8, 8));
        var raw = await Db.QueryRaw<Gadget>($"""SELECT * FROM "Gadget" ORDER BY "name" """, Ct);
        raw[1].Preferences.ShouldBe(new Preferences("form"));
        var streamed = new List<Point?>();
        await foreach (var gadget in Db.Gadget.Stream(ct: Ct)) streamed.Add(gadget.Place);
        streamed.ShouldBe([new Point(7, 7), new Point(8, 8)], ignoreOrder: true);
    }

    [Fact]
    public async Task Records_with_documents_are_equal_print_and_travel_as_JSON()
    {
        await Db.Gadget.Create(new() { Name = "a", Preferences = new("t"), Place = new Point(1, 2) }, ct: Ct);
        var first = await Db.Gadget.FindFirstOrThrow(ct: Ct);
        var second = await Db.Gadget.FindFirstOrThrow(ct: Ct);
        first.ShouldBe(second);
        first.GetHashCode().ShouldBe(second.GetHashCode());
        first.ShouldNotBe(second with { Parts = [new("p", null)] });
        first.ToString().ShouldContain("Place = Point { X = 1, Y = 2 }");
        var json = JsonSerializer.Serialize(first);
        var back = JsonSerializer.Deserialize<Gadget>(json).ShouldNotBeNull();
        (back.Preferences, back.Place).ShouldBe((first.Preferences, first.Place));
    }

    [Fact]
    public async Task Contracts_of_records_show_the_types_of_documents()
    {
        await Db.Gadget.Create(new() { Name = "a", Preferences = new("t"), Place = new Point(1, 2) }, ct: Ct);
        var gadget = await Db.Gadget.FindFirstOrThrow(ct: Ct);
        var options = new JsonSerializerOptions(JsonSerializerDefaults.Web)
        {
            TypeInfoResolver = JsonTypeInfoResolver.Combine(ShopDb.JsonResolver, new DefaultJsonTypeInfoResolver()),
        };
        var json = JsonSerializer.Serialize(gadget, options);
        json.ShouldContain("\"preferences\":{\"theme\":\"t\",\"size\":12,\"tags\":[]}");
        json.ShouldContain("\"place\":{\"x\":1,\"y\":2}");
        json.ShouldContain("\"fallback\":null");
        var back = JsonSerializer.Deserialize<Gadget>(json, options).ShouldNotBeNull();
        (back.Preferences, back.Place, back.Fallback).ShouldBe((gadget.Preferences, gadget.Place, null));
        var schema = options.GetJsonSchemaAsNode(typeof(Gadget))["properties"]!["preferences"]!["properties"];
        schema.ShouldNotBeNull()["theme"].ShouldNotBeNull();
    }

    [Theory]
    [InlineData("""{"Theme": 5}""")]
    [InlineData("[]")]
    [InlineData("null")]
    public async Task A_document_that_does_not_fit_is_told_by_row_and_field(string document)
    {
        await Db.Gadget.Create(new() { Name = "a", Preferences = new("t") }, ct: Ct);
        await Raw($"UPDATE \"Gadget\" SET \"preferences\" = '{document}'");
        var error = await Should.ThrowAsync<RefractException>(Db.Gadget.FindMany(ct: Ct));
        error.Code.ShouldBe("P2023");
        error.Message.ShouldStartWith("Gadget.preferences of the Gadget with id 1 cannot be read: ");
        error.Message.ShouldContain("Preferences");
    }

    private async Task<string> Stored(string column) =>
        (await Db.QueryRawScalar<JsonElement>($"SELECT {Sql.Identifier(column)} FROM \"Gadget\"", Ct)).GetRawText();

    /// <summary>Compares texts of documents by what they say.</summary>
    private sealed class Same : IEqualityComparer<string>
    {
        public static Same Json { get; } = new();

        public bool Equals(string? x, string? y) =>
            JsonElement.DeepEquals(Refract.Json.Parse(x!), Refract.Json.Parse(y!));

        public int GetHashCode(string obj) => 0;
    }
}

[Select<Gadget>]
public sealed partial record GadgetCard(string Name, Preferences Preferences, Point? Place);

[Data<Gadget>]
public sealed partial record GadgetForm(Preferences Preferences, Point? Place);
