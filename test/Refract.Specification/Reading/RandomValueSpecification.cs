using System.Text.Json;
using Refract.Relational;
using Refract.Relational.Sql;
using Refract.Runtime;

namespace Refract.Specification;

/// <summary>
/// Rows with the edges of every type, and conditions put together at random from other such values: the database and
/// memory must find the same rows. Both providers are compared with the same memory, and so with each other.
/// </summary>
public abstract class RandomValueSpecification(ISpecificationProvider provider) : EngineTest(provider)
{
    private static readonly DateTimeOffset s_time = new(2024, 5, 5, 10, 0, 0, TimeSpan.Zero);

    private static readonly string s_long = new('x', 3000);

    /// <summary>No two are the same document, or the same text.</summary>
    private static readonly JsonElement[] s_documents =
    [
        JsonElement.Parse("{}"), JsonElement.Parse("[]"), JsonElement.Parse("\"\""), JsonElement.Parse("true"),
        JsonElement.Parse("[1e400]"), JsonElement.Parse("[12345678901234567890, 0.12345678901234567890]"),
        JsonElement.Parse("{\"a\": 1.0}"), JsonElement.Parse("{\"b\": [{\"c\": null}, [[]]], \"a\": -0.0}"),
        JsonElement.Parse("\"\\u00e9 \\\"\\\\ \\n \\ud83d\\ude00 \\/\""), JsonElement.Parse("{\"\": \"null\"}"),
        JsonElement.Parse($"[\"{s_long}\"]"), JsonElement.Parse("\"null\""), JsonElement.Parse("[[[[[[1]]]]]]"),
    ];

