namespace Refract.CommandLine;

/// <summary>What <c>migrate dev</c> returns.</summary>
public sealed record DevReport : DatabaseReport
{
    /// <summary>Why the database had to be emptied first, or would have to be; empty when it need not.</summary>
    public IReadOnlyList<string> ResetReasons { get; internal set; } = [];

    /// <summary>How the database differed from what its migrations give.</summary>
    public IReadOnlyList<Change> Drift { get; internal set; } = [];

    /// <summary>True when the database was missing and has been created.</summary>
    public bool DatabaseCreated { get; internal set; }

    /// <summary>True when everything in it was dropped first.</summary>
    public bool WasReset { get; internal set; }

    /// <summary>Migrations that an earlier run had left unfinished, and that this one finished.</summary>
    public IReadOnlyList<string> Resumed { get; internal set; } = [];

    /// <summary>
    /// Migrations of a squash that the history has in the place of those that they replace, without a run.
    /// </summary>
    public IReadOnlyList<string> TakenOver { get; internal set; } = [];

    /// <summary>The pending migrations that were applied, in order, without the new one.</summary>
    public IReadOnlyList<MigrationRun> Applied { get; internal set; } = [];

    /// <summary>
    /// What the schema has that no migration makes; null when it was not looked for, because a name was given.
    /// </summary>
    public IReadOnlyList<Change>? Unwritten { get; internal set; }

    /// <summary>What is renamed, and what may be meant to be.</summary>
    public IReadOnlyList<RenamedThing> Renames { get; internal set; } = [];

    /// <summary>What the new migration does to the rows that are there.</summary>
    public IReadOnlyList<RowRisk> Risks { get; internal set; } = [];

    /// <summary>
    /// What the migration takes away that running programs may use; empty where <c>refract.json</c> does not ask for
    /// <c>expandAndContract</c>.
    /// </summary>
    public IReadOnlyList<TakenAway> Contractions { get; internal set; } = [];

    /// <summary>The new migration; null when none was written.</summary>
    public NewMigration? Created { get; internal set; }

    /// <summary>The seed that was run at the end; null when there is none, and without a reset.</summary>
    public SeedRun? Seed { get; internal set; }
}
