namespace Refract.Relational.Review;

/// <summary>A script, and what its review may know beside it.</summary>
/// <param name="Text">The script.</param>
/// <param name="Earlier">
/// The scripts that ran before it, in order: they say which columns, keys and indexes there are.
/// </param>
/// <param name="ServerVersion">
/// The major version of the server that it is going to run on; null for the oldest one that is supported.
/// </param>
public sealed record ReviewedScript(string Text, IReadOnlyList<string> Earlier, int? ServerVersion = null)
{
    /// <summary>What the programs that may be running no longer use: to drop it takes nothing from them.</summary>
    public RetiredParts Retired { get; init; } = RetiredParts.None;
}
