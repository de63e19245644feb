using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Refract.EndToEnd.Shop;

namespace Refract.EndToEnd.Tests;

/// <summary>Conditions on parts of documents, on every database.</summary>
public abstract class JsonSpecification(IShopSource source) : ShopFixture(source)
{
    private static readonly string?[] s_documents =
    [
        /* 1 */ """{"a": 1, "b": {"c": "x", "d": [1, "two", {"e": null}]}, "t": true}""",
        /* 2 */ """{"a": 1.0, "b": {"c": "Xyz%_", "d": []}, "t": false}""",
        /* 3 */ """{"a": "1", "b": [10, 20, 30]}""",
        /* 4 */ """{"a": null, "b": "text"}""",
        /* 5 */ """{"a": -2.5, "b": {"c": "ü\"\\", "d": [[1], {"k": 1, "l": 2}]}}""",
        /* 6 */ """[1, 2, {"a": 1}]""",
        /* 7 */ "\"text\"",
        /* 8 */ "7",
        /* 9 */ "null",
        /* 10 */ null,
        /* 11 */ """{"a": {"0": "key"}, "we\"ird.$[0] 'k'": 1, "": 2, "ключ": "да", "a.b": 3, "$": 4, "\\": 5}""",
    ];

    public static TheoryData<string, Func<EverythingFields, Predicate>, EverythingWhere, int[]> Conditions => new()
    {
        { "number", e => e.Json["a"] == 1, new() { Json = { Path = ["a"], Equals = 1 } }, [1, 2] },
        { "other number", e => e.Json["a"] != 1, new() { Json = { Path = ["a"], Not = { Equals = 1 } } },
            [3, 4, 5, 11] },
        { "not number", e => !(e.Json["a"] == 1.0), new() { Not = { Json = { Path = ["a"], Equals = 1.0m } } },
            [3, 4, 5, 11] },
        { "text", e => e.Json["a"] == "1", new() { Json = { Path = ["a"], Equals = "1" } }, [3] },
        { "deep text", e => e.Json["b"]["c"] == "x", new() { Json = { Path = ["b", "c"], Equals = "x" } }, [1] },
        { "strange text", e => "ü\"\\" == e.Json["b"]["c"],
            new() { Json = { Path = ["b", "c"], Equals = "ü\"\\" } }, [5] },
        { "constant", e => e.Json["t"] == true, new() { Json = { Path = ["t"], Equals = true } }, [1] },
        { "other constant", e => e.Json["t"] != true,
            new() { Json = { Path = ["t"], Not = { Equals = true } } }, [2] },
        { "json null", e => e.Json["a"] == Json.Null, new() { Json = { Path = ["a"], Equals = Json.Null } }, [4] },
        { "nothing", e => e.Json["a"].IsNull, new() { Json = { Path = ["a"], IsNull = true } },
            [6, 7, 8, 9, 10] },
        { "something", e => !e.Json["a"].IsNull, new() { Json = { Path = ["a"], IsNull = false } },
            [1, 2, 3, 4, 5, 11] },
        { "null of C#", e => e.Json["a"] == (string?)null, new() { Json = { Path = ["a"], Equals = (string?)null } },
            [6, 7, 8, 9, 10] },
        { "any null", e => e.Json["a"].IsAnyNull, new() { Json = { Path = ["a"], IsAnyNull = true } },
            [4, 6, 7, 8, 9, 10] },
        { "no null", e => !e.Json["a"].IsAnyNull, new() { Json = { Path = ["a"], IsAnyNull = false } },
            [1, 2, 3, 5, 11] },
        { "less", e => e.Json["a"] < 1, new() { Json = { Path = ["a"], Lt = 1 } }, [5] },
        { "between", e => e.Json["a"] >= -2.5 && e.Json["a"] <= 1L,
            new() { Json = { Path = ["a"], Gte = -2.5, Lte = 1L } }, [1, 2, 5] },
        { "text order", e => e.Json["b"]["c"] > "A", new() { Json = { Path = ["b", "c"], Gt = "A" } }, [1, 2, 5] },
        { "text before", e => e.Json["b"]["c"] <= "A", new() { Json = { Path = ["b", "c"], Lte = "A" } }, [] },
        { "item", e => e.Json["b"][1] == 20, new() { Json = { Path = ["b", 1], Equals = 20 } }, [3] },
        { "item from the end", e => e.Json["b"][-1] == 30, new() { Json = { Path = ["b", -1], Equals = 30 } }, [3] },
        { "deep item", e => e.Json["b"]["d"][2]["e"] == Json.Null,
            new() { Json = { Path = ["b", "d", 2, "e"], Equals = Json.Null } }, [1] },
        { "a number is no key", e => e.Json["a"][0] == "key", new() { Json = { Path = ["a", 0], Equals = "key" } },
            [] },
        { "a text is no item", e => e.Json["b"]["1"] == 20, new() { Json = { Path = ["b", "1"], Equals = 20 } }, [] },
        { "a key of digits", e => e.Json["a"]["0"] == "key", new() { Json = { Path = ["a", "0"], Equals = "key" } },
            [11] },
        { "object", e => e.Json["a"] == Json.Parse("""{ "0" : "key" }"""),
            new() { Json = { Path = ["a"], Equals = Json.Parse("""{ "0" : "key" }""") } }, [11] },
        { "node", e => e.Json["b"] == new JsonArray(10, 20, 30),
            new() { Json = { Path = ["b"], Equals = new JsonArray(10, 20, 30) } }, [3] },
        { "contains", e => e.Json["b"]["c"].StringContains("%_"),
            new() { Json = { Path = ["b", "c"], StringContains = "%_" } }, [2] },
        { "starts", e => e.Json["b"]["c"].StringStartsWith("x", QueryMode.Insensitive),
            new() { Json = { Path = ["b", "c"], StringStartsWith = "x", Mode = QueryMode.Insensitive } }, [1, 2] },
        { "ends", e => e.Json["b"]["c"].StringEndsWith("\\"),
            new() { Json = { Path = ["b", "c"], StringEndsWith = "\\" } }, [5] },
        { "no text", e => !e.Json["b"].StringContains("q"),
            new() { Json = { Path = ["b"], Not = { StringContains = "q" } } }, [1, 2, 3, 4, 5] },
        { "has item", e => e.Json["b"]["d"].ArrayContains("two"),
            new() { Json = { Path = ["b", "d"], ArrayContains = "two" } }, [1] },
        { "has items", e => e.Json["b"].ArrayContains(new JsonArray(30, 10.0)),
            new() { Json = { Path = ["b"], ArrayContains = Json.Parse("[30, 10.0]") } }, [3] },
        { "has no items", e => e.Json["b"].ArrayContains(new JsonArray()),
            new() { Json = { Path = ["b"], ArrayContains = Json.Parse("[]") } }, [3] },
        { "has array", e => e.Json["b"]["d"].ArrayContains(Json.Parse("[[1]]")),
            new() { Json = { Path = ["b", "d"], ArrayContains = Json.Parse("[[1]]") } }, [5] },
        { "has whole object", e => e.Json["b"]["d"].ArrayContains(Json.Parse("""{"k":1,"l":2}""")),
            new() { Json = { Path = ["b", "d"], ArrayContains = Json.Parse("""{"k":1,"l":2}""") } }, [5] },
        { "has half an object", e => e.Json["b"]["d"].ArrayContains(Json.Parse("""{"k":1}""")),
            new() { Json = { Path = ["b", "d"], ArrayContains = Json.Parse("""{"k":1}""") } }, [] },
        { "has null", e => e.Json["b"]["d"].ArrayContains(Json.Null),
            new() { Json = { Path = ["b", "d"], ArrayContains = Json.Null } }, [] },
        { "first", e => e.Json["b"].ArrayStartsWith(10), new() { Json = { Path = ["b"], ArrayStartsWith = 10 } }, [3] },
        { "last", e => e.Json["b"].ArrayEndsWith(30), new() { Json = { Path = ["b"], ArrayEndsWith = 30 } }, [3] },
        { "whole array", e => e.Json.Whole.ArrayContains(2), new() { Json = { ArrayContains = 2 } }, [6] },
        { "whole text", e => e.Json.Whole.StringStartsWith("te"), new() { Json = { StringStartsWith = "te" } }, [7] },
        { "whole number", e => e.Json.Whole > 6, new() { Json = { Gt = 6 } }, [8] },
        { "whole any null", e => e.Json.Whole.IsAnyNull, new() { Json = { IsAnyNull = true } }, [9, 10] },
        { "whole null", e => e.Json.Whole.IsNull, new() { Json = { IsNull = true } }, [10] },
        { "whole equals", e => e.Json.Whole == "text", new() { Json = { Equals = "text" } }, [7] },
        { "first of the whole", e => e.Json[0] == 1, new() { Json = { Path = [0], Equals = 1 } }, [6] },
        { "strange key", e => e.Json["we\"ird.$[0] 'k'"] == 1,
            new() { Json = { Path = ["we\"ird.$[0] 'k'"], Equals = 1 } }, [11] },
        { "empty key", e => e.Json[""] == 2, new() { Json = { Path = [""], Equals = 2 } }, [11] },
        { "other letters", e => e.Json["ключ"] == "да", new() { Json = { Path = ["ключ"], Equals = "да" } }, [11] },
        { "dots are no steps", e => e.Json["a.b"] == 3, new() { Json = { Path = ["a.b"], Equals = 3 } }, [11] },
        { "dollar", e => e.Json["$"] == 4, new() { Json = { Path = ["$"], Equals = 4 } }, [11] },
        { "backslash", e => e.Json["\\"] == 5, new() { Json = { Path = ["\\"], Equals = 5 } }, [11] },
        { "injection", e => e.Json["a') OR 1=1 --"] == "'; DROP TABLE x",
            new() { Json = { Path = ["a') OR 1=1 --"], Equals = "'; DROP TABLE x" } }, [] },
        { "or", e => e.Json["a"] == 1 || e.Json["t"] == true,
            new() { Or = [new() { Json = { Path = ["a"], Equals = 1 } }, new() { Json = { Path = ["t"],
                Equals = true } }] }, [1, 2] },
        { "path of its own", e => e.Json["a"] == 1 && e.Json["t"] != false,
            new() { Json = { Path = ["a"], Equals = 1, Not = { Path = ["t"], Equals = false } } }, [1] },
    };

