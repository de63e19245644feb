using Refract.Relational.Contracts;

namespace Refract.Migrate.Engine;

/// <summary>What <c>migrate dev</c> may do.</summary>
public sealed record DevOptions
{
    /// <summary>The new migration's name, as a person writes it; null to make none.</summary>
    public string? Name { get; init; }

    /// <summary>Write the new migration and do not apply it.</summary>
    public bool CreateOnly { get; init; }

    /// <summary>May empty the database when drift or a changed history leaves no other way.</summary>
    public bool AllowReset { get; init; }

    /// <summary>May make a migration that takes data with it.</summary>
    public bool AcceptDataLoss { get; init; }

    /// <summary>
    /// May take away what a running program may use, where <see cref="MigrationSettings.ExpandAndContract"/> keeps
    /// that apart.
    /// </summary>
    public bool Contract { get; init; }

    /// <summary>What gets another name and keeps what is in it, each <c>OLD=NEW</c>.</summary>
    public IReadOnlyList<string> Renames { get; init; } = [];

    /// <summary>
    /// Write nothing while something goes and something comes that may be the same under another name.
    /// </summary>
    public bool AsksForRenames { get; init; }

    /// <summary>Write the script that undoes the new migration, too.</summary>
    public bool WithDown { get; init; }

    /// <summary>Write a migration also when nothing differs, to be filled in by hand.</summary>
    public bool AllowEmpty { get; init; }

    /// <summary>
    /// Write the new migration for a database in use (<see cref="IMigrationSqlWriter.WriteOnline"/>).
    /// </summary>
    public bool Online { get; init; }
}
