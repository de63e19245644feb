using System.Data.Common;
using Npgsql;
using Refract.PostgreSql.Types;
using Refract.Relational;

namespace Refract.PostgreSql;

/// <summary>Makes the data source that a client owns.</summary>
internal static class DataSourceFactory
{
    private const string NoReset = "No Reset On Close";
    private const string AutoPrepare = "Max Auto Prepare";
    private const string Zone = "Timezone";
    private const int PreparedStatements = 100;

    /// <summary>The longest time in seconds that the driver takes.</summary>
    private const int LongestTimeout = 1024;

    /// <summary>Connections to the database of the URL.</summary>
    /// <remarks>
    /// Automatic preparation on and reset on close off, unless the URL says otherwise: together they take a third off a
    /// query by id. What ran raw SQL is reset by ourselves. A pooler hands transactions to other server sessions, where
    /// prepared statements are not there, or are another client's of the same name.
    /// </remarks>
    /// <param name="url">The URL.</param>
    /// <param name="isShared">True when a pooler lies between.</param>
    public static ConnectionPool Create(DatabaseUrl url, bool isShared)
    {
        // The driver's own builder says of every setting that it is there.
        var given = new DbConnectionStringBuilder { ConnectionString = url.ConnectionString };
        var settings = new NpgsqlConnectionStringBuilder(url.ConnectionString);
        if (!given.ContainsKey(NoReset) || isShared) settings.NoResetOnClose = true;
        if (isShared) settings.MaxAutoPrepare = 0;
        else if (!given.ContainsKey(AutoPrepare)) settings.MaxAutoPrepare = PreparedStatements;

        // The instants that the server makes or compares are those of the client: in UTC, whatever zone the server is
        // in.
        if (!given.ContainsKey(Zone)) settings.Timezone = "UTC";

        // The driver has one limit for both, waiting for a free connection and opening a new one.
        if (url.PoolTimeout is { } wait && !given.ContainsKey("Timeout"))
            settings.Timeout = (int)Math.Min(wait.TotalSeconds, LongestTimeout);

        // As a parameter of the session the pooler would refuse it, or keep it for one server session of many.
        var path = isShared ? settings.SearchPath : null;
        if (isShared) settings.SearchPath = null;

        // The driver gets no logger: it would log every command as information, beside our own log.
        var builder = new NpgsqlDataSourceBuilder(settings.ConnectionString)
        {
            // Otherwise spans and meters carry the connection string, in which only the password is masked.
            Name = $"{url.Host}:{url.Port}/{url.DatabaseName}",
        };
        // Behind a pooler a setting of the session would be another client's as well.
        var start = isShared ? null : new SessionStart(
            settings.Options?.Contains(SessionStart.Setting, StringComparison.OrdinalIgnoreCase) != true);
        if (start is not null) builder.UsePhysicalConnectionInitializer(start.Run, start.RunAsync);
        builder.ConfigureTracing(static tracing => tracing
            .ConfigureCommandFilter(static _ => false)
            .ConfigureBatchFilter(static _ => false)
            .ConfigureCopyOperationFilter(static _ => false));
        return new ConnectionPool(builder.Build(), settings.MaxPoolSize, isShared, ResetsSessions: !isShared,
            string.IsNullOrEmpty(path)
                ? null : $"SELECT set_config('search_path', {PostgreSqlNames.Literal(path)}, true)", IsTraced: true,
            start);
    }
}
