using Refract.Relational;

namespace Refract.Runtime;

/// <summary>The URL in the <c>.env</c> file that a program in development finds.</summary>
internal static class EnvFileUrl
{
    private const string Name = ".env";

    /// <summary>The URL and the folder of its file; null when the environment has one, or no file does.</summary>
    public static (string Url, string Folder)? Find() =>
        Find(Environment.GetEnvironmentVariable, Environment.CurrentDirectory, AppContext.BaseDirectory);

    /// <param name="variable">A variable of the environment.</param>
    /// <param name="current">The folder that is looked at first.</param>
    /// <param name="program">The folder that comes next, and those above it.</param>
    internal static (string Url, string Folder)? Find(Func<string, string?> variable, string current, string program)
    {
        if (!string.IsNullOrWhiteSpace(variable(DatabaseConnector.Variable))) return null;
        if (Folders(current, program).FirstOrDefault(place => File.Exists(Path.Combine(place, Name)))
            is not { } folder) return null;
        var file = EnvFile.Parse(File.ReadAllText(Path.Combine(folder, Name)));
        var references = new EnvReferences(name => variable(name) is { } own ? (own, false)
            : file.Values.TryGetValue(name, out var text) ? (text, true) : null);
        if (references.Resolve(DatabaseConnector.Variable) is not { Length: > 0 } url) return null;
        if (references.Unknown is [var unknown, ..])
            throw new RefractException("P1012", $"{DatabaseConnector.Variable} in {Path.Combine(folder, Name)} refers "
                + $"to {unknown}, which is not set.");
        return (url, folder);
    }

    private static IEnumerable<string> Folders(string current, string program)
    {
        yield return current;
        for (string? folder = Path.TrimEndingDirectorySeparator(program); folder is not null;
            folder = Path.GetDirectoryName(folder))
            yield return folder;
    }
}
