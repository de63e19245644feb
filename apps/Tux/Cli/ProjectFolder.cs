using System.Reflection;

namespace Tux.Cli;

/// <summary>Where the schema and the embedded database are.</summary>
internal static class ProjectFolder
{
    /// <summary>
    /// The current folder when it holds the schema; else the folder that the program was built from, so that <c>dotnet
    /// run --project</c> works from anywhere; else the program's own.
    /// </summary>
    public static string Find()
    {
        var built = typeof(ProjectFolder).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
            .FirstOrDefault(attribute => attribute.Key == "ProjectFolder")?.Value;
        string?[] candidates = [Environment.CurrentDirectory, built, AppContext.BaseDirectory];
        return candidates.FirstOrDefault(
            folder => folder is not null && Directory.Exists(Path.Combine(folder, "prisma", "schema")))
            ?? Environment.CurrentDirectory;
    }
}