    private static readonly Dictionary<string, object[]> s_values = new()
    {
        ["Text"] = ["", " ", "a", "A", "ab", "a ", "%", "_", "\\", "a%b", "a_b", "\u00e9", "\u00c9", "\ud83d\ude00",
            "\ufeff", "\uffff", "null", "0", "1.0", "2024-05-05 10:00:00", s_long, s_long + "a", s_long + "A",
            "\r\n\t"],
        ["Number"] = [0, -1, 1, int.MinValue, int.MaxValue],
        ["Big"] = [0L, -1L, long.MinValue, long.MaxValue, 9_007_199_254_740_993L],
        ["Flag"] = [true, false],
        ["Real"] = [0.0, -0.0, 0.1, 0.1 + 0.2, 0.3, 1e300, double.MaxValue, double.MinValue, double.Epsilon,
            double.PositiveInfinity, double.NegativeInfinity],
        ["Exact"] = [0m, 0.0000004m, 0.0000005m, 0.0000015m, -0.0000005m, 1.10m, 1.1m, 123456789.123456m, -1m, 0.3m],
        ["At"] = [s_time, s_time.AddTicks(1), s_time.AddTicks(9_999), s_time.AddTicks(10_000),
            s_time.AddMilliseconds(-1), DateTimeOffset.MinValue, DateTimeOffset.MaxValue,
            DateTimeOffset.UnixEpoch.AddTicks(-1)],
        ["Zoned"] = [s_time, s_time.AddTicks(1), s_time.AddTicks(10), s_time.AddTicks(19), s_time.AddTicks(1_000),
            s_time.AddTicks(10_000), DateTimeOffset.MinValue, DateTimeOffset.MaxValue],
        ["Day"] = [DateOnly.MinValue, DateOnly.MaxValue, new DateOnly(1970, 1, 1), new DateOnly(2000, 2, 29)],
        ["Clock"] = [TimeOnly.MinValue, TimeOnly.MaxValue, new TimeOnly(12, 0),
            new TimeOnly(12, 0).Add(TimeSpan.FromTicks(15))],
        ["Uid"] = [Guid.Empty, Guid.AllBitsSet, Guid.Parse("01890a5d-ac96-774b-bcce-b302099a8057")],
        ["Data"] = [Array.Empty<byte>(), new byte[] { 0 }, new byte[] { 0, 0 }, new byte[] { 255 }, new byte[5000]],
        ["Doc"] = [.. s_documents, JsonElement.Parse("1.5"), JsonElement.Parse("null"), JsonElement.Parse("0")],
        ["Kind"] = [Role.Admin, Role.User, Role.Guest],
        ["Texts"] = [Array.Empty<string>(), new[] { "" }, new[] { "a", "A" }, new[] { "b,\"{}" }, new[] { "a" },
            new[] { s_long, "NULL", "null", "\\", "\ud83d\ude00" }],
        ["Numbers"] = [Array.Empty<int>(), new[] { 0 }, new[] { int.MaxValue, int.MinValue }, new[] { 0, 0 }],
        ["Flags"] = [Array.Empty<bool>(), new[] { true }, new[] { false, true }],
        ["Kinds"] = [Array.Empty<Role>(), new[] { Role.Guest }, new[] { Role.Admin, Role.Guest }],
        ["Bigs"] = [Array.Empty<long>(), new[] { long.MinValue, long.MaxValue }, new[] { 9_007_199_254_740_993L },
            new[] { 9_007_199_254_740_992L }],
        ["Reals"] = [Array.Empty<double>(), new[] { 0.1, 0.1 + 0.2 }, new[] { 0.3, -0.0 }, new[] { double.Epsilon },
            new[] { double.MaxValue, double.MinValue }],
        ["Exacts"] = [Array.Empty<decimal>(), new[] { 1.10m, 0.0000005m }, new[] { 1.1m }, new[] { -0.0000004m },
            new[] { 12345678901234.123456m }],
        ["Ats"] = [Array.Empty<DateTimeOffset>(), new[] { s_time, s_time.AddTicks(9_999) },
            new[] { s_time.AddTicks(10_000) }, new[] { DateTimeOffset.MinValue, DateTimeOffset.MaxValue }],
        ["Days"] = [Array.Empty<DateOnly>(), new[] { DateOnly.MinValue, DateOnly.MaxValue },
            new[] { new DateOnly(2000, 2, 29) }],
        ["Clocks"] = [Array.Empty<TimeOnly>(), new[] { TimeOnly.MinValue, TimeOnly.MaxValue },
            new[] { new TimeOnly(12, 0).Add(TimeSpan.FromTicks(15)) }],
        ["Uids"] = [Array.Empty<Guid>(), new[] { Guid.Empty, Guid.AllBitsSet }, new[] { Guid.AllBitsSet }],
        ["Blobs"] = [Array.Empty<byte[]>(), new[] { Array.Empty<byte>(), [0] }, new byte[][] { [0, 0], [255] },
            new[] { new byte[5000] }],
        ["Docs"] = [Array.Empty<JsonElement>(), s_documents, s_documents[..2], s_documents[2..4],
            new[] { JsonElement.Parse("1e400"), JsonElement.Parse("12345678901234567890"), JsonElement.Parse("1.0") }],
    };

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public async Task Finds_what_memory_finds(int seed)
    {
        var random = new Random(seed);
        var rows = Enumerable.Range(0, 60).Select(_ => Row(random)).ToList();
        await Engine.WriteMany(
            new WriteManyPlan { Model = Model<Sample>.Info, Verb = Verb.CreateMany, Create = rows[..30] }, Ct);
        foreach (var row in rows[30..]) await Engine.Write<Sample>(Q.Create<Sample>(row), Ct);
        var stored = await Engine.FindMany<Sample>(Q.Find<Sample>(orderBy: [Q.By<Sample>("Id")]), Ct);
        Holds(stored, rows);
        for (var i = 0; i < 250; i++)
        {
            var where = Condition(random, 3);
            var found = await Engine.FindMany<Sample>(Q.Find<Sample>(where, orderBy: [Q.By<Sample>("Id")]), Ct);
            var expected = stored.Where(row => InMemory.Holds(where, [(Model<Sample>.Info.RootScope, row)]) == true);
            found.Select(row => row.Id)
                .ShouldBe(expected.Select(row => row.Id), $"condition {i} of seed {seed}: {Database.Sql[^1]}");
        }
    }

