using System.Text.Json.Nodes;
using Refract.EndToEnd.Shop;

namespace Refract.EndToEnd.Tests;

/// <summary>Conditions on documents and changes of their parts, answered by the database and in memory.</summary>
public abstract class RandomJsonSpecification(IShopSource source) : ShopFixture(source)
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task Conditions_hold_as_in_memory(int seed)
    {
        var made = new RandomJson(new Random(seed));
        var rows = Enumerable.Range(1, 60)
            .Select(id => (Id: id, IsThere: id % 11 > 0, Node: id % 11 > 0 ? made.Document(3) : null)).ToList();
        await Db.Everything.CreateMany(rows.Select(row => new EverythingCreate
        {
            Id = row.Id, Json = row.IsThere ? Json.Of(row.Node) : null,
            JsonText = row.IsThere ? Json.Of(row.Node) : null,
        }), ct: Ct);
        for (var i = 0; i < 150; i++)
        {
            var condition = made.Condition(3);
            var found = await Db.Everything.FindMany(condition.Predicate, orderBy: new() { Id = Sort.Asc }, ct: Ct);
            found.Select(row => row.Id).ShouldBe(
                rows.Where(row => condition.Holds(row.Node, row.IsThere) == true).Select(row => row.Id),
                $"{i} of seed {seed}: {condition.Text}");
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task Parts_change_as_in_memory(int seed)
    {
        var random = new Random(seed);
        var made = new RandomJson(random);
        await Db.Everything.Create(new() { Id = 1 }, ct: Ct);
        for (var i = 0; i < 150; i++)
        {
            var (node, isThere) = (made.Document(3), random.Next(8) > 0);
            var (update, text) = (new EverythingUpdate(), "");
            (JsonNode? Node, bool IsThere)? expected = (node, isThere);
            for (var change = random.Next(3); change >= 0 && expected is { } before; change--)
            {
                var (path, value, isRemoval) = (made.Path(1), made.Scalar(), random.Next(3) == 0);
                if (path.Length == 0) path = ["a"];
                var after = JsonMemory.Change(before.Node, before.IsThere, path, value.Node, isRemoval);
                JsonPath steps = [.. path.Select(step => step is string key ? (JsonPathStep)key : (int)step)];
                if (isRemoval) update.Json.RemovePath = steps;
                else update.Json.SetPath = (steps, value.Argument);
                text += $"{(isRemoval ? "remove" : "set")} {string.Join('.', path)} {value.Node}; ";
                expected = after;
            }

            if (expected is not { } known) continue;
            await Db.Everything.Update(1, new() { Json = isThere ? Json.Of(node) : null }, ct: Ct);
            var changed = (await Db.Everything.Update(1, update, ct: Ct)).Json;
            (changed is not null).ShouldBe(known.IsThere, text);
            if (changed is { } json)
                JsonNode.DeepEquals(JsonNode.Parse(json.GetRawText()), known.Node is null ? null
                    : JsonNode.Parse(known.Node.ToJsonString())).ShouldBeTrue(
                    $"{i} of seed {seed}: {node?.ToJsonString()} {text} -> {json} "
                        + $"instead of {known.Node?.ToJsonString()}");
        }
    }
}
