using System.Runtime.CompilerServices;

namespace Architecture.Tests;

internal static class Repository
{
    public static string Root { get; } = Find();

    private static string Find([CallerFilePath] string here = "")
    {
        var folder = Path.GetDirectoryName(here)!;
        while (!File.Exists(Path.Combine(folder, "Refract.slnx"))) folder = Path.GetDirectoryName(folder)!;
        return folder;
    }
}
