using Refract.Relational;
using Refract.Relational.Contracts;
using Refract.Relational.Sql;
using Refract.Runtime;
using Refract.Sqlite.Migrations;
using Refract.Sqlite.Testing;

namespace Refract.Sqlite;

/// <summary>Opens SQLite files for generated clients.</summary>
public sealed class SqliteProvider : IDatabaseProvider, IMigrationProviderSource, ITestDatabaseSource
{
    ITestDatabases ITestDatabaseSource.TestDatabases => new SqliteTestDatabases();

    IMigrationProvider IMigrationProviderSource.Migrations => new SqliteMigrationProvider();

    /// <inheritdoc/>
    public bool Accepts(DatabaseUrl url)
    {
        ArgumentNullException.ThrowIfNull(url);
        return url.Provider == SqlProvider.Sqlite;
    }

    /// <inheritdoc/>
    public SqlDatabase Create(DatabaseUrl url, RefractOptions options) => new SqliteDatabase(url, options);
}
