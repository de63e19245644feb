using Microsoft.Data.Sqlite;
using Refract.Relational;
using Refract.Relational.Contracts;
using Refract.Sqlite.Types;

namespace Refract.Sqlite.Migrations;

/// <summary>One unpooled connection, with the few forms of query that migration work needs.</summary>
internal sealed class SqliteSession : IAsyncDisposable
{
    private SqliteSession(SqliteConnection connection) => Connection = connection;

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
            var session = new SqliteSession(connection);
            await session.Scalar<long>("SELECT count(*) FROM sqlite_master", ct).ConfigureAwait(false);
            return session;
        }
        catch (SqliteException exception)
        {
            await connection.DisposeAsync().ConfigureAwait(false);
            throw Translate(exception, url, mayCreate);
        }
    }

    public async Task<List<T>> Query<T>(string sql, Func<SqliteDataReader, T> read, CancellationToken ct,
        params object?[] arguments)
    {
        var command = Prepare(sql, arguments);
        await using var _ = command.ConfigureAwait(false);
        var reader = await command.ExecuteReaderAsync(ct).ConfigureAwait(false);
        await using var __ = reader.ConfigureAwait(false);
        var rows = new List<T>();
        while (await reader.ReadAsync(ct).ConfigureAwait(false)) rows.Add(read(reader));
        return rows;
    }

    public async Task<T?> Scalar<T>(string sql, CancellationToken ct, params object?[] arguments)
    {
        var command = Prepare(sql, arguments);
        await using var _ = command.ConfigureAwait(false);
        var value = await command.ExecuteScalarAsync(ct).ConfigureAwait(false);
        return value is null or DBNull ? default : (T)value;
    }

    public async Task<int> Run(string sql, CancellationToken ct, params object?[] arguments)
    {
        var command = Prepare(sql, arguments);
        await using var _ = command.ConfigureAwait(false);
        return await command.ExecuteNonQueryAsync(ct).ConfigureAwait(false);
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

    private SqliteCommand Prepare(string sql, object?[] arguments)
    {
        var command = Connection.CreateCommand();
        command.CommandText = sql;
        for (var i = 0; i < arguments.Length; i++)
            command.Parameters.AddWithValue($"${i + 1}", arguments[i] ?? DBNull.Value);
        return command;
    }

    private static MigrationException Translate(SqliteException exception, DatabaseUrl url, bool mayCreate) =>
        exception.SqliteErrorCode switch
    {
        SQLitePCL.raw.SQLITE_NOTADB =>
            new MigrationException("P1003", $"The file {url.FilePath} is no SQLite database.",
            "Check the path in the URL, or the password of an encrypted file.", exception),
        SQLitePCL.raw.SQLITE_CANTOPEN when Directory.Exists(url.FilePath) => new MigrationException("P1003",
            $"{url.FilePath} is a folder, not a SQLite file.", "Add the file's name to the path in the URL.",
            exception),
        SQLitePCL.raw.SQLITE_CANTOPEN when mayCreate =>
            new MigrationException("P1003", $"The SQLite file {url.FilePath} cannot be created.",
            "Check the path in the URL, the space on the disk and the rights on the folder.", exception),
        SQLitePCL.raw.SQLITE_CANTOPEN when url.FilePath is { } path && !File.Exists(path) =>
            new MigrationException("P1003",
            $"The SQLite file {path} does not exist.", "Let push or migrate create it, or check the path in the URL.",
            exception),
        _ => new MigrationException("P1001",
            $"The SQLite file {url.FilePath ?? ":memory:"} cannot be opened: {exception.Message}",
            "Check the rights on the file and its folder.", exception),
    };
}
