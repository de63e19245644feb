namespace Refract.CommandLine;

/// <summary>
/// The folder that a project's files are looked for in: the one with <c>refract.json</c>, here or above, so that
/// commands can be run from a folder inside the project.
/// </summary>
internal static class ProjectRoot
{
    /// <summary>The folder, absolute; the given one when none above has a <c>refract.json</c>.</summary>
    /// <param name="folder">
    /// The folder to begin with. When it has a schema of its own, what is above it belongs to another project.
    /// </param>
    public static string Above(string folder)
    {
        if (!File.Exists(Path.Combine(folder, RefractJson.FileName))
            && (PrismaConfig.Exists(folder) || SchemaLocator.Usual(folder).Any(SchemaFiles.IsSchema))) return folder;
        for (var at = folder; at is not null; at = Path.GetDirectoryName(at))
        {
            if (File.Exists(Path.Combine(at, RefractJson.FileName))) return at;
            // A repository is the most that a project can be.
            if (Path.Exists(Path.Combine(at, ".git"))) break;
        }

        return folder;
    }
}
