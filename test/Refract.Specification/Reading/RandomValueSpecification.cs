using Refract.Relational.Sql;
using Refract.Runtime;

namespace Refract.Specification;

/// <summary>
/// Rows with the edges of every type, and conditions put together at random from other such values: the database and memory must find the same rows. Both providers are compared
/// with the same memory, and so with each other.
/// </summary>
public abstract class RandomValueSpecification(ISpecificationProvider provider) : EngineTest(provider)
{
    private static readonly DateTimeOffset s_time = new(2024, 5, 5, 10, 0, 0, TimeSpan.Zero);

    private static readonly Dictionary<string, object[]> s_values = new()
    {
        ["Text"] = ["", " ", "a", "A", "ab", "a ", "%", "_", "\\", "a%b", "a_b", "\u00e9", "\u00c9", "\ud83d\ude00", "\ufeff", "\uffff", "null", "0", "1.0", "2024-05-05 10:00:00"],
        ["Number"] = [0, -1, 1, int.MinValue, int.MaxValue],
        ["Big"] = [0L, -1L, long.MinValue, long.MaxValue, 9_007_199_254_740_993L],
        ["Flag"] = [true, false],
        ["Real"] = [0.0, -0.0, 0.1, 0.1 + 0.2, 0.3, 1e300, double.MaxValue, double.MinValue, double.Epsilon, double.PositiveInfinity, double.NegativeInfinity],
        ["Exact"] = [0m, 0.0000004m, 0.0000005m, 0.0000015m, -0.0000005m, 1.10m, 1.1m, 123456789.123456m, -1m, 0.3m],
        ["At"] = [s_time, s_time.AddTicks(1), s_time.AddTicks(9_999), s_time.AddTicks(10_000), s_time.AddMilliseconds(-1), DateTimeOffset.MinValue, DateTimeOffset.MaxValue, DateTimeOffset.UnixEpoch.AddTicks(-1)],
        ["Zoned"] = [s_time, s_time.AddTicks(1), s_time.AddTicks(10), s_time.AddTicks(19), s_time.AddTicks(1_000), s_time.AddTicks(10_000), DateTimeOffset.MinValue, DateTimeOffset.MaxValue],
        ["Day"] = [DateOnly.MinValue, DateOnly.MaxValue, new DateOnly(1970, 1, 1), new DateOnly(2000, 2, 29)],
        ["Clock"] = [TimeOnly.MinValue, TimeOnly.MaxValue, new TimeOnly(12, 0), new TimeOnly(12, 0).Add(TimeSpan.FromTicks(15))],
        ["Uid"] = [Guid.Empty, Guid.AllBitsSet, Guid.Parse("01890a5d-ac96-774b-bcce-b302099a8057")],
        ["Data"] = [Array.Empty<byte>(), new byte[] { 0 }, new byte[] { 0, 0 }, new byte[] { 255 }],
        ["Kind"] = [Role.Admin, Role.User, Role.Guest],
        ["Texts"] = [Array.Empty<string>(), new[] { "" }, new[] { "a", "A" }, new[] { "b,\"{}" }, new[] { "a" }],
        ["Numbers"] = [Array.Empty<int>(), new[] { 0 }, new[] { int.MaxValue, int.MinValue }, new[] { 0, 0 }],
        ["Flags"] = [Array.Empty<bool>(), new[] { true }, new[] { false, true }],
        ["Kinds"] = [Array.Empty<Role>(), new[] { Role.Guest }, new[] { Role.Admin, Role.Guest }],
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
            found.Select(row => row.Id).ShouldBe(expected.Select(row => row.Id), $"condition {i} of seed {seed}: {Database.Sql[^1]}");
        }
    }

    [Fact]
    public async Task Halves_of_surrogate_pairs_are_refused_everywhere()
    {
        var text = "a" + (char)0xd800;
        Func<Task>[] calls =
        [
            () => Engine.Write<Sample>(Q.Create<Sample>(Q.Data<Sample>(("Text", text))), Ct), () => Engine.Write<Sample>(Q.Create<Sample>(Q.Data<Sample>(("Texts", new[] { text }))), Ct),
            () => Engine.FindMany<Sample>(Q.Find<Sample>(Q.Is<Sample>("Text", text)), Ct), () => Engine.FindMany<Sample>(Q.Find<Sample>(Q.Is<Sample>("Text", Comparison.In, new[] { text })), Ct),
            () => Engine.FindMany<Sample>(Q.Find<Sample>(Q.Is<Sample>("Text", Comparison.Contains, text, ignoreCase: true)), Ct),
            () => Engine.FindMany<Sample>(Q.Find<Sample>(Q.Is<Sample>("Texts", Comparison.Has, text)), Ct),
        ];
        foreach (var call in calls) (await Should.ThrowAsync<RefractException>(call)).Code.ShouldBe("P2000");
    }

    /// <summary>What is read is what the columns hold of what was given.</summary>
    private static void Holds(IReadOnlyList<Sample> stored, List<Data<Sample>> rows)
    {
        for (var i = 0; i < rows.Count; i++)
        {
            foreach (var cell in rows[i].Cells)
            {
                var column = Model<Sample>.Info.Column(cell.Slot);
                if (!column.Type.IsList && !cell.Value.IsNull) stored[i][column.Name].ShouldBe(HeldValue.Of(column, cell.Value), column.Name);
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
        if (value is not (bool or Role) && random.Next(4) == 0)
        {
            var items = Array.CreateInstance(value.GetType(), random.Next(4));
            for (var i = 0; i < items.Length; i++) items.SetValue(values[random.Next(values.Length)], i);
            // In memory, items are brought to milliseconds.
            if (name != "Zoned") return Q.Is<Sample>(name, random.Next(2) == 0 ? Comparison.In : Comparison.NotIn, items);
        }

        if (value is string text && random.Next(2) == 0)
            return Q.Is<Sample>(name, (Comparison)random.Next((int)Comparison.Contains, (int)Comparison.EndsWith + 1), text, text.All(char.IsAscii) && random.Next(2) == 0);
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
