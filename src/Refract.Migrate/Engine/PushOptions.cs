namespace Refract.Migrate.Engine;

/// <summary>What a push may do.</summary>
public sealed record PushOptions
{
    /// <summary>May take data with it.</summary>
    public bool AcceptDataLoss { get; init; }

    /// <summary>What gets another name and keeps what is in it, each <c>OLD=NEW</c>.</summary>
    public IReadOnlyList<string> Renames { get; init; } = [];

    /// <summary>
    /// Change nothing while something goes and something comes that may be the same under another name.
    /// </summary>
    public bool AsksForRenames { get; init; }

    /// <summary>Empty the database first.</summary>
    public bool ForceReset { get; init; }
}