    [Theory]
    [MemberData(nameof(Conditions))]
    public async Task Both_styles_find_the_same_rows(string name, Func<EverythingFields, Predicate> lambda,
        EverythingWhere where, int[] ids)
    {
        await Documents();
        (await Ids(Db.Everything.FindMany(lambda, ct: Ct))).ShouldBe(ids, name);
        (await Ids(Db.Everything.FindMany(where, ct: Ct))).ShouldBe(ids, name);
    }

    [Fact]
    public async Task Columns_of_the_other_json_type_are_asked_alike()
    {
        await Documents();
        (await Ids(Db.Everything.FindMany(e => e.JsonText["b"]["c"] == "x" && e.JsonText["b"]["d"].ArrayContains(1),
            ct: Ct))).ShouldBe([1]);
        (await Ids(Db.Everything.FindMany(new() { JsonText = { Path = ["a"], Gte = 1, Lt = 1.5 } }, ct: Ct)))
            .ShouldBe([1, 2]);
        (await Ids(Db.Everything.FindMany(e => e.JsonText["a"].IsAnyNull, ct: Ct))).ShouldBe([4, 6, 7, 8, 9, 10]);
    }

    [Fact]
    public async Task Conditions_can_be_left_out()
    {
        await Documents();
        string? nothing = null;
        int? some = 1;
        (await Db.Everything.Count(new() { Json = { Path = ["a"], Equals = nothing.OrSkip() } }, ct: Ct)).ShouldBe(11);
        (await Db.Everything.Count(e => e.Json["a"] == nothing.OrSkip(), ct: Ct)).ShouldBe(11);
        (await Ids(Db.Everything.FindMany(e => e.Json["a"] == some.OrSkip() & e.Json["t"] != nothing.OrSkip(), ct: Ct)))
            .ShouldBe([1, 2]);
        await Should.ThrowAsync<InvalidQueryException>(
            () => Db.Everything.DeleteMany(new() { Json = { Path = ["a"], Lt = nothing.OrSkip() } }, ct: Ct));
    }

