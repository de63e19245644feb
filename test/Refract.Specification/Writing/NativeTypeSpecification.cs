using System.Text.Json;
using Refract.Relational.Sql;
using Refract.Runtime;
using Refract.Schema;
using Refract.Testing;

namespace Refract.Specification;

/// <summary>Every native type there and back, in every place that a value can stand in.</summary>
public abstract class NativeTypeSpecification(ISpecificationProvider provider) : EngineTest(provider)
{
    private readonly ISpecificationProvider _provider = provider;

    public static TheoryData<string> Types => [.. Native.Names];

    [Theory]
    [MemberData(nameof(Types))]
    public async Task A_native_type_works_in_every_place(string name)
    {
        var column = Q.Column(Model<Native>.Info, name);
        await Prepare(column, Q.Column(Model<Native>.Info, name + "List"));
        var (first, second) = (Sample(column, 0), Sample(column, 1));
        var row = await Engine.Write<Native>(Q.Create<Native>(Q.Data<Native>((name, first), (name + "List", List(first, second)))), Ct);
        Same(row[name], first);
        Same(((Array)row[name + "List"]!).GetValue(1), second);
        await Engine.WriteMany(new WriteManyPlan
        {
            Model = Model<Native>.Info, Verb = Verb.CreateMany,
            Create = [Q.Data<Native>((name, second)), Q.Data<Native>((name, null)), Q.Data<Native>((name, second), (name + "List", List(second)))],
        }, Ct);
        Same((await Engine.FindMany<Native>(Q.Find<Native>(orderBy: [Q.By<Native>("Id")]), Ct))[1][name], second);

        await Find(1, Q.Is<Native>(name, first));
        await Find(2, Q.Is<Native>(name, Comparison.NotEquals, first));
        await Find(1, Q.Null<Native>(name));
        await Operators(column, first, second);
        await Lists(name + "List", first, second);
        await Changes(column, row.Id, first, second);
    }

    private async Task Prepare(params ColumnInfo[] columns)
    {
        var definitions = columns.Select(column => $"\"{column.Column}\" {_provider.TypeNameOf(column.Type)}");
        // The columns of the other types stand in the row, and no more.
        var others = Model<Native>.Info.Columns.Skip(1).Except(columns).Select(column => $"\"{column.Column}\" {_provider.TypeNameOf(new() { Scalar = ScalarType.String })}");
        await Database.Execute($"CREATE TABLE spec_natives (id {_provider.NumberedKey}, {string.Join(", ", [.. definitions, .. others])})");
    }

    private async Task Operators(ColumnInfo column, object first, object second)
    {
        var name = column.Name;
        if (column.Type.Scalar is not (ScalarType.Json or ScalarType.Boolean))
        {
            await Find(1, Q.Is<Native>(name, Comparison.In, List(first)));
            await Find(3, Q.Is<Native>(name, Comparison.In, List(first, second)));
            await Find(2, Q.Is<Native>(name, Comparison.NotIn, List(first)));
        }

        if (column.Type.Scalar is not (ScalarType.Json or ScalarType.Boolean or ScalarType.Bytes))
        {
            await Find(3, Q.Is<Native>(name, Comparison.LessThan, first) | Q.Is<Native>(name, Comparison.GreaterThanOrEquals, first));
            await Find(3, Q.Is<Native>(name, Comparison.LessThanOrEquals, first) | Q.Is<Native>(name, Comparison.GreaterThan, first));
            await Find(1, Q.Is<Native>(name, Comparison.LessThanOrEquals, first) & Q.Is<Native>(name, Comparison.GreaterThanOrEquals, first));
            await Find(0, Q.Is<Native>(name, Comparison.LessThan, first) & Q.Is<Native>(name, Comparison.GreaterThan, first));
        }

        if (column.Type.Scalar == ScalarType.String && first is string text)
        {
            foreach (var ignoreCase in (bool[])[false, true])
            {
                await Find(1, Q.Is<Native>(name, Comparison.Contains, text[..1], ignoreCase) & Q.Is<Native>(name, first));
                await Find(1, Q.Is<Native>(name, Comparison.StartsWith, text, ignoreCase));
                // What is padded ends with spaces.
                if (column.Type.Native!.Name != "Char") await Find(1, Q.Is<Native>(name, Comparison.EndsWith, text[^1..], ignoreCase) & Q.Is<Native>(name, first));
            }

            await Find(1, Q.Is<Native>(name, Comparison.Equals, text, ignoreCase: true));
            await Find(1, Q.Is<Native>(name, Comparison.In, List(first), ignoreCase: true));
            await Find(3, Q.Is<Native>(name, Comparison.LessThan, text, ignoreCase: true) | Q.Is<Native>(name, Comparison.GreaterThanOrEquals, text, ignoreCase: true));
        }
    }

