namespace Refract.Migrate.Tests.Journeys;

/// <summary>The primary key of a random model.</summary>
internal enum RandomKey
{
    Int,
    Numbered,
    BigInt,
    Text,

    /// <summary>The id and a number, which is 1 in every row.</summary>
    Composite,
}
