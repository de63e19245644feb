namespace Refract.Schema.Binding;

/// <summary>
/// Pairs relation fields. The opposite of a field is the first field of the other model that leads back and has the
/// same relation name; which side comes first decides columns A and B of join tables and must never change.
/// </summary>
internal static class RelationInference
{
    internal static void Run(SchemaSymbols symbols)
    {
        var candidates = new Dictionary<(ModelSymbol From, ModelSymbol To, string? Name), List<FieldSymbol>>();
        var fields = new List<FieldSymbol>();
        foreach (var model in symbols.Models)
        {
            if (model.IsDuplicate) continue;
            foreach (var field in model.Fields)
            {
                if (field.Kind != FieldKind.Relation) continue;
                fields.Add(field);
                var key = (model, field.Target!, field.Relation?.Name);
                if (!candidates.TryGetValue(key, out var list)) candidates.Add(key, list = new(1));
                list.Add(field);
            }
        }

        foreach (var field in fields)
        {
            candidates.TryGetValue((field.Target!, field.Model, field.Relation?.Name), out var list);
            var opposite = list is null
                ? null : !ReferenceEquals(list[0], field) ? list[0] : list.Count > 1 ? list[1] : null;
            if (Relate(field, opposite) is { } relation) symbols.Relations.Add(relation);
        }

        symbols.RelationFieldGroups = candidates.Values;
    }

    /// <summary>The relation of a field, or null when its opposite makes the same one.</summary>
    private static RelationSymbol? Relate(FieldSymbol field, FieldSymbol? opposite) =>
        (field.Arity, opposite?.Arity) switch
    {
        (FieldArity.List, FieldArity.List) =>
            ComesFirst(field, opposite!) ? new(RelationKind.ManyToMany, field, opposite) : null,
        (FieldArity.List, null) => new(RelationKind.OneToMany, null, field),
        (FieldArity.List, _) => null,
        (_, FieldArity.List) => new(RelationKind.OneToMany, field, opposite),
        (_, null) => new(HasUniqueKey(field) ? RelationKind.OneToOne : RelationKind.OneToMany, field, null),
        (FieldArity.Required, FieldArity.Optional) => new(RelationKind.OneToOne, field, opposite),
        (FieldArity.Optional, FieldArity.Required) => null,
        (FieldArity.Optional, FieldArity.Optional) when field.Relation?.Fields is not null =>
            new(RelationKind.OneToOne, field, opposite),
        (FieldArity.Optional, FieldArity.Optional) when opposite!.Relation?.Fields is not null => null,
        _ => IsNotAfter(field, opposite!) ? new(RelationKind.OneToOne, field, opposite) : null,
    };

    private static bool ComesFirst(FieldSymbol field, FieldSymbol opposite) =>
        ReferenceEquals(field.Model, opposite.Model)
            ? string.CompareOrdinal(field.Name, opposite.Name) <= 0
            : string.CompareOrdinal(field.Model.Name, opposite.Model.Name) <= 0;

    private static bool IsNotAfter(FieldSymbol field, FieldSymbol opposite)
    {
        var order = string.CompareOrdinal(field.Model.Name, opposite.Model.Name);
        return order == 0 ? string.CompareOrdinal(field.Name, opposite.Name) <= 0 : order < 0;
    }

    private static bool HasUniqueKey(FieldSymbol field) =>
        field.Relation?.Fields is { Count: > 0 } columns
        && field.Model.UniqueKeyLookup.InOrder(columns).Any(key => key.Kind == KeyKind.Unique);
}
