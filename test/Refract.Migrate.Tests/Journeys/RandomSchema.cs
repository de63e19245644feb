using System.Globalization;
using System.Text;
using Refract.Relational;

namespace Refract.Migrate.Tests.Journeys;

/// <summary>A schema at random, as data that can be changed and written, with rows that fit it.</summary>
internal sealed class RandomSchema(SqlProvider provider)
{
    private bool IsPostgreSql => provider == SqlProvider.PostgreSql;

    public List<RandomModel> Models { get; private init; } = [];

    public List<(string Name, List<string> Values)> Enums { get; private init; } = [];

    public RandomSchema Copy() => new(provider)
    {
        Models = [.. Models.Select(model => model with { Fields = [.. model.Fields] })],
        Enums = [.. Enums.Select(type => (type.Name, (List<string>)[.. type.Values]))],
    };

    public string Text
    {
        get
        {
            var text = new StringBuilder();
            foreach (var (name, values) in Enums)
                text.Append($"enum {name} {{\n  {string.Join("\n  ", values)}\n}}\n\n");
            foreach (var model in Models) Write(text, model);
            return text.ToString();
        }
    }

    private void Write(StringBuilder text, RandomModel model)
    {
        text.Append($"model {model.Name} {{\n  id Int @id\n");
        foreach (var field in model.Fields)
        {
            text.Append($"  {field.Name} {field.Type}{(field.IsOptional ? "?" : "")}");
            if (field.Default is { } value) text.Append($" @default({value})");
            text.Append(field.IsUnique ? " @unique\n" : "\n");
        }

        foreach (var target in model.Targets.Where(target => Models.Exists(other => other.Name == target)))
            text.Append($"  to{target}Id Int?\n  to{target} {target}? @relation(\"{model.Name}{target}\", "
                + $"fields: [to{target}Id], references: [id])\n");
        foreach (var other in Models.Where(other => other.Targets.Contains(model.Name)))
            text.Append($"  of{other.Name} {other.Name}[] @relation(\"{other.Name}{model.Name}\")\n");
        foreach (var field in model.Fields.Where(field => field.IsIndexed)) text.Append($"  @@index([{field.Name}])\n");
        text.Append("}\n\n");
    }

    /// <summary>An INSERT of rows with the ids 1 to 3 into every table; each value follows from its id.</summary>
    public string Rows()
    {
        var text = new StringBuilder();
        foreach (var model in Models)
            for (var id = 1; id <= 3; id++)
            {
                text.Append($"INSERT INTO \"{model.Name}\" (\"id\"").Append(string.Concat(
                    model.Fields.Select(field => $", \"{field.Name}\"")))
                    .Append(CultureInfo.InvariantCulture, $") VALUES ({id}")
                    .Append(string.Concat(model.Fields.Select(field =>
                        ", " + (field.IsOptional && id == 3 ? "NULL" : ValueOf(field, id))))).Append(");\n");
            }

        return text.ToString();
    }

    /// <summary>The value of a field in a row, as SQL.</summary>
    public string ValueOf(RandomField field, int id) => field.Type switch
    {
        "String" => $"'t{id}'",
        "Int" or "BigInt" => id.ToString(CultureInfo.InvariantCulture),
        "Float" => $"{id}.5",
        "Boolean" => IsPostgreSql ? id % 2 == 0 ? "true" : "false" : id % 2 == 0 ? "1" : "0",
        "DateTime" => $"'2020-01-0{id}T00:00:00.000{(IsPostgreSql ? "" : "+00:00")}'",
        var name => $"'{Enums.Find(type => type.Name == name).Values[0]}'",
    };
}
