namespace Refract.Migrate.History;

/// <summary>All migrations there are, in the order in which they apply: by name, which begins with the time.</summary>
/// <param name="Description">Where they come from, for display.</param>
/// <param name="Migrations">The migrations in order.</param>
/// <param name="LockedProvider">What <c>migration_lock.toml</c> names, or null without that file.</param>
public sealed record MigrationSet(string Description, IReadOnlyList<MigrationFile> Migrations, string? LockedProvider)
{
    /// <summary>The migration of that name, or null.</summary>
    public MigrationFile? Find(string name) => Migrations.FirstOrDefault(migration => migration.Name == name);
}