    [Fact]
    public async Task What_has_no_meaning_is_refused()
    {
        foreach (var where in new EverythingWhere[]
        {
            new() { Json = { Path = ["a"], Gt = true } }, new() { Json = { Lte = Json.Parse("{}") } },
            new() { Json = { Path = ["a"], Lt = (string?)null } },
            new() { Json = { Path = ["a"], StringContains = (string)null! } },
            new() { Json = { Path = ["a"], ArrayContains = (string?)null } },
        })
            (await Should.ThrowAsync<InvalidQueryException>(() => Db.Everything.Count(where, ct: Ct))).Path
                .ShouldBe("where.Json");
        Should.Throw<InvalidQueryException>(() => new EverythingWhere { Json = { Path = [null!] } });
        Should.Throw<InvalidQueryException>(() => new EverythingWhere { Json = { Equals = double.NaN } });
        Should.Throw<InvalidQueryException>(() => new EverythingWhere { Json = { Equals = "\ud800" } });
    }

    [Fact]
    public async Task Documents_are_made_of_values_nodes_and_texts()
    {
        var made = await Db.Everything.CreateManyAndReturn(
            [new() { Json = Json.Of(new { A = 1, B = new[] { "x" } }) },
                new() { Json = Json.Of(new JsonObject { ["A"] = 1 }) }, new() { Json = Json.Parse("[1]") },
                new() { Json = Json.Null }, new() { Json = null }], ct: Ct);
        made.Select(row => row.Json?.GetRawText().Replace(" ", "")).ShouldBe(
            ["""{"A":1,"B":["x"]}""", """{"A":1}""", "[1]", "null", null]);
    }

