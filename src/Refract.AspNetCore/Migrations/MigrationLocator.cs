using System.Reflection;
using Refract.Migrate.History;
using Refract.Relational.Contracts;

namespace Refract.AspNetCore;

/// <summary>Finds the migrations of an application.</summary>
internal static class MigrationLocator
{
    /// <exception cref="MigrationException">There are none.</exception>
    public static IMigrationSource Find(StartupMigrationOptions options, Assembly clientAssembly, string contentRoot,
        StructureRules rules)
    {
        var assembly = options.Assembly ?? clientAssembly;
        var embedded = new EmbeddedMigrations(assembly, rules);
        if (embedded.Load().Migrations.Count > 0) return embedded;
        string[] folders = [Path.GetFullPath(options.Folder, AppContext.BaseDirectory),
            Path.GetFullPath(options.Folder, contentRoot)];
        foreach (var path in folders.Distinct(StringComparer.Ordinal))
        {
            var folder = new MigrationFolder(path);
            if (!Directory.Exists(folder.Path)) continue;
            return folder.Load().LockedProvider is { } locked && !rules.IsNamed(locked)
                ? new MigrationFolder(Path.TrimEndingDirectorySeparator(folder.Path) + "-" + rules.Name) : folder;
        }

        throw new MigrationException("P3015",
            $"No migrations were found: the assembly {assembly.GetName().Name} has none as resources, and there is no "
                + $"folder {string.Join(" or ", folders.Distinct(StringComparer.Ordinal))}.",
            "Make them part of the program, in the project of the client:\n"
                + "<EmbeddedResource Include=\"prisma/migrations/**\" "
                + "LogicalName=\"migrations/%(RecursiveDir)%(Filename)%(Extension)\" />\n"
                + "or copy them beside it, or name their folder by MigrateOnStartup(o => o.Folder = …).");
    }
}
