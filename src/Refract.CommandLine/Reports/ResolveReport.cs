namespace Refract.CommandLine;

/// <summary>What <c>migrate resolve</c> returns.</summary>
public sealed record ResolveReport : DatabaseReport
{
    /// <summary>The name of the migration that is marked as applied, or null.</summary>
    public string? Applied { get; internal set; }

    /// <summary>The name of the migration that is marked as rolled back, or null.</summary>
    public string? RolledBack { get; internal set; }
}
