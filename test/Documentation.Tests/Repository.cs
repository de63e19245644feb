using System.Runtime.CompilerServices;

namespace Documentation.Tests;

internal static class Repository
{
    private static readonly string[] s_made = ["bin", "obj", "artifacts", "node_modules"];

    public static string Root { get; } = Find();

    /// <summary>
    /// All pages of the repository, relative to <see cref="Root"/>, with forward slashes; none that a build or a tool
    /// has put there.
    /// </summary>
    public static IReadOnlyList<string> Pages { get; } =
        [.. Walk(Root).Select(path => Path.GetRelativePath(Root, path).Replace('\\', '/'))
            .Order(StringComparer.Ordinal)];

    public static string Read(string page) => File.ReadAllText(Path.Combine(Root, page)).ReplaceLineEndings("\n");

    private static IEnumerable<string> Walk(string folder) => Directory.EnumerateFiles(folder, "*.md").Concat(
        Directory.EnumerateDirectories(folder)
            .Where(path => Path.GetFileName(path) is var name && name[0] != '.' && !s_made.Contains(name))
            .SelectMany(Walk));

    private static string Find([CallerFilePath] string here = "")
    {
        var folder = Path.GetDirectoryName(here)!;
        while (!File.Exists(Path.Combine(folder, "Refract.slnx"))) folder = Path.GetDirectoryName(folder)!;
        return folder;
    }
}
