using System.Data.Common;
using Microsoft.Data.Sqlite;
using Refract.Relational;
using Refract.Relational.Contracts;

namespace Refract.Sqlite.Migrations;

/// <summary>Migration work on SQLite.</summary>
public sealed class SqliteMigrationProvider : IMigrationProvider
{
    /// <inheritdoc/>
    public SqlProvider Kind => SqlProvider.Sqlite;

    /// <inheritdoc/>
    public StructureRules Rules { get; } = new SqliteStructureRules();

    /// <inheritdoc/>
    public IMigrationSqlWriter SqlWriter { get; } = new SqliteMigrationSqlWriter();

    /// <inheritdoc/>
    public string ExampleUrl => "file:./dev.db";

    /// <inheritdoc/>
    public DatabaseUrl? InMemory { get; } = DatabaseUrl.Parse("file::memory:");

    /// <inheritdoc/>
    public DatabaseUrl Beside(DatabaseUrl url) => InMemory!;

    /// <inheritdoc/>
    public DatabaseFault? Explain(DbException error) => error is SqliteException own ? SqliteFaults.Explain(own) : null;

    /// <inheritdoc/>
    public async Task<IMigrationDatabase> Open(DatabaseUrl url, CancellationToken ct)
        => new SqliteMigrationDatabase(await SqliteSession.Open(url, mayCreate: false, ct).ConfigureAwait(false), url);

    /// <inheritdoc/>
    public async Task<bool> EnsureExists(DatabaseUrl url, CancellationToken ct)
    {
        if (url.FilePath is not { } path || File.Exists(path)) return false;
        if (Path.GetDirectoryName(path) is { Length: > 0 } folder) Directory.CreateDirectory(folder);
        var session = await SqliteSession.Open(url, mayCreate: true, ct).ConfigureAwait(false);
        await session.DisposeAsync().ConfigureAwait(false);
        return true;
    }

    /// <inheritdoc/>
    public Task Drop(DatabaseUrl url, CancellationToken ct)
    {
        if (url.FilePath is { } path)
            foreach (var suffix in (ReadOnlySpan<string>)["", "-journal", "-wal", "-shm"])
                File.Delete(path + suffix);
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public async Task<IMigrationDatabase> OpenShadow(DatabaseUrl url, DatabaseUrl? shadowUrl, CancellationToken ct)
        => new SqliteMigrationDatabase(
            await SqliteSession.Open(DatabaseUrl.Parse(":memory:"), mayCreate: true, ct).ConfigureAwait(false),
            null);
}