    private async Task Lists(string name, object first, object second)
    {
        await Find(1, Q.Is<Native>(name, Comparison.Has, first));
        await Find(2, Q.Is<Native>(name, Comparison.Has, second));
        await Find(1, Q.Is<Native>(name, Comparison.HasEvery, List(second, first)));
        await Find(2, Q.Is<Native>(name, Comparison.HasSome, List(second, first)));
        await Find(1, Q.Is<Native>(name, Comparison.Equals, List(first, second)));
        await Find(3, Q.Is<Native>(name, Comparison.NotEquals, List(first, second)));
        await Find(2, Q.Is<Native>(name, Comparison.IsEmpty, true));
        await Find(3, !Q.Is<Native>(name, Comparison.Has, first));
        await Find(4, Q.Is<Native>(name, Comparison.HasEvery, Array.CreateInstance(first.GetType(), 0)));
    }

    private async Task Changes(ColumnInfo column, int id, object first, object second)
    {
        var (name, list) = (column.Name, column.Name + "List");
        var key = Model<Native>.Info.Keys.First(key => key.Columns[0] == column).Index;
        var unique = Q.Find<Native>(key: Q.Key(first, key), verb: Verb.FindUnique);
        Same((await Engine.FindOne<Native>(unique, Ct))![name], first);
        var changed = await Engine.Write<Native>(Q.Update<Native>(Q.Key(first, key),
            new Data<Native>().Do(name, WriteOperation.Set, second).Do(list, WriteOperation.Push, List(first))), Ct);
        Same(changed[name], second);
        Same(((Array)changed[list]!).GetValue(2), first);
        await Find(3, Q.Is<Native>(name, second));
        if (first is int or long or decimal or double)
        {
            changed = await Engine.Write<Native>(Q.Update<Native>(Q.Key(id), new Data<Native>().Do(name, WriteOperation.Increment, first)), Ct);
            Convert.ToDecimal(changed[name]).ShouldBe(Convert.ToDecimal(first) + Convert.ToDecimal(second));
        }

        await Engine.WriteMany(
            new WriteManyPlan
            {
                Model = Model<Native>.Info, Verb = Verb.UpdateMany, Where = Q.Null<Native>(name),
                Update = Q.Data<Native>((name, first)),
            },
            Ct);
        await Find(1, Q.Is<Native>(name, first));
    }

    private async Task Find(int count, Predicate where) => (await Engine.FindMany<Native>(Q.Find<Native>(where), Ct)).Count.ShouldBe(count, Database.Sql[^1]);

    private static void Same(object? actual, object expected)
    {
        if (expected is JsonElement document) JsonElement.DeepEquals(actual is JsonElement own ? own : JsonElement.Parse((string)actual!), document).ShouldBeTrue();
        else if (expected is string text) ((string)actual!).TrimEnd(' ').ShouldBe(text);
        else actual.ShouldBe(expected);
    }

    private static Array List(params object[] items)
    {
        var list = Array.CreateInstance(items[0].GetType(), items.Length);
        items.CopyTo(list, 0);
        return list;
    }

    private static object Sample(ColumnInfo column, int index) => (column.Type.Native!.Name, column.Type.Scalar) switch
    {
        ("Inet", _) => index == 0 ? "10.0.0.1" : "192.168.0.0/24",
        ("Bit", _) when column.Type.Native.Arguments.Count == 0 => index == 0 ? "1" : "0",
        ("Bit", _) => index == 0 ? "1010" : "0001",
        ("VarBit", _) => index == 0 ? "101" : "0",
        ("Char", _) when column.Type.Native.Arguments.Count == 0 => index == 0 ? "a" : "b",
        ("Xml", _) => index == 0 ? "<a>1</a>" : "<b/>",
        ("Uuid", _) => index == 0 ? Guid.AllBitsSet : Guid.Empty,
        ("Date", _) => index == 0 ? new DateOnly(2024, 2, 29) : new DateOnly(1900, 1, 1),
        ("Time" or "Timetz", _) => index == 0 ? new TimeOnly(12, 30, 1, 250) : new TimeOnly(1, 0),
        (_, ScalarType.Int) => index == 0 ? 7 : 1200,
        (_, ScalarType.BigInt) => index == 0 ? 7L : 5_000_000_000,
        (_, ScalarType.Float) => index == 0 ? 0.5 : -1.25,
        (_, ScalarType.Decimal) => index == 0 ? 1.5m : 20m,
        (_, ScalarType.Boolean) => index == 0,
        (_, ScalarType.DateTime) => DateTimeOffset.UnixEpoch.AddMilliseconds(index == 0 ? 1500 : -250),
        (_, ScalarType.Bytes) => index == 0 ? new byte[] { 0, 255 } : [1],
        (_, ScalarType.Json) => JsonElement.Parse(index == 0 ? "{\"a\":1}" : "[2,\"x\"]"),
        _ => index == 0 ? "ab" : "xyz",
    };
}
