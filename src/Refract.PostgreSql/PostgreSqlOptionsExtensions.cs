using Npgsql;
using Refract.PostgreSql;
using Refract.Relational;

namespace Refract;

/// <summary>Connects a client to PostgreSQL.</summary>
public static class PostgreSqlOptionsExtensions
{
    /// <summary>
    /// Connects to the database of a URL or an Npgsql connection string, with a pool of the client's own.
    /// </summary>
    /// <exception cref="RefractException">P1013: the text is malformed, or names another kind of database.</exception>
    public static RefractOptions UsePostgreSql(this RefractOptions options, string connectionString)
    {
        ArgumentNullException.ThrowIfNull(options);
        if (!DatabaseUrl.TryParse(connectionString, options.BaseDirectory, out var url, out var error))
            throw new RefractException("P1013", error!);
        if (url!.Provider != SqlProvider.PostgreSql)
            throw new RefractException("P1013", $"{url.Masked} is no PostgreSQL database.");
        return options.UseDatabase((_, read) => new PostgreSqlDatabase(url, read));
    }

    /// <summary>Uses a data source of the application as it is; the client does not dispose it.</summary>
    public static RefractOptions UsePostgreSql(this RefractOptions options, NpgsqlDataSource source)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(source);
        return options.UseDatabase((_, read) => new PostgreSqlDatabase(source, read));
    }

    /// <summary>Uses the <see cref="NpgsqlDataSource"/> that the application has registered.</summary>
    public static RefractOptions UsePostgreSql(this RefractOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        return options.UseDatabase(
            (services, read) => services?.GetService(typeof(NpgsqlDataSource)) is NpgsqlDataSource source
            ? new PostgreSqlDatabase(source, read)
            : throw new InvalidOperationException(
                "No NpgsqlDataSource is registered. Call services.AddNpgsqlDataSource(…), or give "
                    + "UsePostgreSql a connection string."));
    }
}
