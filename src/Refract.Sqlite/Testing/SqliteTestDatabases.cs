using System.Collections.Concurrent;
using Refract.Relational;
using Refract.Relational.Contracts;

namespace Refract.Sqlite.Testing;

/// <summary>
/// Databases for tests as copies of a file. A process has a folder for its run, in which it keeps a file locked;
/// folders whose file is free were left behind.
/// </summary>
internal sealed class SqliteTestDatabases : ITestDatabases
{
    private static readonly ConcurrentDictionary<string, Lazy<TestFolder>> s_folders = new(StringComparer.Ordinal);
    private static readonly string s_usual = Path.Combine(Path.GetTempPath(), "refract-test");

    /// <inheritdoc/>
    public async Task<string> Create(string place, string structure, Func<DatabaseUrl, CancellationToken, Task> build,
        CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(place);
        var path = place.StartsWith("file:", StringComparison.OrdinalIgnoreCase) ? place[5..] : place;
        var root = Path.GetFullPath(path.Length == 0 ? s_usual : path);
        var folder = s_folders.GetOrAdd(root, root => new(() => TestFolder.Begin(root))).Value;
        var template = Path.Combine(root, structure + ".db");
        if (!File.Exists(template)) await Build(template, build, ct).ConfigureAwait(false);
        var file = folder.NewFile();
        File.Copy(template, file);
        return "file:" + file;
    }

    /// <inheritdoc/>
    public Task Drop(string database) =>
        new Migrations.SqliteMigrationProvider().Drop(DatabaseUrl.Parse(database), CancellationToken.None);

    /// <summary>Builds it under a name of its own first, so that it is never copied half done.</summary>
    private static async Task Build(string template, Func<DatabaseUrl, CancellationToken, Task> build,
        CancellationToken ct)
    {
        using var held = await FileLock.Wait(template + ".lock", ct).ConfigureAwait(false);
        // Another process may have built it while this one waited.
        if (File.Exists(template)) return;
        var unfinished = template + ".new";
        File.Delete(unfinished);
        await build(DatabaseUrl.Parse("file:" + unfinished), ct).ConfigureAwait(false);
        if (File.Exists(unfinished + "-wal"))
            throw new MigrationException("P3000",
                $"The database {unfinished} is still open after it was built, so it cannot be copied.",
                "Look for a program that has it open.");
        File.Move(unfinished, template);
    }
}
