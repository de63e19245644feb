using System.Text;
using Refract.Relational;

namespace Refract.Migrate.Tests.Journeys;

/// <summary>A schema at random, as data that can be changed and written.</summary>
internal sealed class RandomSchema(SqlProvider provider)
{
    public SqlProvider Provider => provider;

    /// <summary>The database schemas; none when they are not named.</summary>
    public List<string> Namespaces { get; private init; } = [];

    public List<RandomModel> Models { get; private init; } = [];

    public List<RandomEnum> Enums { get; private init; } = [];

    public List<RandomRelation> Relations { get; private init; } = [];

    public List<RandomJoin> Joins { get; private init; } = [];

    public RandomSchema Copy() => new(provider)
    {
        Namespaces = [.. Namespaces],
        Models = [.. Models.Select(model => model.Copy())],
        Enums = [.. Enums.Select(type => type with { Values = [.. type.Values] })],
        Relations = [.. Relations],
        Joins = [.. Joins],
    };

    public RandomModel Model(int id) => Models.Find(model => model.Id == id)!;

    public RandomEnum Enum(int id) => Enums.Find(type => type.Id == id)!;

    /// <summary>The columns of a relation's foreign key, in the order of the key that they point to.</summary>
    public IEnumerable<(string Name, string Type)> Scalars(RandomRelation relation)
    {
        var target = Model(relation.Target);
        yield return (relation.Name + "Id", target.KeyType);
        if (target.Key == RandomKey.Composite) yield return (relation.Name + "K", "Int");
    }

    public string Text
    {
        get
        {
            var text = new StringBuilder("datasource db {\n  provider = \"")
                .Append(provider == SqlProvider.PostgreSql ? "postgresql" : "sqlite").Append("\"\n");
            if (Namespaces.Count > 0) text.Append($"  schemas = [{string.Join(", ", Namespaces.Select(Quote))}]\n");
            text.Append("}\n\ngenerator client {\n  provider = \"prisma-client\"\n  output = \"x\"\n"
                + "  previewFeatures = [\"partialIndexes\"]\n}\n\n");
            foreach (var type in Enums)
                text.Append($"enum {type.Name} {{\n  {string.Join("\n  ", type.Values.Select(value => value.Name))}\n")
                    .Append(type.Namespace is { } ns ? $"  @@schema(\"{ns}\")\n}}\n\n" : "}\n\n");
            foreach (var model in Models) Write(text, model);
            return text.ToString();
        }
    }

    private void Write(StringBuilder text, RandomModel model)
    {
        text.Append($"model {model.Name} {{\n  id {model.KeyType}");
        var key = model.ConstraintMap is { } constraint ? $"map: \"{constraint}\"" : "";
        if (model.Key != RandomKey.Composite) text.Append(key.Length > 0 ? $" @id({key})" : " @id");
        if (model.Key == RandomKey.Numbered) text.Append(" @default(autoincrement())");
        if (model.KeyMap is { } map) text.Append($" @map(\"{map}\")");
        text.Append('\n');
        if (model.Key == RandomKey.Composite)
            text.Append($"  k Int @default(1)\n  @@id([id, k]{(key.Length > 0 ? ", " + key : "")})\n");
        foreach (var field in model.Fields) Write(text, field);
        foreach (var relation in Relations) Write(text, model, relation);
        foreach (var join in Joins)
        {
            var arguments = join.Name is null ? "" : $" @relation(\"{join.Name}\")";
            if (join.One == model.Id) text.Append($"  j{join.Id}a {Model(join.Other).Name}[]{arguments}\n");
            if (join.Other == model.Id) text.Append($"  j{join.Id}b {Model(join.One).Name}[]{arguments}\n");
        }

        foreach (var index in model.Indexes) Write(text, model, index);
        if (model.Map is { } table) text.Append($"  @@map(\"{table}\")\n");
        if (model.Namespace is { } ns) text.Append($"  @@schema(\"{ns}\")\n");
        text.Append("}\n\n");
    }

    private void Write(StringBuilder text, RandomField field)
    {
        text.Append($"  {field.Name} {field.Type?.Name ?? Enum(field.Enum!.Value).Name}")
            .Append(field.IsList ? "[]" : field.IsOptional ? "?" : "");
        if (field.Default is { } value)
        {
            value = value.Length == 0 ? Enum(field.Enum!.Value).First : value;
            text.Append($" @default({(field.IsList ? $"[{value}]" : value)})");
        }

        if (field.IsUnique) text.Append(" @unique");
        if (field.Type?.Native is { } native) text.Append($" @db.{native}");
        text.Append(field.Map is { } map ? $" @map(\"{map}\")\n" : "\n");
    }

    private void Write(StringBuilder text, RandomModel model, RandomRelation relation)
    {
        if (relation.Source == model.Id)
        {
            var (target, mark) = (Model(relation.Target), relation.IsRequired ? "" : "?");
            string[] fields = [.. Scalars(relation).Select(scalar => scalar.Name)];
            foreach (var (name, type) in Scalars(relation)) text.Append($"  {name} {type}{mark}\n");
            text.Append($"  {relation.Name} {target.Name}{mark} @relation(\"R{relation.Id}\", "
                + $"fields: [{string.Join(", ", fields)}], references: [id{(fields.Length > 1 ? ", k" : "")}]");
            if (relation.OnDelete is { } delete) text.Append($", onDelete: {delete}");
            if (relation.OnUpdate is { } update) text.Append($", onUpdate: {update}");
            if (relation.Map is { } map) text.Append($", map: \"{map}\"");
            text.Append(")\n");
            if (relation.IsUnique) text.Append($"  @@unique([{string.Join(", ", fields)}])\n");
            if (relation.IsIndexed) text.Append($"  @@index([{string.Join(", ", fields)}])\n");
        }

        if (relation.Target == model.Id)
            text.Append($"  of{relation.Id} {Model(relation.Source).Name}{(relation.IsUnique ? "?" : "[]")} "
                + $"@relation(\"R{relation.Id}\")\n");
    }

    private static void Write(StringBuilder text, RandomModel model, RandomIndex index)
    {
        string[] fields = [.. index.Fields.Select(id => model.Fields.Find(field => field.Id == id)!.Name)];
        var map = index.Map is { } name ? $", map: \"{name}\"" : "";
        var all = string.Join(", ", fields);
        text.Append(index.Kind switch
        {
            RandomIndexKind.Plain => $"  @@index([{all}]{map})\n",
            RandomIndexKind.Descending => $"  @@index([{fields[0]}(sort: Desc), id]{map})\n",
            RandomIndexKind.Partial => $"  @@index([{all}], where: {{ {fields[0]}: {{ not: null }} }}{map})\n",
            RandomIndexKind.Hash => $"  @@index([{fields[0]}], type: Hash{map})\n",
            RandomIndexKind.Brin => $"  @@index([{fields[0]}], type: Brin{map})\n",
            RandomIndexKind.Gin => $"  @@index([{fields[0]}], type: Gin{map})\n",
            RandomIndexKind.UniqueWithKey => $"  @@unique([{string.Join(", ", fields.Append("id"))}]{map})\n",
            RandomIndexKind.UniqueWithKeyPartial => $"  @@unique([{string.Join(", ", fields.Prepend("id"))}], "
                + $"where: {{ {fields[0]}: {{ not: null }} }}{map})\n",
            _ => throw new InvalidOperationException($"{index.Kind} is not written yet."),
        });
    }

    private static string Quote(string name) => $"\"{name}\"";
}
