namespace Refract.Runtime;

/// <summary>Updates one of the related rows, or creates it.</summary>
public sealed class NestedUpsert<TUnique, TCreate, TUpdate> where TUnique : UniqueKey where TCreate : DataInput
    where TUpdate : DataInput
{
    /// <summary>Which row.</summary>
    public required TUnique Where { get; init; }

    /// <summary>The row to create when it is not there.</summary>
    public required TCreate Create { get; init; }

    /// <summary>What to change when it is there.</summary>
    public required TUpdate Update { get; init; }

    internal NestedStep Step => new(NestedStepKind.Upsert) { Key = Where, Create = Create, Update = Update };
}
