using Refract.Schema;

namespace Refract.CommandLine.Diagrams;

/// <summary>The models of a schema and their relations, for drawing.</summary>
/// <param name="Boxes">Models and views in the order of the schema, then enums.</param>
/// <param name="Links">The relations.</param>
internal sealed record Diagram(IReadOnlyList<DiagramBox> Boxes, IReadOnlyList<DiagramLink> Links)
{
    public static Diagram Of(PrismaSchema schema, DiagramFields fields, bool hasEnums)
    {
        var places = schema.Models.Select((model, i) => (model.Name, i))
            .ToDictionary(each => each.Name, each => each.i, StringComparer.Ordinal);
        List<DiagramBox> boxes = [.. schema.Models.Select(model => Box(model, fields))];
        if (hasEnums)
            boxes.AddRange(schema.Enums.Select(type => new DiagramBox(type.Name, DiagramBoxKind.Enum,
                [.. type.Values.Select(value => new DiagramRow(value.Name, ""))])));
        return new Diagram(boxes, [.. schema.Relations.Select(Link)]);

        DiagramLink Link(Relation relation)
        {
            var holder = relation.Second.HoldsForeignKey ? relation.Second : relation.First;
            var other = holder.Opposite;
            if (relation.Kind == RelationKind.ManyToMany)
                return new DiagramLink(places[relation.First.Model.Name], DiagramEnd.Many, null,
                    places[relation.Second.Model.Name], DiagramEnd.Many, null, relation.First.Name);
            var (from, to) = (places[other.Model.Name], places[holder.Model.Name]);
            return new DiagramLink(from, holder.Arity == FieldArity.Optional ? DiagramEnd.ZeroOrOne : DiagramEnd.One,
                RowOf(boxes[from], holder.References.Count > 0 ? holder.References[0].Name : null), to,
                relation.Kind == RelationKind.OneToMany ? DiagramEnd.Many : DiagramEnd.ZeroOrOne,
                RowOf(boxes[to], holder.ForeignKey.Count > 0 ? holder.ForeignKey[0].Name : null), holder.Name);
        }
    }

    private static DiagramBox Box(Model model, DiagramFields fields)
    {
        var primary = model.PrimaryKey?.Fields.Select(part => part.Field.Name).ToHashSet() ?? [];
        var foreign = model.RelationFields.SelectMany(field => field.ForeignKey).Select(field => field.Name)
            .ToHashSet();
        var unique = model.Indexes.Where(index => index is { Kind: IndexKind.Unique, Fields.Count: 1 })
            .Select(index => index.Fields[0].Field.Name).ToHashSet();
        var rows = model.ScalarFields.Select(field => new DiagramRow(field.Name, TypeOf(field),
            primary.Contains(field.Name), foreign.Contains(field.Name), unique.Contains(field.Name),
            field.Enum is not null));
        return new DiagramBox(model.Name, model.IsView ? DiagramBoxKind.View : DiagramBoxKind.Model, fields switch
        {
            DiagramFields.All => [.. rows],
            DiagramFields.Keys => [.. rows.Where(row => row.Keys.Length > 0)],
            DiagramFields.None => [],
            _ => throw new ArgumentOutOfRangeException(nameof(fields)),
        });
    }

    private static string TypeOf(ScalarField field) =>
        (field.Enum?.Name ?? (field.UnsupportedType is null ? field.Type.ToString() : "Unsupported"))
        + field.Arity switch { FieldArity.Optional => "?", FieldArity.List => "[]", _ => "" };

    private static int? RowOf(DiagramBox box, string? name)
    {
        for (var i = 0; i < box.Rows.Count; i++)
            if (box.Rows[i].Name == name) return i;
        return null;
    }
}
