using System.Data.Common;
using Microsoft.Data.Sqlite;
using Refract.Relational;
using Refract.Relational.Contracts;
using Refract.Sqlite.Types;

namespace Refract.Sqlite.Migrations;

/// <summary>One unpooled connection, with the few forms of query that migration work needs.</summary>
internal sealed class SqliteSession : SqlSession<SqliteDataReader>, IAsyncDisposable
{
    private readonly string _place;

    private SqliteSession(SqliteConnection connection, DatabaseUrl url) =>
        (Connection, _place) = (connection, PlaceOf(url));

    public SqliteConnection Connection { get; }

    /// <exception cref="MigrationException">It could not be opened.</exception>
    public static async Task<SqliteSession> Open(DatabaseUrl url, bool mayCreate, CancellationToken ct)
    {
        // Unpooled: the lock and the pragmas must end with the connection, and a deleted file must be free of handles.
        var settings = new SqliteConnectionStringBuilder(url.ConnectionString) { Pooling = false, ForeignKeys = true };
        if (settings.Mode == SqliteOpenMode.ReadWriteCreate && !mayCreate && url.FilePath is not null) settings.Mode =
            SqliteOpenMode.ReadWrite;
        var connection = new SqliteConnection(settings.ConnectionString);
        try
        {
            await connection.OpenAsync(ct).ConfigureAwait(false);
            var session = new SqliteSession(connection, url);
            await session.Scalar<long>("SELECT count(*) FROM sqlite_master", ct).ConfigureAwait(false);
            return session;
        }
        catch (SqliteException exception)
        {
            await connection.DisposeAsync().ConfigureAwait(false);
            throw CannotOpen(exception, url, mayCreate);
        }
        catch (SqliteFault fault)
        {
            await connection.DisposeAsync().ConfigureAwait(false);
            throw CannotOpen(fault.Original, url, mayCreate);
        }
    }

    /// <summary>
    /// Whether a name in double quotes that names nothing is a text, as SQLite has it for compatibility
    /// (sqlite.org/c3ref/c_dbconfig_defensive.html, SQLITE_DBCONFIG_DQS_DML and _DDL).
    /// </summary>
    public void TakeQuotedNamesForTexts(bool isOn)
    {
        const int InStatements = 1013;
        const int InDefinitions = 1014;
        SQLitePCL.raw.sqlite3_db_config(Connection.Handle, InStatements, isOn ? 1 : 0, out _);
        SQLitePCL.raw.sqlite3_db_config(Connection.Handle, InDefinitions, isOn ? 1 : 0, out _);
    }

    public ValueTask DisposeAsync() => Connection.DisposeAsync();

    /// <summary>A quoted name.</summary>
    public static string Quote(string name) => SqliteNames.Quote(name);

    /// <inheritdoc/>
    /// <exception cref="SqliteFault">It failed.</exception>
    protected override async Task<T> Use<T>(string sql, object?[] arguments, Func<DbCommand, Task<T>> work)
    {
        var command = Connection.CreateCommand();
        await using var _ = command.ConfigureAwait(false);
        command.CommandText = sql;
        for (var i = 0; i < arguments.Length; i++)
            command.Parameters.AddWithValue($"${i + 1}", arguments[i] ?? DBNull.Value);
        try
        {
            return await work(command).ConfigureAwait(false);
        }
        catch (SqliteException exception)
        {
            throw SqliteFault.Of(exception, _place, sql);
        }
    }

    private static string PlaceOf(DatabaseUrl url) =>
        url.FilePath is { } path ? $"The SQLite file {path}" : "The SQLite database in memory";

    private static MigrationException CannotOpen(SqliteException exception, DatabaseUrl url, bool mayCreate) =>
        exception.SqliteErrorCode switch
    {
        SQLitePCL.raw.SQLITE_CANTOPEN when Directory.Exists(url.FilePath) => new MigrationException("P1001",
            $"{url.FilePath} is a folder, not a SQLite file.", "Add the file's name to the path in the URL.",
            exception),
        SQLitePCL.raw.SQLITE_CANTOPEN when mayCreate =>
            new MigrationException("P1003", $"The SQLite file {url.FilePath} cannot be created.",
            "Check the path in the URL, the space on the disk and the rights on the folder.", exception),
        SQLitePCL.raw.SQLITE_CANTOPEN when url.FilePath is { } path && !File.Exists(path) =>
            new MigrationException("P1003",
            $"The SQLite file {path} does not exist.",
            "Check the path in the URL; a file that is missing is created by db push and migrate.", exception),
        _ => SqliteFault.Of(exception, PlaceOf(url), null),
    };
}
