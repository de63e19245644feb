namespace Refract.Migrate.Engine;

/// <summary>A migration that was applied.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Duration">How long it took.</param>
public sealed record AppliedMigration(string Name, TimeSpan Duration);
