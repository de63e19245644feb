namespace Refract.Migrate.Engine;

/// <summary>What a push may do.</summary>
public sealed record PushOptions
{
    /// <summary>May take data with it.</summary>
    public bool AcceptDataLoss { get; init; }

    /// <summary>Empty the database first.</summary>
    public bool ForceReset { get; init; }
}
