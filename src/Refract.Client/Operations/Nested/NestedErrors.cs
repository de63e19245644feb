namespace Refract.Runtime;

/// <summary>What nested writes complain of.</summary>
internal static class NestedErrors
{
    /// <summary>The row that a step names, or that a to-one relation leads to, is not there.</summary>
    public static RecordNotFoundException NotFound(RelationInfo relation, NestedStepKind step, UniqueKey? key) =>
        new(relation.Target.Name, $"{step} in {PathOf(relation)}", key is null ? null : Fields(relation.Target, key),
            relation: PathOf(relation));

    /// <summary>
    /// A row that should be related to the one that is written is not there: P2018, in a one-to-one relation P2025.
    /// </summary>
    public static RecordNotFoundException NotThereToConnect(RelationInfo relation, NestedStepKind step,
        UniqueKey key) =>
        new(relation.Target.Name, $"{step} in {PathOf(relation)}", Fields(relation.Target, key),
            relation.IsMany ? "P2018" : "P2025", relation: PathOf(relation));

    /// <summary>
    /// No such row belongs to the one that is written: it is not there, or belongs to another (P2017).
    /// </summary>
    public static RecordNotFoundException NotConnected(RelationInfo relation, NestedStepKind step, UniqueKey? key) =>
        new(
        relation.Target.Name,
        $"{step} in {PathOf(relation)}, among the rows of this {relation.Model.Name},",
        key is null ? null : Fields(relation.Target, key), "P2017", relation: PathOf(relation));

    /// <summary>A row would be left without the row that it must have (P2014).</summary>
    public static RefractException Required(RelationInfo relation, NestedStepKind step)
    {
        var holder = relation.HoldsForeignKey ? relation : relation.Opposite;
        return new RefractException(
            "P2014",
            $"{step} in {PathOf(relation)} would leave a {holder.Model.Name} without "
            + $"its {holder.Field}, "
            + $"which it must have. Connect it to another {holder.Target.Name} or delete it instead.");
    }

    private static string PathOf(RelationInfo relation) => $"{relation.Model.Name}.{relation.Field}";

    private static string Fields(ModelInfo model, UniqueKey key) =>
        string.Join(" and ", model.Keys[key.Index].Columns.Select(column => column.Field));
}
