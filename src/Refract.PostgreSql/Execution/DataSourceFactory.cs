using System.Data.Common;
using Npgsql;
using Refract.Relational;

namespace Refract.PostgreSql;

/// <summary>Makes the data source that a client owns.</summary>
internal static class DataSourceFactory
{
    private const string NoReset = "No Reset On Close";
    private const string AutoPrepare = "Max Auto Prepare";
    private const string Zone = "Timezone";
    private const int PreparedStatements = 100;

    /// <summary>
    /// Automatic preparation on and reset on close off, unless the URL says otherwise: together they take a third off a query by id. What ran raw SQL is reset by
    /// ourselves. A pooler in transaction mode hands every transaction to another server session, where prepared statements are not there.
    /// </summary>
    public static NpgsqlDataSource Create(DatabaseUrl url)
    {
        // The driver's own builder says of every setting that it is there.
        var given = new DbConnectionStringBuilder { ConnectionString = url.ConnectionString };
        var settings = new NpgsqlConnectionStringBuilder(url.ConnectionString);
        if (!given.ContainsKey(NoReset) || url.UsesTransactionPooler) settings.NoResetOnClose = true;
        if (url.UsesTransactionPooler) settings.MaxAutoPrepare = 0;
        else if (!given.ContainsKey(AutoPrepare)) settings.MaxAutoPrepare = PreparedStatements;

        // The instants that the server makes or compares are those of the client: in UTC, whatever zone the server is in.
        if (!given.ContainsKey(Zone)) settings.Timezone = "UTC";

        // The driver has one limit for both, waiting for a free connection and opening a new one.
        if (url.PoolTimeout is { } wait && !given.ContainsKey("Timeout")) settings.Timeout = (int)wait.TotalSeconds;

        // The driver gets no logger: it would log every command as information, beside our own log.
        return new NpgsqlDataSourceBuilder(settings.ConnectionString).Build();
    }
}