    [Fact]
    public async Task Parts_are_changed_in_the_database()
    {
        await Documents();
        async Task<string?> Changed(int id, EverythingUpdate data) =>
            Text((await Db.Everything.Update(id, data, ct: Ct)).Json);

        (await Changed(3, new() { Json = { SetPath = (["a"], 5) } })).ShouldBe("""{"a":5,"b":[10,20,30]}""");
        (await Changed(3, new() { Json = { SetPath = (["b", 1], "x"), RemovePath = ["a"] } }))
            .ShouldBe("""{"b":[10,"x",30]}""");
        (await Changed(3, new() { Json = { RemovePath = ["b", -1] } })).ShouldBe("""{"b":[10,"x"]}""");
        var both = new EverythingUpdate();
        both.Json.SetPath = (["n"], Json.Parse("""{"m":[]}"""));
        both.Json.SetPath = (["n", "m", 0], (string?)null);
        both.Json.SetPath = (["s"], "it's \"q\" ü");
        (await Changed(3, both)).ShouldBe("""{"b":[10,"x"],"n":{"m":[null]},"s":"it's \"q\" ü"}""");
        // What is missing on the way is made; what has no parts stays.
        (await Changed(3, new() { Json = { SetPath = (["x", "y", 0, "z"], 1), RemovePath = ["s"] } }))
            .ShouldBe("""{"b":[10,"x"],"n":{"m":[null]},"x":{"y":[{"z":1}]}}""");
        (await Changed(3, new() { Json = { SetPath = (["b", 0, "y"], 1), RemovePath = ["z", "a"] } }))
            .ShouldBe("""{"b":[10,"x"],"n":{"m":[null]},"x":{"y":[{"z":1}]}}""");
        (await Changed(3, new() { Json = { SetPath = (["b", 2], 1), RemovePath = ["x"] } }))
            .ShouldBe("""{"b":[10,"x",1],"n":{"m":[null]}}""");
        (await Changed(7, new() { Json = { SetPath = (["a"], 1) } })).ShouldBe("\"text\"");
        (await Changed(8, new() { Json = { RemovePath = ["a"] } })).ShouldBe("7");
        (await Changed(10, new() { Json = { RemovePath = ["a"] } })).ShouldBeNull();
        (await Changed(10, new() { Json = { SetPath = (["a"], true) } })).ShouldBe("""{"a":true}""");
        (await Changed(11, new() { Json = { RemovePath = ["we\"ird.$[0] 'k'"], SetPath = (["ключ"], 1.5) } }))
            .ShouldBe("""{"":2,"$":4,"\\":5,"a":{"0":"key"},"a.b":3,"ключ":1.5}""");
        (await Db.Everything.UpdateMany(e => e.Json["a"] == "1" || e.Id == 1,
            new() { JsonText = { SetPath = (["k"], 1) }, Json = { SetPath = (["k"], 1) } }, ct: Ct)).ShouldBe(1);
        (await Db.Everything.Count(e => e.JsonText["k"] == 1 && e.Json["k"] == 1, ct: Ct)).ShouldBe(1);
        (await Db.Everything.Upsert(1, new() { Id = 1 }, new() { Json = { SetPath = (["up"], 1) } }, ct: Ct))
            .Json!.Value.GetProperty("up").GetInt32().ShouldBe(1);
        (await Changed(1, new() { Json = Json.Parse("[]") })).ShouldBe("[]");
        (await Changed(1, new() { Json = null })).ShouldBeNull();
        (await Changed(2, new() { Json = new() { SetPath = (["a"], 9) }, Text = "t" }))!.ShouldContain("\"a\":9");
        JsonElement? nothing = null;
        (await Changed(2, new() { Json = nothing.OrSkip() }))!.ShouldContain("\"a\":9");
    }

