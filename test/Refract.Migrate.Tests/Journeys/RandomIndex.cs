namespace Refract.Migrate.Tests.Journeys;

/// <summary>An index of a random schema.</summary>
/// <param name="Id">What it is.</param>
/// <param name="Fields">The fields in it; none for the key alone.</param>
/// <param name="Kind">How it is written.</param>
internal sealed record RandomIndex(int Id, int[] Fields, RandomIndexKind Kind)
{
    public string? Map { get; init; }
}

internal enum RandomIndexKind
{
    Plain,
    Descending,
    Partial,
    Hash,
    Brin,
    Gin,

    /// <summary>With the key, so that no row is in its way.</summary>
    UniqueWithKey,

    /// <summary>The same, of a part of the rows.</summary>
    UniqueWithKeyPartial,
}