    [Fact]
    public async Task Halves_of_surrogate_pairs_are_refused_everywhere()
    {
        var text = "a" + (char)0xd800;
        Func<Task>[] calls =
        [
            () => Engine.Write<Sample>(Q.Create<Sample>(Q.Data<Sample>(("Text", text))), Ct),
            () => Engine.Write<Sample>(Q.Create<Sample>(Q.Data<Sample>(("Texts", new[] { text }))), Ct),
            () => Engine.FindMany<Sample>(Q.Find<Sample>(Q.Is<Sample>("Text", text)), Ct),
            () => Engine.FindMany<Sample>(Q.Find<Sample>(Q.Is<Sample>("Text", Comparison.In, new[] { text })), Ct),
            () => Engine.FindMany<Sample>(
                Q.Find<Sample>(Q.Is<Sample>("Text", Comparison.Contains, text, ignoreCase: true)), Ct),
            () => Engine.FindMany<Sample>(Q.Find<Sample>(Q.Is<Sample>("Texts", Comparison.Has, text)), Ct),
        ];
        foreach (var call in calls) (await Should.ThrowAsync<RefractException>(call)).Code.ShouldBe("P2000");
    }

    [Theory]
    [InlineData("a\0b"), InlineData("\0"), InlineData("a\0")]
    public async Task NUL_in_a_text_is_stored_exactly_or_refused(string text)
    {
        if (Database.Provider != SqlProvider.PostgreSql)
        {
            var row = await Engine.Write<Sample>(
                Q.Create<Sample>(Q.Data<Sample>(("Text", text), ("Texts", new[] { text, "a" }))), Ct);
            row["Text"].ShouldBe(text);
            ((string[])row["Texts"]!).ShouldBe([text, "a"]);
            await Engine.Write<Sample>(Q.Create<Sample>(Q.Data<Sample>(("Text", "a"), ("Texts", new[] { "a" }))), Ct);
            foreach (var found in Finds(text))
                (await Engine.FindMany<Sample>(Q.Find<Sample>(found), Ct)).Select(one => one.Id).ShouldBe([row.Id]);
            return;
        }

        Func<Task>[] calls =
        [
            () => Engine.Write<Sample>(Q.Create<Sample>(Q.Data<Sample>(("Text", text))), Ct),
            () => Engine.Write<Sample>(Q.Create<Sample>(Q.Data<Sample>(("Texts", new[] { text }))), Ct),
            () => Engine.WriteMany(new WriteManyPlan
            {
                Model = Model<Sample>.Info, Verb = Verb.CreateMany,
                Create = [Q.Data<Sample>(("Text", "a")), Q.Data<Sample>(("Text", text))],
            }, Ct),
            .. Finds(text).Select(where => (Func<Task>)(() => Engine.FindMany<Sample>(Q.Find<Sample>(where), Ct))),
        ];
        foreach (var call in calls)
        {
            var error = await Should.ThrowAsync<RefractException>(call);
            error.Code.ShouldBe("P2000");
            error.Message.ShouldContain("Sample.text");
        }
    }

    private static Predicate[] Finds(string text) =>
    [
        Q.Is<Sample>("Text", text),
        Q.Is<Sample>("Text", Comparison.In, new[] { text }),
        Q.Is<Sample>("Text", Comparison.Contains, text),
        Q.Is<Sample>("Text", Comparison.StartsWith, text, ignoreCase: true),
        Q.Is<Sample>("Text", Comparison.Contains, text, ignoreCase: true),
        Q.Is<Sample>("Text", Comparison.Equals, text, ignoreCase: true),
        Q.Is<Sample>("Texts", Comparison.Has, text),
        Q.Is<Sample>("Texts", Comparison.HasSome, new[] { text }),
        Q.Is<Sample>("Texts", Comparison.Equals, new[] { text, "a" }),
    ];

