namespace Refract.Runtime;

/// <summary>Updates the row that a to-one relation leads to, or creates it.</summary>
public sealed class NestedUpsertOne<TCreate, TUpdate> where TCreate : DataInput where TUpdate : DataInput
{
    /// <summary>The row to create when there is none.</summary>
    public required TCreate Create { get; init; }

    /// <summary>What to change when there is one.</summary>
    public required TUpdate Update { get; init; }

    internal NestedStep Step => new(NestedStepKind.Upsert) { Create = Create, Update = Update };
}
