namespace Refract.Schema.Tests;

/// <summary>Where the sources lie, for tests that read or rewrite files beside them.</summary>
internal static class Repository
{
    internal static string Root { get; } = Find();

    private static string Find()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Refract.slnx")))
            folder = folder.Parent;
        return folder?.FullName
            ?? throw new InvalidOperationException("The tests must run inside the repository: no folder above "
            + "them holds Refract.slnx.");
    }
}
