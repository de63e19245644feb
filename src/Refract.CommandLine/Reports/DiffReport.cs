using System.Text.Json.Serialization;

namespace Refract.CommandLine;

/// <summary>What <c>migrate diff</c> returns.</summary>
public sealed record DiffReport : SchemaReport
{
    /// <summary>What leads from one state to the other; empty when they are the same.</summary>
    public IReadOnlyList<Change> Changes { get; internal set; } = [];

    /// <summary>What is renamed, and what may be meant to be.</summary>
    public IReadOnlyList<RenamedThing> Renames { get; internal set; } = [];

    /// <summary>
    /// What the changes do to the rows that are there; empty when the state to start from is not a database.
    /// </summary>
    public IReadOnlyList<RowRisk> Risks { get; internal set; } = [];

    /// <summary>
    /// What the migration takes away that running programs may use; empty where <c>refract.json</c> does not ask for
    /// <c>expandAndContract</c>.
    /// </summary>
    public IReadOnlyList<TakenAway> Contractions { get; internal set; } = [];

    /// <summary>The same as one script.</summary>
    public string Script { get; internal set; } = "";

    /// <summary>Whether a difference is a finding.</summary>
    [JsonIgnore]
    public bool ExitCodeTells { get; internal set; }

    /// <summary>Whether people asked for the script instead of one line for each change.</summary>
    [JsonIgnore]
    public bool AsScript { get; internal set; }

    private protected override int OwnExitCode =>
        ExitCodeTells && Changes.Count > 0 ? CommandLine.ExitCode.Findings : CommandLine.ExitCode.Done;
}
