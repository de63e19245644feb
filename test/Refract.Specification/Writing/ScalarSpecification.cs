using System.Text.Json;
using Refract.Relational.Sql;
using Refract.Runtime;

namespace Refract.Specification;

/// <summary>Every scalar there and back, and as a condition.</summary>
public abstract class ScalarSpecification(ISpecificationProvider provider) : EngineTest(provider)
{
    private static readonly (string Name, object Value)[] s_values =
    [
        ("Text", "ü €\n\"'\\"), ("Number", int.MinValue), ("Big", long.MaxValue), ("Flag", false), ("Real", 0.1),
        ("Exact", 12345.678901m),         ("At", new DateTimeOffset(2024, 2, 29, 23, 59, 59, 999, TimeSpan.Zero)),
        ("Zoned", new DateTimeOffset(1999, 12, 31, 1, 2, 3, TimeSpan.Zero)), ("Day", new DateOnly(2024, 2, 29)),
        ("Clock", new TimeOnly(1, 2, 3)), ("Uid", Guid.Parse("01890a5d-ac96-774b-bcce-b302099a8057")),
        ("Data", new byte[] { 0, 1, 255 }),
        ("Kind", Role.Guest),
    ];

    public static TheoryData<string> Columns => [.. s_values.Select(entry => entry.Name)];

    [Theory]
    [MemberData(nameof(Columns))]
    public async Task Stores_and_finds(string column)
    {
        var value = s_values.Single(entry => entry.Name == column).Value;
        var row = await Engine.Write<Sample>(Q.Create<Sample>(Q.Data<Sample>((column, value))), Ct);
        row[column].ShouldBe(value);
        await Engine.Write<Sample>(Q.Create<Sample>(Q.Data<Sample>((column, null))), Ct);
        (await Engine.FindMany<Sample>(Q.Find<Sample>(Q.Is<Sample>(column, value)), Ct)).Single()[column].ShouldBe(
            value);
        (await Engine.FindMany<Sample>(Q.Find<Sample>(Q.Null<Sample>(column)), Ct)).Single()[column].ShouldBeNull();
        (await Engine.Write<Sample>(Q.Update<Sample>(Q.Key(row.Id), Q.Data<Sample>((column, value))),
            Ct))[column].ShouldBe(value);
    }

    [Theory]
    [MemberData(nameof(Columns))]
    public async Task Stores_many_and_finds_in_a_list(string column)
    {
        var value = s_values.Single(entry => entry.Name == column).Value;
        await Engine.WriteMany(new WriteManyPlan
        {
            Model = Model<Sample>.Info, Verb = Verb.CreateMany,
            Create = [Q.Data<Sample>((column, value)), Q.Data<Sample>((column, null)),
                Q.Data<Sample>((column, value))],
        }, Ct);
        var items = Array.CreateInstance(value.GetType(), 1);
        items.SetValue(value, 0);
        (await Engine.FindMany<Sample>(Q.Find<Sample>(Q.Is<Sample>(column, Comparison.In, items)), Ct)).Count.ShouldBe(
            2);
        (await Engine.FindMany<Sample>(Q.Find<Sample>(Q.Is<Sample>(column, Comparison.NotIn, items)),
            Ct)).Count.ShouldBe(0);
    }

    [Fact]
    public async Task Stores_lists()
    {
        var row = await Engine.Write<Sample>(Q.Create<Sample>(Q.Data<Sample>(
            ("Texts", new[] { "a", "ü\"" }), ("Numbers", new[] { 1, -2 }), ("Flags", new[] { true, false }),
            ("Kinds", new[] { Role.Guest, Role.Admin }))), Ct);
        ((string[])row["Texts"]!).ShouldBe(["a", "ü\""]);
        ((int[])row["Numbers"]!).ShouldBe([1, -2]);
        ((bool[])row["Flags"]!).ShouldBe([true, false]);
        ((Role[])row["Kinds"]!).ShouldBe([Role.Guest, Role.Admin]);
        foreach (var where in new[]
        {
            Q.Is<Sample>("Numbers", Comparison.Has, -2), Q.Is<Sample>("Flags", Comparison.Has, true),
            Q.Is<Sample>("Kinds", Comparison.Has, Role.Admin),
            Q.Is<Sample>("Kinds", Comparison.HasEvery, new[] { Role.Admin, Role.Guest }),
            Q.Is<Sample>("Kinds", Comparison.Equals, new[] { Role.Guest, Role.Admin }),
            Q.Is<Sample>("Numbers", Comparison.HasSome, new[] { 7, 1 }),
            Q.Is<Sample>("Flags", Comparison.Equals, new[] { true, false }),
        })
            (await Engine.FindMany<Sample>(Q.Find<Sample>(where), Ct)).Count.ShouldBe(1);
        row = await Engine.Write<Sample>(Q.Update<Sample>(Q.Key(row.Id),
            new Data<Sample>().Do("Flags", WriteOperation.Push, new[] { true })
                .Do("Kinds", WriteOperation.Push, new[] { Role.User })), Ct);
        ((bool[])row["Flags"]!).ShouldBe([true, false, true]);
        ((Role[])row["Kinds"]!).ShouldBe([Role.Guest, Role.Admin, Role.User]);
    }

    [Fact]
    public async Task Stores_json()
    {
        static JsonElement Json(string text) => JsonDocument.Parse(text).RootElement;
        var row = await Engine.Write<Sample>(
            Q.Create<Sample>(Q.Data<Sample>(("Doc", Json("""{"a":[1,2,{"b":null}]}""")))), Ct);
        JsonElement.DeepEquals(Json((string)row["Doc"]!), Json("""{"a":[1,2,{"b":null}]}""")).ShouldBeTrue();
        (await Engine.FindMany<Sample>(Q.Find<Sample>(Q.Is<Sample>("Doc", Json("""{ "a": [1, 2, {"b": null}] }"""))),
            Ct)).Count.ShouldBe(1);
        (await Engine.FindMany<Sample>(Q.Find<Sample>(Q.Is<Sample>("Doc", Comparison.NotEquals, Json("{}"))),
            Ct)).Count.ShouldBe(1);
    }
}
