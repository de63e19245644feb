using System.Data.Common;
using Microsoft.Data.Sqlite;

namespace Refract.Benchmarks.Data;

/// <summary>Opens pooled SQLite connections with <see cref="RelaxedSync"/>.</summary>
internal sealed class RelaxedSqliteSource(string connectionString) : DbDataSource
{
    public override string ConnectionString => connectionString;

    protected override DbConnection CreateDbConnection() => new SqliteConnection(connectionString);

    protected override async ValueTask<DbConnection> OpenDbConnectionAsync(CancellationToken cancellationToken)
    {
        var connection = new SqliteConnection(connectionString);
        await connection.OpenAsync(cancellationToken);
        RelaxedSync.Set(connection);
        return connection;
    }
}
