using Refract.Generator.Models;

namespace Refract.Generator.Selects;

/// <summary>Collects what a function uses of a row.</summary>
internal sealed class ShapeBuilder(EntityModel entity)
{
    private readonly HashSet<string> _columns = new(StringComparer.Ordinal);
    private readonly List<Part> _parts = [];

    public EntityModel Entity => entity;

    /// <summary>True when a row may outlive the call of the function.</summary>
    public bool KeepsRows { get; set; }

    /// <summary>Adds a column; false when the model has none of that name.</summary>
    public bool TryAddColumn(string name)
    {
        if (!entity.Columns.Any(column => column.Name == name)) return false;
        _columns.Add(name);
        return true;
    }

    /// <summary>Adds all columns.</summary>
    public void AddAllColumns()
    {
        foreach (var column in entity.Columns) _columns.Add(column.Name);
    }

    /// <summary>The relation of a name, or null.</summary>
    public RelationModel? Relation(string name) => entity.Relations.FirstOrDefault(relation => relation.Name == name);

    /// <summary>The row behind a to-one relation: all uses of it are one.</summary>
    public ShapeBuilder One(RelationModel relation, EntityModel target)
    {
        foreach (var part in _parts)
            if (part.Kind == ShapePartKind.One && part.Relation.Name == relation.Name) return part.Shape!;
        var shape = new ShapeBuilder(target);
        _parts.Add(new Part(ShapePartKind.One, relation, shape, "", false));
        return shape;
    }

    /// <summary>Adds a use of a to-many relation and returns its place.</summary>
    public int Add(ShapePartKind kind, RelationModel relation, ShapeBuilder? shape, string steps, bool isDeferred)
    {
        _parts.Add(new Part(kind, relation, shape, steps, isDeferred));
        return _parts.Count - 1;
    }

    public ShapeModel Build() => new(
        entity.Stem, KeepsRows,
        entity.Columns.Select(column => column.Name).Where(_columns.Contains).ToEquatableArray(),
        _parts.Select(
            part => new ShapePartModel(part.Kind, part.Relation, part.Shape?.Build(), part.Steps, part.IsDeferred))
            .ToEquatableArray());

    private sealed record Part(
        ShapePartKind Kind, RelationModel Relation, ShapeBuilder? Shape, string Steps, bool IsDeferred);
}
