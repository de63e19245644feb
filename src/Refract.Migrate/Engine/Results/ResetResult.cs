namespace Refract.Migrate.Engine;

/// <summary>What a reset did.</summary>
/// <param name="Database">The database, for display.</param>
/// <param name="DatabaseCreated">True when it was missing and has been created.</param>
/// <param name="Applied">The migrations that were applied afterwards, in order.</param>
public sealed record ResetResult(string Database, bool DatabaseCreated, IReadOnlyList<AppliedMigration> Applied);
