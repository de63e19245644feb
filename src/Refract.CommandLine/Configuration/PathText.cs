namespace Refract.CommandLine;

/// <summary>Paths as people see them.</summary>
internal static class PathText
{
    /// <summary>The path from a folder, with forward slashes; the absolute path when it lies outside.</summary>
    public static string Relative(string path, string folder)
    {
        var relative = Path.GetRelativePath(folder, path);
        if (relative.StartsWith("..", StringComparison.Ordinal) || Path.IsPathRooted(relative)) return path;
        return Path.DirectorySeparatorChar == '/' ? relative : relative.Replace(Path.DirectorySeparatorChar, '/');
    }
}
