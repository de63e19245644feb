using Refract.Migrate.Engine;

namespace Refract.CommandLine;

/// <summary>A migration that was applied.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Milliseconds">How long it took.</param>
public sealed record MigrationRun(string Name, double Milliseconds)
{
    internal static IReadOnlyList<MigrationRun> AllOf(IEnumerable<AppliedMigration> applied) =>
        [.. applied.Select(migration =>
            new MigrationRun(migration.Name, Math.Round(migration.Duration.TotalMilliseconds)))];
}
