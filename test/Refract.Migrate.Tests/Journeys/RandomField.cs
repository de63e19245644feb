namespace Refract.Migrate.Tests.Journeys;

/// <summary>A field of a random schema.</summary>
internal sealed record RandomField(string Name, string Type)
{
    public bool IsOptional { get; init; }

    public bool IsUnique { get; init; }

    public bool IsIndexed { get; init; }

    public string? Default { get; init; }
}