    /// <summary>What is read is what the columns hold of what was given.</summary>
    private static void Holds(IReadOnlyList<Sample> stored, List<Data<Sample>> rows)
    {
        for (var i = 0; i < rows.Count; i++)
        {
            foreach (var cell in rows[i].Cells)
            {
                var column = Model<Sample>.Info.Column(cell.Slot);
                if (cell.Value.IsNull) continue;
                if (!column.Type.IsList)
                {
                    HeldValue.Same(stored[i][column.Name], HeldValue.Of(column, cell.Value))
                        .ShouldBeTrue($"{column.Name}: {stored[i][column.Name]} of row {i}");
                    continue;
                }

                var (items, given) = (((Array)stored[i][column.Name]!).Cast<object>().ToList(),
                    cell.Value.AsArray.Cast<object>().Select(HeldValue.Of).ToList());
                items.Count.ShouldBe(given.Count, column.Name);
                for (var at = 0; at < items.Count; at++)
                    HeldValue.Same(items[at], given[at]).ShouldBeTrue($"{column.Name}[{at}]: {items[at]} of row {i}");
            }
        }
    }

    private static Data<Sample> Row(Random random)
    {
        var data = new Data<Sample>();
        foreach (var (name, values) in s_values)
            if (random.Next(5) > 0) data.Set(name, values[random.Next(values.Length)]);
            else if (random.Next(2) == 0 && !Q.Column(Model<Sample>.Info, name).Type.IsList) data.Set(name, null);
        return data;
    }

    private static Predicate Condition(Random random, int depth) => (depth == 0 ? 9 : random.Next(8)) switch
    {
        0 or 1 => Condition(random, depth - 1) & Condition(random, depth - 1),
        2 or 3 => Condition(random, depth - 1) | Condition(random, depth - 1),
        4 => !Condition(random, depth - 1),
        _ => Leaf(random),
    };

    private static Predicate Leaf(Random random)
    {
        var name = s_values.Keys.ElementAt(random.Next(s_values.Count));
        var values = s_values[name];
        var value = values[random.Next(values.Length)];
        if (value is Array list and not byte[]) return List(random, name, list);
        if (random.Next(8) == 0) return Q.Null<Sample>(name, random.Next(2) == 0);
        if (value is not (bool or Role or JsonElement) && random.Next(4) == 0)
        {
            var items = Array.CreateInstance(value.GetType(), random.Next(4));
            for (var i = 0; i < items.Length; i++) items.SetValue(values[random.Next(values.Length)], i);
            // In memory, items are brought to milliseconds.
            if (name != "Zoned")
                return Q.Is<Sample>(name, random.Next(2) == 0 ? Comparison.In : Comparison.NotIn, items);
        }

        if (value is string text && random.Next(2) == 0)
            return Q.Is<Sample>(name, (Comparison)random.Next((int)Comparison.Contains, (int)Comparison.EndsWith + 1),
                text, text.All(char.IsAscii) && random.Next(2) == 0);
        var isOrdered = value is int or long or double or decimal or DateTimeOffset or DateOnly or TimeOnly;
        return Q.Is<Sample>(name, (Comparison)random.Next(isOrdered ? 6 : 2), value);
    }

    private static Predicate List(Random random, string name, Array list) => random.Next(5) switch
    {
        0 when list.Length > 0 => Q.Is<Sample>(name, Comparison.Has, list.GetValue(random.Next(list.Length))!),
        1 => Q.Is<Sample>(name, Comparison.HasEvery, list),
        2 => Q.Is<Sample>(name, Comparison.HasSome, list),
        3 => Q.Is<Sample>(name, Comparison.IsEmpty, random.Next(2) == 0),
        _ => Q.Is<Sample>(name, random.Next(2) == 0 ? Comparison.Equals : Comparison.NotEquals, list),
    };
}
