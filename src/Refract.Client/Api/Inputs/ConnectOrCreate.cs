namespace Refract.Runtime;

/// <summary>Connects the row of a key, or creates it.</summary>
public sealed class ConnectOrCreate<TUnique, TCreate> where TUnique : UniqueKey where TCreate : DataInput
{
    /// <summary>The row to look for.</summary>
    public required TUnique Where { get; init; }

    /// <summary>The row to create when it is not there.</summary>
    public required TCreate Create { get; init; }

    internal NestedStep Step => new(NestedStepKind.ConnectOrCreate) { Key = Where, Create = Create };
}
