using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Refract.Relational.Contracts;
using Refract.Schema;

namespace Refract.Migrate.History;

/// <summary>
/// A migrations folder: one folder for each migration with <c>migration.sql</c> in it, and <c>migration_lock.toml</c>.
/// </summary>
public sealed partial class MigrationFolder(string path) : IMigrationSource
{
    /// <summary>The name of a migration's script.</summary>
    public const string ScriptName = "migration.sql";

    /// <summary>The name of the script that undoes a migration.</summary>
    public const string DownName = "down.sql";

    /// <summary>The name of the file that says for which database the migrations are.</summary>
    public const string LockName = "migration_lock.toml";

    /// <summary>The folder's full path. It need not exist.</summary>
    public string Path { get; } = System.IO.Path.GetFullPath(path);

    /// <summary>
    /// The folder for a database: the given one, or, when the schema is written for another database, the one beside it
    /// whose name ends in the database at hand (<c>migrations-sqlite</c>), because SQL of the one does not run on the
    /// other.
    /// </summary>
    public static MigrationFolder For(string path, DatabaseProvider? schemaProvider, StructureRules database)
    {
        var isNative = schemaProvider is not { } provider || database.Runs(provider);
        return new MigrationFolder(
            isNative ? path : System.IO.Path.TrimEndingDirectorySeparator(path) + "-" + database.Name);
    }

    /// <inheritdoc/>
    public MigrationSet Load()
    {
        var migrations = new List<MigrationFile>();
        if (Directory.Exists(Path))
            foreach (var folder in Directory.GetDirectories(Path)
                .OrderBy(System.IO.Path.GetFileName, StringComparer.Ordinal))
            {
                var name = System.IO.Path.GetFileName(folder);
                if (name.StartsWith('.')) continue;
                var script = System.IO.Path.Combine(folder, ScriptName);
                var down = System.IO.Path.Combine(folder, DownName);
                migrations.Add(new MigrationFile(name, File.Exists(script) ? File.ReadAllBytes(script) : null)
                {
                    Down = File.Exists(down) ? File.ReadAllText(down) : null,
                });
            }
        return new MigrationSet(Path, migrations, ReadLock());
    }

    /// <summary>
    /// Writes a migration, and <c>migration_lock.toml</c> when it is missing. Everything is written under a temporary
    /// name first, so that a killed process leaves no migration that is half there.
    /// </summary>
    /// <param name="name">The migration's name.</param>
    /// <param name="script">Its script.</param>
    /// <param name="database">The database that it is for.</param>
    /// <param name="down">The script that undoes it, or null.</param>
    /// <returns>The script's full path.</returns>
    public string Add(string name, string script, StructureRules database, string? down = null)
    {
        Directory.CreateDirectory(Path);
        RemoveLeftovers();
        var folder = System.IO.Path.Combine(Path, name);
        var temporary = System.IO.Path.Combine(Path, $".{name}.{Environment.ProcessId}.tmp");
        Directory.CreateDirectory(temporary);
        File.WriteAllBytes(System.IO.Path.Combine(temporary, ScriptName), Encoding.UTF8.GetBytes(script));
        if (down is not null)
            File.WriteAllBytes(System.IO.Path.Combine(temporary, DownName), Encoding.UTF8.GetBytes(down));
        Directory.Move(temporary, folder);
        var lockPath = System.IO.Path.Combine(Path, LockName);
        if (!File.Exists(lockPath)) File.WriteAllBytes(lockPath, Encoding.UTF8.GetBytes(LockText(database)));
        return System.IO.Path.Combine(folder, ScriptName);
    }

    /// <summary>
    /// Removes what processes that were killed while they wrote a migration have left behind; their number is part of
    /// its name.
    /// </summary>
    public void RemoveLeftovers()
    {
        if (!Directory.Exists(Path)) return;
        foreach (var folder in Directory.GetDirectories(Path, ".*.tmp"))
            if (Leftover().Match(System.IO.Path.GetFileName(folder)) is { Success: true } match
                && !IsAlive(int.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture)))
                Directory.Delete(folder, recursive: true);
    }

    /// <summary>
    /// Removes a migration. Its folder gets a temporary name first, so that a killed process leaves no half of it.
    /// </summary>
    public void Remove(string name)
    {
        var temporary = System.IO.Path.Combine(Path, $".{name}.{Environment.ProcessId}.tmp");
        Directory.Move(System.IO.Path.Combine(Path, name), temporary);
        Directory.Delete(temporary, recursive: true);
    }

    private static bool IsAlive(int process)
    {
        try
        {
            Process.GetProcessById(process).Dispose();
            return true;
        }
        catch (ArgumentException)
        {
            return false;
        }
    }

    private static string LockText(StructureRules database)
        => "# Please do not edit this file manually\n# It should be added in your version-control system (e.g., Git)\n"
            + $"provider = \"{database.Name}\"\n";

    private string? ReadLock()
    {
        var path = System.IO.Path.Combine(Path, LockName);
        return File.Exists(path) ? LockedProvider(File.ReadAllText(path)) : null;
    }

    /// <summary>The database that the text of a lock file names, or null.</summary>
    internal static string? LockedProvider(string text) =>
        ProviderLine().Match(text) is { Success: true } match ? match.Groups[1].Value : null;

    [GeneratedRegex("""^\.\d+_.*\.(\d{1,9})\.tmp$""")]
    private static partial Regex Leftover();

    [GeneratedRegex("""^\s*provider\s*=\s*"([^"]*)"\s*(?:#.*)?$""", RegexOptions.Multiline)]
    private static partial Regex ProviderLine();
}
