using System.Globalization;
using System.Text.Json.Nodes;
using Refract.EndToEnd.Shop;
using Refract.Runtime;

namespace Refract.EndToEnd.Tests;

/// <summary>A condition on documents: for the database, and for memory with SQL's three values.</summary>
/// <param name="Text">What it is, for messages.</param>
/// <param name="Predicate">Makes it for the database.</param>
/// <param name="Holds">Whether it holds for a document; null where SQL's answer is NULL.</param>
internal sealed record JsonCondition(
    string Text, Func<EverythingFields, Predicate> Predicate, Func<JsonNode?, bool, bool?> Holds);

/// <summary>Documents, paths, conditions and changes put together at random.</summary>
internal sealed class RandomJson(Random random)
{
    private static readonly string[] s_keys = ["a", "b", "c", "k\"'", "0"];

    private static readonly string[] s_texts = ["", "a", "ab", "abc", "b", "1", "10", "%", "\"", "it's"];

    /// <summary>A document; null for JSON's null.</summary>
    public JsonNode? Document(int depth) => random.Next(depth == 0 ? 4 : 9) switch
    {
        0 => JsonValue.Create(Number()),
        1 => JsonValue.Create(Pick(s_texts)),
        2 => JsonValue.Create(random.Next(2) == 0),
        3 => null,
        4 or 5 => new JsonArray([.. Enumerable.Range(0, random.Next(4)).Select(_ => Document(depth - 1))]),
        _ => new JsonObject(s_keys.Where(_ => random.Next(2) == 0)
            .Select(key => KeyValuePair.Create(key, Document(depth - 1)))),
    };

    /// <summary>Steps that may lead somewhere: keys, and places of items.</summary>
    public object[] Path(int least = 0) =>
        [.. Enumerable.Range(0, random.Next(least, 4)).Select(_ => random.Next(3) > 0 ? (object)Pick(s_keys)
            : random.Next(-2, 3))];

    /// <summary>A condition with at most so many others inside one another.</summary>
    public JsonCondition Condition(int depth)
    {
        if (depth == 0 || random.Next(3) == 0) return Leaf();
        var left = Condition(depth - 1);
        if (random.Next(3) == 0)
            return new($"!({left.Text})", e => !left.Predicate(e), (node, isThere) => !left.Holds(node, isThere));
        var right = Condition(depth - 1);
        return random.Next(2) == 0
            ? new($"({left.Text} && {right.Text})", e => left.Predicate(e) && right.Predicate(e),
                (node, isThere) => left.Holds(node, isThere) & right.Holds(node, isThere))
            : new($"({left.Text} || {right.Text})", e => left.Predicate(e) || right.Predicate(e),
                (node, isThere) => left.Holds(node, isThere) | right.Holds(node, isThere));
    }

    /// <summary>A scalar to compare with, in the two forms.</summary>
    public (JsonArgument Argument, JsonNode? Node) Scalar() => random.Next(4) switch
    {
        0 => (Refract.Json.Null, null),
        1 => random.Next(2) == 0 ? (true, JsonValue.Create(true)) : (false, JsonValue.Create(false)),
        2 => Pick(s_texts) is var text ? (text, JsonValue.Create(text)) : default,
        _ => Number() is var number ? (number, JsonValue.Create(number)) : default,
    };

    private JsonCondition Leaf()
    {
        var path = Path();
        var text = string.Join(".", path.Select(step => Convert.ToString(step, CultureInfo.InvariantCulture)));
        JsonPartField Part(EverythingFields e) => path.Aggregate(e.Json.Whole,
            (part, step) => step is string key ? part[key] : part[(int)step]);
        JsonCondition Of(string name, Func<JsonPartField, Predicate> make, Func<JsonNode?, bool> test) =>
            new($"{text} {name}", e => make(Part(e)),
                (node, isThere) => JsonMemory.Find(node, isThere, path, out var found) ? test(found) : null);

        var (argument, value) = Scalar();
        switch (random.Next(10))
        {
            case 0:
                return new(text + " null", e => Part(e).IsNull,
                    (node, isThere) => !JsonMemory.Find(node, isThere, path, out _));
            case 1:
                return new(text + " any null", e => Part(e).IsAnyNull,
                    (node, isThere) => !JsonMemory.Find(node, isThere, path, out var found) || found is null);
            case 2: return Of($"== {value}", part => part == argument, found => JsonMemory.Same(found, value));
            case 3: return Of($"!= {value}", part => part != argument, found => !JsonMemory.Same(found, value));
            case 4 when random.Next(2) == 0:
                var all = new JsonArray([.. Enumerable.Range(0, random.Next(3)).Select(_ => random.Next(3) > 0
                    ? Scalar().Node?.DeepClone() : new JsonArray([.. s_texts.Take(random.Next(2))
                        .Select(item => JsonValue.Create(item))]))]);
                return Of($"has all {all.ToJsonString()}", part => part.ArrayContains(all), found =>
                    found is JsonArray items && all.All(one => items.Any(item => JsonMemory.Same(item, one))));
            case 4:
                return Of($"has {value}", part => part.ArrayContains(argument),
                    found => found is JsonArray items && items.Any(item => JsonMemory.Same(item, value)));
            case 5:
                var some = Pick(s_texts[1..]);
                return Of($"contains {some}", part => part.StringContains(some),
                    found => JsonMemory.Text(found)?.Contains(some, StringComparison.Ordinal) == true);
            case 6:
                var first = Pick(s_texts[1..]);
                return Of($"starts {first}", part => part.StringStartsWith(first),
                    found => JsonMemory.Text(found)?.StartsWith(first, StringComparison.Ordinal) == true);
            case 7:
                // Letters come behind the other characters here, whatever the database's collation.
                var letters = Pick(s_texts[1..5]);
                return Of($"> {letters}", part => part > letters, found =>
                    JsonMemory.Text(found) is { } own && string.CompareOrdinal(own, letters) > 0);
            case 8:
                var least = Number();
                return Of($">= {least}", part => part >= least, found => JsonMemory.Number(found) >= least);
            default:
                var most = Number();
                return Of($"< {most}", part => part < most, found => JsonMemory.Number(found) < most);
        }
    }

    private decimal Number() => random.Next(-2, 12) / (random.Next(3) == 0 ? 2m : 1m);

    private T Pick<T>(T[] items) => items[random.Next(items.Length)];
}
