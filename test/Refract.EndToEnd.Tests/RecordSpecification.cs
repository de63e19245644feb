using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Refract.EndToEnd.Shop;

namespace Refract.EndToEnd.Tests;

/// <summary>What a program does with the records, and how it gets a client, on every database.</summary>
public abstract class RecordSpecification(IShopSource source) : ShopFixture(source)
{
    [Fact]
    public async Task A_graph_goes_to_json_and_back()
    {
        await Seed();
        var ada = await Db.Customer.FindUniqueOrThrow(1,
            new() { Profile = true,
                Orders = { OrderBy = { Number = Sort.Asc }, Include = { Lines = { Include = { Product = true } } } } },
            ct: Ct);
        var text = JsonSerializer.Serialize(ada, JsonSerializerOptions.Web);
        var back = JsonSerializer.Deserialize<Customer>(text, JsonSerializerOptions.Web).ShouldNotBeNull();
        back.ShouldBe(ada);
        back.Orders[0].Lines.Select(line => line.Product).ShouldBe(ada.Orders[0].Lines.Select(line => line.Product));
        back.Profile.ShouldBeNull();
        (back.Loaded.Orders, back.Loaded.Tasks, back.Orders[0].Loaded.Customer).ShouldBe((true, false, false));
        JsonSerializer.Serialize(back, JsonSerializerOptions.Web).ShouldBe(text);
        JsonSerializer.Serialize(ada,
            new JsonSerializerOptions(JsonSerializerOptions.Web) { TypeInfoResolver = ShopDb.JsonResolver })
            .ShouldBe(text);
        text.ShouldNotContain("tasks");
    }

    [Fact]
    public async Task Values_of_every_kind_go_to_json_and_back()
    {
        var row = await Db.Everything.Create(new()
        {
            Text = "ü\"", Big = long.MaxValue, Number = 0.1000m, Real = double.MaxValue,
            AtN = DateTimeOffset.UnixEpoch.AddMilliseconds(1), Micro = DateTimeOffset.UnixEpoch.AddMicroseconds(1),
            Day = new DateOnly(2020, 1, 1), Clock = new TimeOnly(1, 2, 3, 4), Guid = Guid.AllBitsSet,
            Json = JsonElement.Parse("{\"a\":[null]}"), Bytes = new byte[] { 1, 255 }, Colour = Colour.DarkBlue,
            FlagN = false,
        }, ct: Ct);
        JsonSerializer.Deserialize<Everything>(JsonSerializer.Serialize(row)).ShouldBe(row);
        var lists = await Db.Lists.Create(
            new() { Texts = ["a"], Bigs = [1], Guids = [Guid.Empty], Days = [new(2020, 1, 1)], Colours = [Colour.None],
                Blobs = [[1]], Jsons = [JsonElement.Parse("1")] }, ct: Ct);
        JsonSerializer.Deserialize<Lists>(JsonSerializer.Serialize(lists)).ShouldBe(lists);
    }

    [Fact]
    public async Task What_was_not_included_says_so()
    {
        await Seed();
        var order = await Db.Order.FindUniqueOrThrow("A1", new() { Customer = true }, ct: Ct);
        (order.Loaded.Customer, order.Loaded.Lines).ShouldBe((true, false));
        var missing = Should.Throw<RelationNotLoadedException>(() => order.Lines);
        (missing.Model, missing.Relation).ShouldBe(("Order", "Lines"));
        Should.Throw<RelationNotLoadedException>(() => order.Customer!.Profile);
        order.ToString().ShouldContain("A1");
        order.ShouldBe(await Db.Order.FindUniqueOrThrow(order.Id, ct: Ct));
        order.GetHashCode().ShouldBe((order with { }).GetHashCode());
        (order with { Note = "x" }).ShouldNotBe(order);
    }

    [Fact]
    public async Task A_container_hands_out_one_client_of_each_kind()
    {
        await Seed();
        var services = new ServiceCollection();
        services.AddRefract<ShopDb>(o => o.UseUrl(Url));
        services.AddKeyedRefract<ShopDb>("other", o => o.UseUrl(Url));
        await using var provider = services.BuildServiceProvider();
        var db = provider.GetRequiredService<ShopDb>();
        provider.GetRequiredService<ShopDb>().ShouldBeSameAs(db);
        var other = provider.GetRequiredKeyedService<ShopDb>("other");
        other.ShouldNotBeSameAs(db);
        await db.Tag.Create(new() { Name = "a" }, ct: Ct);
        (await other.Tag.Count(ct: Ct)).ShouldBe(1);
    }

    [Fact]
    public async Task Logs_hold_statements_and_no_values()
    {
        var entries = new List<QueryLogEntry>();
        Db.Log += entries.Add;
        await Db.Customer.Create(new() { EmailAddress = "secret@example.com" }, ct: Ct);
        var entry = entries.First(entry => entry.Sql.Contains("Customer Accounts", StringComparison.Ordinal));
        (entry.Model, entry.Verb.ToUpperInvariant()).ShouldBe(("customer", "CREATE"));
        string.Join('\n', entries).ShouldNotContain("secret");
    }
}
