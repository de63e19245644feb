using System.Reflection;

namespace Refract.Migrate.History;

/// <summary>
/// Migrations that an application carries as resources, so that it can bring its database up to date when it starts. A
/// resource counts when its name ends in <c>FOLDER/migration.sql</c> (or with <c>\</c> or <c>.</c> between), as
/// <c>&lt;EmbeddedResource Include="prisma/migrations/**" LogicalName="%(RecursiveDir)%(Filename)%(Extension)"
/// /&gt;</c> names them.
/// </summary>
public sealed class EmbeddedMigrations(Assembly assembly) : IMigrationSource
{
    private const string ScriptEnd = "migration.sql";

    /// <inheritdoc/>
    public MigrationSet Load()
    {
        var migrations = new List<MigrationFile>();
        foreach (var resource in assembly.GetManifestResourceNames())
        {
            if (!resource.EndsWith(ScriptEnd, StringComparison.Ordinal) || resource.Length <= ScriptEnd.Length)
                continue;
            var name = resource[..^(ScriptEnd.Length + 1)];
            name = name[(name.LastIndexOfAny(['/', '\\', '.']) + 1)..];
            using var stream = assembly.GetManifestResourceStream(resource)!;
            var bytes = new byte[stream.Length];
            stream.ReadExactly(bytes);
            migrations.Add(new MigrationFile(name, bytes));
        }
        return new MigrationSet($"the resources of {assembly.GetName().Name}",
            [.. migrations.OrderBy(migration => migration.Name, StringComparer.Ordinal)], null);
    }
}
