using System.Reflection;
using Refract.Relational.Contracts;

namespace Refract.Migrate.History;

/// <summary>Finds the migrations of an application that runs, which has no project folder.</summary>
public static class ApplicationMigrations
{
    private static readonly string s_usual = Path.Combine("prisma", "migrations");

    /// <summary>
    /// Finds them: in the folder, where one is named; else among the resources of the assembly; else in
    /// <c>prisma/migrations</c>. For another database than those of a folder are for, the folder beside it is taken
    /// (<c>migrations-sqlite</c>).
    /// </summary>
    /// <param name="assembly">
    /// The assembly that may have them as resources; where it holds a client alone, that of its project may have them.
    /// </param>
    /// <param name="folder">Their folder, or null.</param>
    /// <param name="roots">The folders that relative paths begin at, in order.</param>
    /// <param name="database">The database that they are for.</param>
    /// <exception cref="MigrationException">There are none.</exception>
    public static IMigrationSource Find(Assembly assembly, string? folder, IReadOnlyList<string> roots,
        StructureRules database)
    {
        ArgumentNullException.ThrowIfNull(assembly);
        ArgumentNullException.ThrowIfNull(roots);
        ArgumentNullException.ThrowIfNull(database);
        if (folder is null)
            foreach (var holder in new[] { assembly, ProjectOf(assembly) }.OfType<Assembly>())
            {
                var embedded = new EmbeddedMigrations(holder, database);
                if (embedded.Load().Migrations.Count > 0) return embedded;
            }

        string[] places = [.. roots.Select(root => Path.GetFullPath(folder ?? s_usual, root))
            .Distinct(StringComparer.Ordinal)];
        foreach (var place in places)
        {
            var found = new MigrationFolder(place);
            if (!Directory.Exists(found.Path)) continue;
            return found.Load().LockedProvider is { } locked && !database.IsNamed(locked)
                ? new MigrationFolder(Path.TrimEndingDirectorySeparator(found.Path) + "-" + database.Name) : found;
        }

        throw new MigrationException("P3015",
            "No migrations were found: "
                + (folder is null ? $"the assembly {assembly.GetName().Name} has none as resources, and " : "")
                + $"there is no folder {string.Join(" or ", places.Take(2))}.",
            "Make them part of the program, in the project of the client:\n"
                + "<EmbeddedResource Include=\"prisma/migrations/**\" "
                + "LogicalName=\"migrations/%(RecursiveDir)%(Filename)%(Extension)\" />\n"
                + "or copy them beside it, or name their folder.");
    }

    /// <summary>
    /// The assembly of the project that an assembly of a client alone was made for (<c>RefractClientAssembly</c>), or
    /// null.
    /// </summary>
    private static Assembly? ProjectOf(Assembly client)
    {
        var name = client.GetCustomAttributes<AssemblyMetadataAttribute>()
            .FirstOrDefault(metadata => metadata.Key == "RefractProject")?.Value;
        if (name is null) return null;
        try
        {
            return Assembly.Load(new AssemblyName(name));
        }
        catch (FileNotFoundException)
        {
            // The client is used without its project.
            return null;
        }
    }
}
