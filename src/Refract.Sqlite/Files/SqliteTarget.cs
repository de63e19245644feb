using System.Data.Common;
using System.Globalization;
using Microsoft.Data.Sqlite;
using Refract.Relational;

namespace Refract.Sqlite;

/// <summary>What to open, and how.</summary>
internal sealed class SqliteTarget
{
    private static readonly TimeSpan s_defaultWait = TimeSpan.FromSeconds(5);

    private SqliteTarget(string connectionString, string place)
    {
        ConnectionString = connectionString;
        Place = place;
    }

    public string ConnectionString { get; }

    /// <summary>The file for display.</summary>
    public string Place { get; }

    /// <summary>The file's full path, or null in memory.</summary>
    public string? FilePath { get; private init; }

    public bool IsInMemory => FilePath is null;

    public bool IsReadOnly { get; private init; }

    /// <summary>How long to wait for other processes, and for the writers of this one.</summary>
    public TimeSpan BusyTimeout { get; private init; }

    /// <summary>How long a statement may run, by <c>socket_timeout</c>; null for as long as it takes.</summary>
    public TimeSpan? StatementTimeout { get; private init; }

    /// <summary>How many connections there may be. A database in memory lives in its only one.</summary>
    public int Connections { get; private init; }

    /// <summary>How long to wait for a free connection.</summary>
    public TimeSpan PoolTimeout { get; private init; }

    /// <summary>What the URL says.</summary>
    /// <exception cref="RefractException">
    /// P1013: a setting is unknown to SQLite, or has no value that it knows.
    /// </exception>
    public static SqliteTarget Of(DatabaseUrl url)
    {
        var given = new DbConnectionStringBuilder { ConnectionString = url.ConnectionString };
        SqliteConnectionStringBuilder settings;
        try
        {
            settings = new SqliteConnectionStringBuilder(url.ConnectionString)
            {
                // Connections are kept here: the driver's own pool would hand out some that lack their pragmas.
                Pooling = false,
            };
        }
        catch (Exception error) when (error is ArgumentException or FormatException or OverflowException)
        {
            throw new RefractException("P1013",
                $"The connection string for {url.Masked} has a setting that SQLite does not know, or a value"
                + " that the setting cannot have. Known are Mode, Cache, Default Timeout, Foreign Keys and "
                + "others of Microsoft.Data.Sqlite.", error);
        }
        // A file that is missing is an error to tell about, not an empty database to make.
        if (!url.IsInMemory && !given.ContainsKey("Mode")) settings.Mode = SqliteOpenMode.ReadWrite;
        return new SqliteTarget(settings.ConnectionString, url.FilePath ?? ":memory:")
        {
            FilePath = url.FilePath,
            IsReadOnly = settings.Mode == SqliteOpenMode.ReadOnly,
            BusyTimeout = Wait(given),
            StatementTimeout = url.StatementTimeout is { } limit && limit > TimeSpan.Zero ? limit : null,
            Connections = url.IsInMemory
                ? 1 : Math.Max(1, url.ConnectionLimit ?? Math.Max(8, Environment.ProcessorCount * 2)),
            PoolTimeout = url.PoolTimeout is { } wait
                ? wait == TimeSpan.Zero ? Timeout.InfiniteTimeSpan : wait : TimeSpan.FromSeconds(10),
        };
    }

    private static TimeSpan Wait(DbConnectionStringBuilder given) =>
        (given.TryGetValue("Default Timeout", out var value) || given.TryGetValue("Command Timeout", out value))
            && int.TryParse(Convert.ToString(value, CultureInfo.InvariantCulture), CultureInfo.InvariantCulture,
                out var seconds)
            ? TimeSpan.FromSeconds(seconds) : s_defaultWait;
}
