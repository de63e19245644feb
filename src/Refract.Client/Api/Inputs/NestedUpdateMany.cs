namespace Refract.Runtime;

/// <summary>Updates all related rows that meet a condition.</summary>
public sealed class NestedUpdateMany<TWhere, TUpdate> where TWhere : WhereInput where TUpdate : DataInput
{
    /// <summary>Which of the related rows; an empty <c>new()</c> means all of them.</summary>
    public required TWhere Where { get; init; }

    /// <summary>What to change.</summary>
    public required TUpdate Data { get; init; }
}
