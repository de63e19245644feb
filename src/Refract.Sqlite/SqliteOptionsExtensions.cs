using Refract.Relational;
using Refract.Sqlite;

namespace Refract;

/// <summary>Connects a client to SQLite.</summary>
public static class SqliteOptionsExtensions
{
    /// <summary>
    /// Connects to the file of a URL (<c>file:./dev.db</c>), a connection string (<c>Data Source=dev.db</c>) or a plain
    /// path.
    /// </summary>
    /// <exception cref="RefractException">P1013: the text is malformed, or names another kind of database.</exception>
    public static RefractOptions UseSqlite(this RefractOptions options, string file)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(file);
        if (!DatabaseUrl.TryParse(file, options.BaseDirectory, out var url, out var error)
            && (IsNoPath(file) || !DatabaseUrl.TryParse("file:" + file, options.BaseDirectory, out url, out _)))
            throw new RefractException("P1013", error!);
        if (url!.Provider != SqlProvider.Sqlite)
            throw new RefractException("P1013", $"{url.Masked} is no SQLite database.");
        return options.UseDatabase((_, read) => new SqliteDatabase(url, read));
    }

    /// <summary>A URL or a connection string: one with a mistake must not become the name of a file.</summary>
    private static bool IsNoPath(string text) => text.StartsWith("file:", StringComparison.OrdinalIgnoreCase)
        || text.Contains("Data Source=", StringComparison.OrdinalIgnoreCase)
        || text.Contains("DataSource=", StringComparison.OrdinalIgnoreCase)
        || text.Contains("Filename=", StringComparison.OrdinalIgnoreCase);
}
