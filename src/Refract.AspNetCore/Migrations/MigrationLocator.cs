using System.Reflection;
using Refract.Migrate.History;
using Refract.Relational.Contracts;

namespace Refract.AspNetCore;

/// <summary>Finds the migrations of an application.</summary>
internal static class MigrationLocator
{
    private static readonly string s_usual = Path.Combine("prisma", "migrations");

    /// <exception cref="MigrationException">There are none.</exception>
    public static IMigrationSource Find(StartupMigrationOptions options, Assembly clientAssembly, string contentRoot,
        StructureRules rules)
    {
        var assembly = options.Assembly ?? clientAssembly;
        var embedded = new EmbeddedMigrations(assembly, rules);
        if (options.Folder is null && embedded.Load().Migrations.Count > 0) return embedded;
        var place = options.Folder ?? s_usual;
        string[] folders = [.. new[] { AppContext.BaseDirectory, contentRoot }
            .Select(root => Path.GetFullPath(place, root)).Distinct(StringComparer.Ordinal)];
        foreach (var path in folders)
        {
            var folder = new MigrationFolder(path);
            if (!Directory.Exists(folder.Path)) continue;
            return folder.Load().LockedProvider is { } locked && !rules.IsNamed(locked)
                ? new MigrationFolder(Path.TrimEndingDirectorySeparator(folder.Path) + "-" + rules.Name) : folder;
        }

        throw new MigrationException("P3015",
            "No migrations were found: "
                + (options.Folder is null ? $"the assembly {assembly.GetName().Name} has none as resources, and " : "")
                + $"there is no folder {string.Join(" or ", folders)}.",
            "Make them part of the program, in the project of the client:\n"
                + "<EmbeddedResource Include=\"prisma/migrations/**\" "
                + "LogicalName=\"migrations/%(RecursiveDir)%(Filename)%(Extension)\" />\n"
                + "or copy them beside it, or name their folder by MigrateOnStartup(o => o.Folder = …).");
    }
}
