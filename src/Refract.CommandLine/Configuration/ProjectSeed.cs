namespace Refract.CommandLine;

/// <summary>The seed of a project.</summary>
/// <param name="Text">The command, or the path of a SQL script, as it is written.</param>
/// <param name="Origin">The file that names it, for display.</param>
/// <param name="Folder">The folder of that file, absolute: a command runs there, and a path starts there.</param>
internal sealed record ProjectSeed(string Text, string Origin, string Folder)
{
    /// <summary>The script, absolute; null for a command.</summary>
    public string? Script => Text.EndsWith(".sql", StringComparison.OrdinalIgnoreCase)
        && (!Text.Any(char.IsWhiteSpace) || File.Exists(Path.GetFullPath(Text, Folder)))
        ? Path.GetFullPath(Text, Folder) : null;
}
