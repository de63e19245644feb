using System.Data.Common;

namespace Refract.Relational;

public sealed partial class DatabaseUrl
{
    private static (DatabaseUrl?, string?) ReadSqlite(string rest, string baseDirectory)
    {
        var (path, query) = Cut(rest, '?');
        if (path.StartsWith("///", StringComparison.Ordinal)) path = path[2..];
        else if (path.StartsWith("//", StringComparison.Ordinal)) path = path[2..];
        path = path.Contains('%', StringComparison.Ordinal) ? Unescape(path) : path;
        if (path.Length == 0) return (null,
            "The path of the SQLite file is missing. Write file:./dev.db, relative to the schema's folder, "
                + "or file:/full/path.db.");
        var parameters = ReadParameters(query);
        var (ignored, wrong) = UrlParameters.Check(parameters, UrlParameters.OfFiles);
        if (wrong is not null) return (null, wrong);

        var settings = new DbConnectionStringBuilder();
        if (path == ":memory:" || parameters.GetValueOrDefault("mode") == "memory")
        {
            settings["Data Source"] = ":memory:";
            return (new DatabaseUrl(SqlProvider.Sqlite, settings.ConnectionString,
                "file::memory:") { DatabaseName = ":memory:" }, null);
        }

        // On Windows a file URL's path is /C:/…
        if (OperatingSystem.IsWindows() && path.Length > 2 && path[0] == '/' && path[2] == ':') path = path[1..];
        if (FullPath(path, baseDirectory) is not { } full) return (null, NoPath);
        settings["Data Source"] = full;
        foreach (var (name, value) in parameters)
            switch (name)
            {
                case "mode" when value is "ro": settings["Mode"] = "ReadOnly"; break;
                case "mode" when value is "rw": settings["Mode"] = "ReadWrite"; break;
                case "mode" when value is "rwc": settings["Mode"] = "ReadWriteCreate"; break;
                case "cache" when value is "shared": settings["Cache"] = "Shared"; break;
                case "cache" when value is "private": settings["Cache"] = "Private"; break;
                case "password": settings["Password"] = value; break;
                case "socket_timeout" or "connect_timeout":
                    if (UrlParameters.Number(parameters, name) is { } seconds) settings["Default Timeout"] = seconds;
                    break;
                default: break; // read elsewhere, or without a meaning here
            }
        return (new DatabaseUrl(SqlProvider.Sqlite, settings.ConnectionString, "file:" + full)
        {
            DatabaseName = Path.GetFileName(full), FilePath = full, IgnoredParameters = ignored,
            ConnectionLimit = UrlParameters.Number(parameters, "connection_limit"),
            PoolTimeout = UrlParameters.Number(parameters, "pool_timeout") is { } wait
                ? TimeSpan.FromSeconds(wait) : null,
            StatementTimeout = UrlParameters.Number(parameters, "socket_timeout") is { } limit
                ? TimeSpan.FromSeconds(limit) : null,
        }, null);
    }

    private const string NoPath =
        "The path of the SQLite file holds a character that no path can have. Write file:./dev.db or "
            + "file:/full/path.db.";

    private static string? FullPath(string path, string baseDirectory)
    {
        try
        {
            return Path.GetFullPath(path, Path.GetFullPath(baseDirectory));
        }
        catch (Exception error) when (error is ArgumentException or NotSupportedException or IOException)
        {
            return null;
        }
    }

    private static (DatabaseUrl?, string?) ReadSqliteConnectionString(DbConnectionStringBuilder settings, string file,
        string baseDirectory)
    {
        if (ConnectionStringSettings.Check(settings, ConnectionStringSettings.OfSqlite) is { } wrong)
            return (null, wrong);
        var isMemory = file == ":memory:"
            || string.Equals(First(settings, "Mode"), "Memory", StringComparison.OrdinalIgnoreCase);
        var full = isMemory ? null : FullPath(file, baseDirectory);
        if (!isMemory && full is null) return (null, NoPath);
        settings.Remove("DataSource");
        settings.Remove("Filename");
        settings["Data Source"] = full ?? file;
        return (new DatabaseUrl(SqlProvider.Sqlite, settings.ConnectionString,
            full is null ? "file::memory:" : "file:" + full)
        {
            DatabaseName = full is null ? ":memory:" : Path.GetFileName(full), FilePath = full,
        }, null);
    }
}
