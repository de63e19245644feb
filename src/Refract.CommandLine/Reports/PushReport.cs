namespace Refract.CommandLine;

/// <summary>What <c>db push</c> returns.</summary>
public sealed record PushReport : DatabaseReport
{
    /// <summary>True when the database was missing and has been created.</summary>
    public bool DatabaseCreated { get; internal set; }

    /// <summary>True when everything in it was dropped first.</summary>
    public bool WasReset { get; internal set; }

    /// <summary>
    /// What was changed, or would have been when the push failed; empty when the database matched already.
    /// </summary>
    public IReadOnlyList<Change> Changes { get; internal set; } = [];

    /// <summary>What is renamed, and what may be meant to be.</summary>
    public IReadOnlyList<RenamedThing> Renames { get; internal set; } = [];

    /// <summary>What the changes do to the rows that are there.</summary>
    public IReadOnlyList<RowRisk> Risks { get; internal set; } = [];
}
