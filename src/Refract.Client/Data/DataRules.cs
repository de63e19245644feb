namespace Refract.Runtime;

/// <summary>
/// What a create or update must keep to that C# cannot say: a foreign key is given either by its columns or through its
/// relation, and bulk writes have no nested ones. The analyzers find most of it at build time; this is the last resort,
/// before any SQL.
/// </summary>
internal static class DataRules
{
    /// <param name="model">The model.</param>
    /// <param name="data">The data.</param>
    /// <param name="path">Where it stands in the arguments, for messages.</param>
    /// <param name="supplied">The relation of the model that the enclosing write fills, or null.</param>
    public static void CheckCreate(ModelInfo model, DataInput data, InputPath path, RelationInfo? supplied = null)
    {
        data.Freeze();
        if (data.NeedsCheck) CheckValues(model, data, path);
        foreach (var relation in model.Relations)
            if (relation.HoldsForeignKey) CheckForeignKey(model, relation, data, path, supplied);
        CheckNested(model, data, path);
    }

    public static void CheckUpdate(ModelInfo model, DataInput data, InputPath path)
    {
        data.Freeze();
        if (data.NeedsCheck) CheckValues(model, data, path);
        foreach (var relation in model.Relations)
            if (relation.HoldsForeignKey && data.Has(relation.Slot)) RefuseBoth(model, relation, data, path);
        CheckNested(model, data, path);
    }

    public static void CheckCreateMany(ModelInfo model, IReadOnlyList<DataInput> items, string verb, InputPath path,
        RelationInfo? supplied = null)
    {
        var item = path.Item(0);
        for (var i = 0; i < items.Count; i++)
        {
            item.Index = i;
            Required.Item(items[i], item);
            RefuseNested(model, items[i], verb, item);
            CheckCreate(model, items[i], item, supplied);
        }
    }

    public static void CheckUpdateMany(ModelInfo model, DataInput data, string verb, InputPath path)
    {
        data.Freeze();
        if (data.NeedsCheck) CheckValues(model, data, path);
        RefuseNested(model, data, verb, path);
    }

    /// <summary>
    /// Nulls stand in columns that may be null only, and not in lists; a column is changed in one way.
    /// </summary>
    private static void CheckValues(ModelInfo model, DataInput data, InputPath path)
    {
        if (data.Conflict is { } conflict)
        {
            var name = model.MemberName(conflict.Slot);
            throw new InvalidQueryException(
                $"{model.Name}.{name} can be changed in one way at a time: {conflict.First} and "
                    + $"{conflict.Second} were both given.", $"{path}.{name}");
        }

        foreach (ref readonly var cell in data.Cells)
        {
            if (cell.Nested is not null) continue;
            if (cell.Operation == WriteOperation.Nested) throw Required.IsNull($"{path}.{model.MemberName(cell.Slot)}");
            var column = model.Column(cell.Slot);
            if (NullValues.HasNullItem(cell.Value)) throw NullValues.InList(column, $"{path}.{column.Name}");
            if (!cell.Value.IsNull || (column.Type.IsNullable && cell.Operation == WriteOperation.Set)) continue;
            throw new InvalidQueryException(
                $"{column} is never null. Use value.OrSkip() to leave it out when the value is null, or give a value.",
                $"{path}.{column.Name}");
        }
    }

    private static void CheckForeignKey(ModelInfo model, RelationInfo relation, DataInput data, InputPath path,
        RelationInfo? supplied)
    {
        if (ReferenceEquals(relation, supplied))
        {
            if (data.Has(relation.Slot)) throw Supplied(model, relation, relation.Name, path);
            foreach (var column in relation.LocalColumns)
                if (data.Has(column.Slot)) throw Supplied(model, relation, column.Name, path);
            return;
        }

        if (data.Has(relation.Slot))
        {
            RefuseBoth(model, relation, data, path);
            return;
        }

        if (relation.IsOptional) return;
        foreach (var column in relation.LocalColumns)
            if (column.Default == ColumnDefault.None && !column.Type.IsNullable && !data.Has(column.Slot)
                && !IsFilledByAnother(model, column, data, supplied))
                throw new InvalidQueryException(
                    $"{model.Name} needs its {relation.Name}: set {Names(relation)}, or {relation.Name} = "
                        + "{ Connect = … } or { Create = … }.", $"{path}.{relation.Name}");
    }

    /// <summary>Columns can belong to several foreign keys (a tenant's id); one of them is enough.</summary>
    private static bool IsFilledByAnother(ModelInfo model, ColumnInfo column, DataInput data, RelationInfo? supplied)
    {
        foreach (var relation in model.Relations)
            if (relation.HoldsForeignKey && relation.LocalColumns.Contains(column)
                && (ReferenceEquals(relation, supplied) || data.Has(relation.Slot))) return true;
        return false;
    }

