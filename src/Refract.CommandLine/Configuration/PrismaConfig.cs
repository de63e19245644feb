namespace Refract.CommandLine;

/// <summary>
/// What can be read from a <c>prisma.config.ts</c> without running it: literals and <c>env()</c>. The real tool keeps
/// the URL there since version 7.
/// </summary>
/// <param name="Path">The file, absolute.</param>
/// <param name="Values">Settings by dotted name: <c>schema</c>, <c>migrations.path</c>, <c>datasource.url</c>.</param>
/// <param name="Computed">The dotted names of settings that only a JavaScript engine could tell.</param>
internal sealed record PrismaConfig(string Path, IReadOnlyDictionary<string, PrismaConfigValue> Values,
    IReadOnlyList<string> Computed)
{
    private static readonly string[] s_extensions = ["js", "ts", "mjs", "cjs", "mts", "cts"];

    /// <summary>Where the real tool looks, in its order; <c>prisma init</c> writes the first kind since 7.10.</summary>
    private static readonly string[] s_names =
    [
        .. Files("prisma7.config"), .. Files(".config/prisma7"),
        .. Files("prisma.config"), .. Files("prisma.config/index"), .. Files(".config/prisma"),
        .. Files(".config/prisma/index"),
        .. Files(".config/prisma.config"), .. Files(".config/prisma.config/index"),
    ];

    /// <summary>The settings that matter here; others may be as clever as they like.</summary>
    private static readonly string[] s_ours = ["schema", "migrations.path", "migrations.seed", "typedSql.path",
        "datasource.url", "datasource.directUrl", "datasource.shadowDatabaseUrl"];

    /// <summary>The file's folder, which relative paths in it start from.</summary>
    public string Folder => System.IO.Path.GetDirectoryName(Path)!;

    private static IEnumerable<string> Files(string name)
        => s_extensions.Select(extension => $"{name}.{extension}".Replace('/', System.IO.Path.DirectorySeparatorChar));

    /// <summary>Reads the file of a folder; null when there is none.</summary>
    public static PrismaConfig? Read(string folder) =>
        Find(folder) is { } path ? Parse(path, File.ReadAllText(path)) : null;

    /// <summary>Whether a folder has such a file.</summary>
    public static bool Exists(string folder) => Find(folder) is not null;

    private static string? Find(string folder) =>
        s_names.Select(name => System.IO.Path.Combine(folder, name)).FirstOrDefault(File.Exists);

    /// <summary>Reads a file's text.</summary>
    public static PrismaConfig Parse(string path, string text)
    {
        var values = new Dictionary<string, PrismaConfigValue>(StringComparer.Ordinal);
        var computed = new List<string>();
        PrismaConfigReader.Read(text, values, computed);
        return new PrismaConfig(path, values, [.. s_ours.Where(name => !values.ContainsKey(name)
            && computed.Any(
                found => found.Length == 0 || name == found
                    || name.StartsWith(found + ".", StringComparison.Ordinal)))]);
    }

    /// <summary>A path, absolute; null when it is not given or not a literal.</summary>
    public string? PathOf(string name)
        => Values.TryGetValue(name, out var value) && value.Literal is { Length: > 0 } path
            ? System.IO.Path.GetFullPath(path, Folder) : null;
}

/// <summary>
/// A literal, or the name of an environment variable (with a literal to fall back on, when one is written).
/// </summary>
internal sealed record PrismaConfigValue(string? Literal, string? Variable);