    [Fact]
    public async Task A_key_is_no_way_into_an_array()
    {
        await Documents();
        var update = Db.Everything.Update(3, new() { Json = { SetPath = (["b", "key"], 1) } }, ct: Ct);
        if (IsPostgreSql) (await Should.ThrowAsync<RefractException>(() => update)).Code.ShouldBe("P2007");
        else await update;
        Text((await Db.Everything.FindUniqueOrThrow(3, ct: Ct)).Json).ShouldBe("""{"a":"1","b":[10,20,30]}""");
    }

    [Fact]
    public async Task Changes_of_parts_that_make_no_sense_are_refused()
    {
        Should.Throw<InvalidQueryException>(() => new EverythingUpdate { Json = { SetPath = ([], 1) } });
        Should.Throw<InvalidQueryException>(() => new EverythingUpdate { Json = { RemovePath = null! } });
        await Documents();
        await Should.ThrowAsync<InvalidQueryException>(() => Db.Everything.Update(1,
            new() { Json = { Set = Json.Null, SetPath = (["a"], 1) } }, ct: Ct));
    }

    /// <summary>The document as text; keys as PostgreSQL orders them: short ones first.</summary>
    private static string? Text(JsonElement? document) => document is { } known
        ? Ordered(JsonNode.Parse(known.GetRawText()))?.ToJsonString(
            new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }) ?? "null" : null;

    private static JsonNode? Ordered(JsonNode? node) => node is JsonObject known
        ? new JsonObject(known.OrderBy(part => Encoding.UTF8.GetByteCount(part.Key))
            .ThenBy(part => part.Key, StringComparer.Ordinal)
            .Select(part => KeyValuePair.Create(part.Key, Ordered(part.Value))))
        : node?.DeepClone();

    [Fact]
    public async Task Documents_of_related_rows_are_asked_too()
    {
        await Seed();
        var log = Listen();
        (await Db.Held.Count(h => h.Document["a"]["b"] == "c", ct: Ct)).ShouldBe(0);
        (await Db.Held.Count(h => h.Document["x"]["y"] == "z", ct: Ct)).ShouldBe(0);
        log[0].ShouldBe(log[1]);
        log[0].ShouldNotContain("'c'");
    }

    private async Task Documents()
    {
        await Db.Everything.CreateMany(s_documents.Select((text, n) => new EverythingCreate
        {
            Id = n + 1, Json = text is null ? null : Json.Parse(text),
            JsonText = text is null ? null : Json.Parse(text),
        }), ct: Ct);
    }

    private static async Task<int[]> Ids(Task<IReadOnlyList<Everything>> rows) =>
        [.. (await rows).Select(row => row.Id).Order()];
}
