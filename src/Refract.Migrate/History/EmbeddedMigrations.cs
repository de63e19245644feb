using System.Reflection;
using System.Text;
using Refract.Relational.Contracts;

namespace Refract.Migrate.History;

/// <summary>
/// Migrations that an application carries as resources, so that it can bring its database up to date when it starts. A
/// resource counts when its name ends in <c>NAME/migration.sql</c> (or with <c>\</c> or <c>.</c> between), as
/// <c>&lt;EmbeddedResource Include="prisma/migrations/**"
/// LogicalName="migrations/%(RecursiveDir)%(Filename)%(Extension)" /&gt;</c> names them. Those for another kind of
/// database are in a folder beside it (<c>migrations-sqlite</c>).
/// </summary>
/// <param name="assembly">The assembly.</param>
/// <param name="database">
/// The database that they are for: the ones in <c>FOLDER-NAME</c> of it where there are such, else the others. Null for
/// all of an assembly with one kind.
/// </param>
public sealed class EmbeddedMigrations(Assembly assembly, StructureRules? database = null) : IMigrationSource
{
    private static readonly char[] s_separators = ['/', '\\', '.'];

    /// <inheritdoc/>
    public MigrationSet Load()
    {
        var ending = database is null ? null : "-" + database.Name;
        var found = assembly.GetManifestResourceNames()
            .Where(resource => resource.EndsWith(MigrationFolder.ScriptName, StringComparison.Ordinal)
                && resource.Length > MigrationFolder.ScriptName.Length)
            .Select(resource => (Resource: resource, Place: PlaceOf(resource)))
            .GroupBy(found => found.Place.Folder, StringComparer.Ordinal).ToArray();
        // The folders of other databases are those that are called like one of these and more.
        var chosen = found.Where(folder => ending is not null && folder.Key.EndsWith(ending, StringComparison.Ordinal))
            .ToArray();
        if (chosen.Length == 0 && database is not null)
            chosen = [.. found.Where(folder => !found.Any(other => other.Key.Length < folder.Key.Length
                && folder.Key.StartsWith(other.Key + "-", StringComparison.Ordinal)))];
        var migrations = (database is null ? found : chosen).SelectMany(folder => folder)
            .Select(found => new MigrationFile(found.Place.Name, Read(found.Resource)));
        return new MigrationSet($"the resources of {assembly.GetName().Name}",
            [.. migrations.OrderBy(migration => migration.Name, StringComparer.Ordinal)],
            chosen is [{ Key: { Length: > 0 } folder }] ? LockOf(folder) : null);
    }

    /// <summary>The folder and the name of a migration.</summary>
    private static (string Folder, string Name) PlaceOf(string resource)
    {
        var path = resource[..^(MigrationFolder.ScriptName.Length + 1)];
        var separator = path.LastIndexOfAny(s_separators);
        return (separator < 0 ? "" : path[..separator], path[(separator + 1)..]);
    }

    /// <summary>The database that the lock file of a folder names, where it is a resource too.</summary>
    private string? LockOf(string folder) => assembly.GetManifestResourceNames()
        .FirstOrDefault(name => name.StartsWith(folder, StringComparison.Ordinal)
            && name.Length == folder.Length + 1 + MigrationFolder.LockName.Length
            && name.EndsWith(MigrationFolder.LockName, StringComparison.Ordinal)) is { } found
        ? MigrationFolder.LockedProvider(Encoding.UTF8.GetString(Read(found))) : null;

    private byte[] Read(string resource)
    {
        using var stream = assembly.GetManifestResourceStream(resource)!;
        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return bytes;
    }
}