    private static void RefuseBoth(ModelInfo model, RelationInfo relation, DataInput data, InputPath path)
    {
        // A nested update leaves the key alone; everything else decides it.
        ref readonly var cell = ref data.Find(relation.Slot);
        if (cell.Nested is { } nested && nested.Steps.TrueForAll(step => step.Kind == NestedStepKind.Update)) return;
        if (!relation.LocalColumns.All(column => data.Has(column.Slot))) return;
        throw new InvalidQueryException(
            $"{model.Name}.{relation.Name} is given twice: through {Names(relation)} and through "
                + $"{relation.Name}. Keep one of them.", $"{path}.{relation.Name}");
    }

    private static void CheckNested(ModelInfo model, DataInput data, InputPath path)
    {
        foreach (ref readonly var cell in data.Cells)
        {
            if (cell.Nested is not { } nested) continue;
            var relation = model.Relation(cell.Slot);
            foreach (var step in nested.Steps) CheckStep(relation, step, path.Member(relation.Name));
        }
    }

    private static void CheckStep(RelationInfo relation, NestedStep step, InputPath path)
    {
        path = path.Member(step.Kind.ToString());
        if (path.Depth > 2 * Nesting.Writes)
            throw new InvalidQueryException($"More than {Nesting.Writes} writes are nested inside one another.",
                path.Argument);
        if (step.NullAt is not null) throw Required.IsNull($"{path}{step.NullAt}");
        CheckParts(relation, step, path);
        var supplied = relation.Opposite.HoldsForeignKey ? relation.Opposite : null;
        if (step.Create is not null) CheckCreate(relation.Target, step.Create, path, supplied);
        if (step.Many is not null) CheckCreateMany(relation.Target, step.Many, "CreateMany", path, supplied);
        if (step.Update is null) return;
        if (step.Kind == NestedStepKind.UpdateMany) CheckUpdateMany(relation.Target, step.Update, "UpdateMany", path);
        else CheckUpdate(relation.Target, step.Update, path);
    }

    /// <summary>What a step of its kind needs is there.</summary>
    private static void CheckParts(RelationInfo relation, NestedStep step, InputPath path)
    {
        var kind = step.Kind;
        if (kind is NestedStepKind.Create && step.Create is null) throw Required.IsNull($"{path}");
        if (kind is NestedStepKind.ConnectOrCreate or NestedStepKind.Upsert && step.Create is null)
            throw Required.IsNull($"{path}.Create");
        if (kind is NestedStepKind.Upsert && step.Update is null) throw Required.IsNull($"{path}.Update");
        if (kind is NestedStepKind.Update or NestedStepKind.UpdateMany && step.Update is null)
            throw Required.IsNull(relation.IsMany ? $"{path}.Data" : $"{path}");
        var needsKey = kind is NestedStepKind.Connect or NestedStepKind.ConnectOrCreate
            || (relation.IsMany
                && kind is NestedStepKind.Disconnect or NestedStepKind.Delete or NestedStepKind.Update
                    or NestedStepKind.Upsert);
        if (needsKey && kind is NestedStepKind.Connect or NestedStepKind.Disconnect or NestedStepKind.Delete
            && step.Key is null)
            throw Required.IsNull($"{path}");
        if (needsKey && step.Key is null) throw Required.IsNull($"{path}.Where");
        if (step.Key is not null) Required.Key(relation.Target, step.Key, path);
        for (var i = 0; i < (step.Keys?.Count ?? 0); i++) Required.Key(relation.Target, step.Keys![i], path.Item(i));
    }

    private static void RefuseNested(ModelInfo model, DataInput data, string verb, InputPath path)
    {
        foreach (ref readonly var cell in data.Cells)
        {
            if (cell.Nested is null || cell.Nested.Steps.Count == 0) continue;
            var name = model.MemberName(cell.Slot);
            throw new InvalidQueryException(
                $"{verb} writes one table with one statement, so it cannot write {model.Name}.{name} along. "
                    + "Set the foreign key's columns, or write the rows one by one.",
                $"{path}.{name}");
        }
    }

    private static InvalidQueryException Supplied(ModelInfo model, RelationInfo relation, string given,
        InputPath path) => new(
        $"{model.Name}.{given} must not be set here: the enclosing write supplies {relation.Name}.", $"{path}.{given}");

    private static string Names(RelationInfo relation) =>
        string.Join(" and ", relation.LocalColumns.Select(column => column.Name));
}
