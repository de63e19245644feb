using Refract.Schema.Text;

namespace Refract.CommandLine;

/// <summary>Reads the files of a schema from disk.</summary>
internal static class SchemaFiles
{
    /// <summary>
    /// The files at a path (see <see cref="SchemaFolder.Load"/>), named relative to a folder where they lie inside it.
    /// </summary>
    public static IReadOnlyList<SourceFile> Load(string path, string relativeTo)
    {
        try
        {
            return [.. SchemaFolder.Load(path)
                .Select(file => file with { Path = PathText.Relative(file.Path, relativeTo) })];
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or ArgumentException)
        {
            throw CommandException.BadInput($"The schema at {PathText.Relative(path, relativeTo)} cannot be read.",
                error.Message,
                "Look at the rights on the file and its folder.");
        }
    }

    /// <summary>Whether a path is a file, or a folder with at least one <c>.prisma</c> file.</summary>
    public static bool IsSchema(string path) => File.Exists(path) || Directory.Exists(path) && HoldsSchema(path);

    private static bool HoldsSchema(string folder)
    {
        try
        {
            return Directory.EnumerateFiles(folder, "*.prisma", SearchOption.AllDirectories).Any();
        }
        catch (UnauthorizedAccessException)
        {
            // Loading it will say what is in the way, which "there is no schema" would not.
            return true;
        }
    }
}
