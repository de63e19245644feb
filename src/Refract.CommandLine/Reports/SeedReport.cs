namespace Refract.CommandLine;

/// <summary>What <c>db seed</c> returns.</summary>
public sealed record SeedReport : DatabaseReport
{
    /// <summary>What was run; null when the operation failed before that.</summary>
    public SeedRun? Seed { get; internal set; }
}
