using Npgsql;
using Refract.PostgreSql.Migrations;
using Refract.PostgreSql.Testing;
using Refract.Relational;
using Refract.Relational.Contracts;
using Refract.Relational.Sql;
using Refract.Runtime;

namespace Refract.PostgreSql;

/// <summary>Opens PostgreSQL databases for generated clients.</summary>
public sealed class PostgreSqlProvider : IDatabaseProvider, IMigrationProviderSource, ITestDatabaseSource
{
    ITestDatabases ITestDatabaseSource.TestDatabases => new PostgreSqlTestDatabases();

    IMigrationProvider IMigrationProviderSource.Migrations => new PostgreSqlMigrationProvider();

    /// <inheritdoc/>
    public bool Accepts(DatabaseUrl url)
    {
        ArgumentNullException.ThrowIfNull(url);
        return url.Provider == SqlProvider.PostgreSql;
    }

    /// <inheritdoc/>
    public SqlDatabase Create(DatabaseUrl url, RefractOptions options) => new PostgreSqlDatabase(url, options);

    /// <inheritdoc/>
    /// <remarks>Takes a registered <see cref="NpgsqlDataSource"/>, as it is.</remarks>
    public SqlDatabase? FromServices(IServiceProvider services, RefractOptions options)
    {
        ArgumentNullException.ThrowIfNull(services);
        return services.GetService(typeof(NpgsqlDataSource)) is NpgsqlDataSource source
            ? new PostgreSqlDatabase(source, options) : null;
    }
}
