namespace Refract.Runtime;

/// <summary>Updates one of the related rows.</summary>
public sealed class NestedUpdate<TUnique, TUpdate> where TUnique : UniqueKey where TUpdate : DataInput
{
    /// <summary>Which row; it must be related already.</summary>
    public required TUnique Where { get; init; }

    /// <summary>What to change.</summary>
    public required TUpdate Data { get; init; }

    internal NestedStep Step => new(NestedStepKind.Update) { Key = Where, Update = Data };
}
