using Refract.Relational;
using Refract.Sqlite;

namespace Refract;

/// <summary>Connects a client to SQLite.</summary>
public static class SqliteOptionsExtensions
{
    /// <summary>Connects to the file of a URL (<c>file:./dev.db</c>), a connection string (<c>Data Source=dev.db</c>) or a plain path.</summary>
    /// <exception cref="RefractException">P1013: the text is malformed, or names another kind of database.</exception>
    public static RefractOptions UseSqlite(this RefractOptions options, string file)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(file);
        if (!DatabaseUrl.TryParse(file, options.BaseDirectory, out var url, out var error)
            && (file.StartsWith("file:", StringComparison.OrdinalIgnoreCase) || !DatabaseUrl.TryParse("file:" + file, options.BaseDirectory, out url, out _)))
            throw new RefractException("P1013", error!);
        if (url!.Provider != SqlProvider.Sqlite) throw new RefractException("P1013", $"{url.Masked} is no SQLite database.");
        return options.UseDatabase((_, read) => new SqliteDatabase(url, read));
    }
}
