namespace Refract.Runtime;

/// <summary>Creates many related rows in one statement; without nested writes in them.</summary>
public sealed class NestedCreateMany<TCreate> where TCreate : DataInput
{
    /// <summary>The rows.</summary>
    public required IEnumerable<TCreate> Data { get; init; }

    /// <summary>Leaves out rows whose unique key is taken.</summary>
    public bool SkipDuplicates { get; init; }

    internal NestedStep Step => Data is null ? NestedStep.Null(NestedStepKind.CreateMany, ".Data")
        : new NestedStep(NestedStepKind.CreateMany) { Many = [.. Data], SkipDuplicates = SkipDuplicates };
}
