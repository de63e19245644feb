using System.Globalization;
using Refract.Relational;

namespace Refract.Migrate.Tests.Journeys;

/// <summary>
/// A schema at random, another one made of it by random changes, and what of the rows survives them. Changes that rows
/// can make fail are not among them, so that every migration must succeed.
/// </summary>
internal sealed class RandomChange
{
    private static readonly string[] s_types = ["String", "Int", "BigInt", "Float", "Boolean", "DateTime"];
    private readonly Random _random;
    private readonly SqlProvider _provider;
    private int _names;

    public RandomChange(int seed, SqlProvider provider)
    {
        (_random, _provider) = (new Random(seed), provider);
        Before = Make();
        After = Before.Copy();
        for (var i = 0; i < 1 + _random.Next(6); i++) Change();
    }

    public RandomSchema Before { get; }

    public RandomSchema After { get; }

    /// <summary>Each <c>OLD=NEW</c>.</summary>
    public List<string> Renames { get; } = [];

    /// <summary>Table and column before and after, and the field, of values that must be there afterwards.</summary>
    public IEnumerable<(string OldTable, string OldColumn, string Table, string Column)> Survivors() =>
        from model in After.Models
        let old = Old(model.Name)
        let source = Before.Models.Find(other => other.Name == old)
        where source is not null
        from field in model.Fields
        let oldField = source.Fields.Find(other => other.Name == OldField(old, model.Name, field.Name))
        where oldField is not null && Keeps(oldField.Type, field.Type)
        select (old, oldField.Name, model.Name, field.Name);

    private string Old(string table) =>
        Renames.Find(rename => rename.EndsWith("=" + table, StringComparison.Ordinal) && !rename.Contains('.'))
            ?.Split('=')[0] ?? table;

    private string OldField(string oldTable, string table, string field) =>
        Renames.Find(rename => rename.EndsWith($"={table}.{field}", StringComparison.Ordinal)) is { } rename
            ? rename.Split('=')[0].Split('.')[1] : field;

    /// <summary>Enums of another name are other columns; text and wider numbers keep the values.</summary>
    private static bool Keeps(string from, string to) =>
        from == to && s_types.Contains(from) || (from, to) is ("Int", "BigInt");

    private RandomSchema Make()
    {
        var schema = new RandomSchema(_provider);
        for (var i = 0; i < _random.Next(3); i++)
            schema.Enums.Add((Name("E"), [.. Enumerable.Range(0, 1 + _random.Next(4)).Select(_ => Name("V"))]));
        for (var i = 0; i < 1 + _random.Next(4); i++)
        {
            var model = new RandomModel(Name("M"), [], []);
            for (var j = 0; j < _random.Next(6); j++) model.Fields.Add(Field(schema, isNew: false));
            foreach (var other in schema.Models.Where(_ => _random.Next(3) == 0)) model.Targets.Add(other.Name);
            schema.Models.Add(model);
        }

        return schema;
    }

    /// <param name="schema">The schema that it is for.</param>
    /// <param name="isNew">True when there are rows already, so that it must be optional or have a default.</param>
    private RandomField Field(RandomSchema schema, bool isNew)
    {
        var isOfEnum = schema.Enums.Count > 0 && _random.Next(4) == 0;
        var type = isOfEnum ? schema.Enums[_random.Next(schema.Enums.Count)].Name
            : s_types[_random.Next(s_types.Length)];
        var value = DefaultOf(schema, type);
        var isOptional = isNew && value is null || _random.Next(2) == 0;
        return new RandomField(Name("f"), type)
        {
            IsOptional = isOptional, IsIndexed = _random.Next(4) == 0,
            Default = value is not null && (_random.Next(3) == 0 || isNew && !isOptional) ? value : null,
            IsUnique = !isNew && type is "String" or "Int" or "BigInt" && _random.Next(5) == 0 && !isNew,
        };
    }

    private string? DefaultOf(RandomSchema schema, string type) => type switch
    {
        "String" => "\"d\"",
        "Int" or "BigInt" => _random.Next(100).ToString(CultureInfo.InvariantCulture),
        "Float" => "0.25",
        "Boolean" => "true",
        "DateTime" => "now()",
        _ => schema.Enums.Find(known => known.Name == type).Values[0],
    };

    private void Change()
    {
        var model = After.Models.Count == 0 ? null : After.Models[_random.Next(After.Models.Count)];
        var isOld = model is not null && Before.Models.Exists(other => other.Name == model.Name);
        switch (_random.Next(9))
        {
            case 0:
                After.Models.Add(new RandomModel(Name("M"), [Field(After, isNew: true)], []));
                break;
            case 1 when isOld && After.Models.Count > 1:
                After.Models.Remove(model!);
                foreach (var other in After.Models) other.Targets.Remove(model!.Name);
                Renames.RemoveAll(rename => rename.StartsWith(model!.Name + ".", StringComparison.Ordinal));
                break;
            case 2 when isOld:
                RenameModel(model!);
                break;
            case 3 when model is not null:
                model.Fields.Add(Field(After, isNew: true));
                break;
            case 4 when OldField(model) is { } dropped:
                model!.Fields.Remove(dropped);
                break;
            case 5 when OldField(model) is { } renamed:
                var next = renamed with { Name = Name("f") };
                model!.Fields[model.Fields.IndexOf(renamed)] = next;
                Renames.Add($"{model.Name}.{renamed.Name}={model.Name}.{next.Name}");
                break;
            case 6 when OldField(model) is { } changed:
                model!.Fields[model.Fields.IndexOf(changed)] = Changed(changed);
                break;
            case 7 when After.Enums.Count > 0:
                After.Enums[_random.Next(After.Enums.Count)].Values.Add(Name("V"));
                break;
            case 8 when After.Models.Count > 1 && model is not null:
                var target = After.Models[_random.Next(After.Models.Count)].Name;
                if (!model.Targets.Remove(target)) model.Targets.Add(target);
                break;
        }
    }

    private void RenameModel(RandomModel model)
    {
        var next = model with { Name = Name("M") };
        After.Models[After.Models.IndexOf(model)] = next;
        foreach (var other in After.Models)
            for (var i = 0; i < other.Targets.Count; i++)
                if (other.Targets[i] == model.Name) other.Targets[i] = next.Name;
        for (var i = 0; i < Renames.Count; i++)
            Renames[i] = Renames[i].Replace($"={model.Name}.", $"={next.Name}.", StringComparison.Ordinal);
        Renames.Add($"{model.Name}={next.Name}");
    }

    private RandomField Changed(RandomField field) => _random.Next(5) switch
    {
        0 => field with { IsOptional = true },
        1 => field with { IsIndexed = !field.IsIndexed },
        2 when field.Type == "Int" => field with { Type = "BigInt" },
        3 => field with { Default = field.Default is null ? DefaultOf(After, field.Type) : null },
        4 => field with { IsUnique = false },
        _ => field,
    };

    /// <summary>A field that is in both schemas under the same name.</summary>
    private RandomField? OldField(RandomModel? model)
    {
        if (model is null || Before.Models.Find(other => other.Name == Old(model.Name)) is not { } before) return null;
        var fields = model.Fields.Where(field => before.Fields.Exists(other => other.Name == field.Name)).ToArray();
        return fields.Length == 0 ? null : fields[_random.Next(fields.Length)];
    }

    private string Name(string prefix) => $"{prefix}{++_names}";
}
