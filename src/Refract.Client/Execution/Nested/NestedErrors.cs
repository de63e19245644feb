namespace Refract.Runtime;

/// <summary>What nested writes complain of.</summary>
internal static class NestedErrors
{
    /// <summary>The row that a step names, or that a to-one relation leads to, is not there.</summary>
    public static RecordNotFoundException NotFound(RelationInfo relation, NestedStepKind step, UniqueKey? key) =>
        new(relation.Target.Name, $"{step} in {relation.Model.Name}.{relation.Field}", key is null ? null : Fields(relation.Target, key));

    /// <summary>The row is there but belongs to another (P2017).</summary>
    public static RefractException NotConnected(RelationInfo relation, NestedStepKind step, UniqueKey? key) => new(
        "P2017",
        $"{step} in {relation.Model.Name}.{relation.Field}: the {relation.Target.Name}"
        + $"{(key is null ? "" : " found by " + Fields(relation.Target, key))} does not belong to this {relation.Model.Name}.");

    /// <summary>A row would be left without the row that it must have (P2014).</summary>
    public static RefractException Required(RelationInfo relation, NestedStepKind step)
    {
        var holder = relation.HoldsForeignKey ? relation : relation.Opposite;
        return new RefractException(
            "P2014",
            $"{step} in {relation.Model.Name}.{relation.Field} would leave a {holder.Model.Name} without its {holder.Field}, "
            + $"which it must have. Connect it to another {holder.Target.Name} or delete it instead.");
    }

    private static string Fields(ModelInfo model, UniqueKey key) =>
        string.Join(" and ", model.Keys[key.Index].Columns.Select(column => column.Field));
}
