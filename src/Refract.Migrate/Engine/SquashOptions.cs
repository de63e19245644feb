namespace Refract.Migrate.Engine;

/// <summary>Which migrations a squash puts one in the place of.</summary>
public sealed record SquashOptions
{
    /// <summary>The name of the last of them; null for all.</summary>
    public string? Until { get; init; }

    /// <summary>What the new one is called, as a person writes it; null for <c>squashed</c>.</summary>
    public string? Name { get; init; }
}
