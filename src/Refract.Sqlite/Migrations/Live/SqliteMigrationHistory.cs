using System.Globalization;
using Microsoft.Data.Sqlite;
using Refract.Relational.Contracts;

namespace Refract.Sqlite.Migrations;

/// <summary>
/// <c>_prisma_migrations</c> on SQLite. Times are written as Prisma's native engine writes them, in milliseconds since
/// 1970; what other versions wrote (ISO 8601, SQLite's own text) is read as well.
/// </summary>
internal sealed class SqliteMigrationHistory(SqliteSession session, TimeProvider clock) : IMigrationHistory
{
    public const string TableName = "_prisma_migrations";

    public async Task<bool> Exists(CancellationToken ct)
        => await session.Scalar<long>("SELECT count(*) FROM sqlite_master WHERE type = 'table' AND name = $1", ct,
            TableName).ConfigureAwait(false) > 0;

    public async Task Create(CancellationToken ct)
    {
        if (await Exists(ct).ConfigureAwait(false)) return;
        await session.Run(
            """
            CREATE TABLE IF NOT EXISTS "_prisma_migrations" (
                "id"                    TEXT PRIMARY KEY NOT NULL,
                "checksum"              TEXT NOT NULL,
                "finished_at"           DATETIME,
                "migration_name"        TEXT NOT NULL,
                "logs"                  TEXT,
                "rolled_back_at"        DATETIME,
                "started_at"            DATETIME NOT NULL DEFAULT current_timestamp,
                "applied_steps_count"   INTEGER UNSIGNED NOT NULL DEFAULT 0
            )
            """, ct).ConfigureAwait(false);
    }

    public async Task<IReadOnlyList<MigrationRecord>> Read(CancellationToken ct)
    {
        if (!await Exists(ct).ConfigureAwait(false)) return [];
        var rows = await session.Query(
            "SELECT id, migration_name, checksum, started_at, finished_at, rolled_back_at, logs, "
                + "applied_steps_count FROM _prisma_migrations",
            row => new MigrationRecord(row.GetString(0), row.GetString(1), row.GetString(2), Time(row, 3)
                ?? DateTimeOffset.UnixEpoch, Time(row, 4),
                Time(row, 5), row.IsDBNull(6) ? null : row.GetString(6), row.GetInt32(7)), ct).ConfigureAwait(false);
        return [.. rows.OrderBy(row => row.StartedAt).ThenBy(row => row.Name, StringComparer.Ordinal)];
    }

    public async Task<string> Begin(string name, string checksum, bool isWhole, CancellationToken ct)
    {
        var id = Guid.NewGuid().ToString();
        await session.Run(
            "INSERT INTO _prisma_migrations (id, checksum, started_at, migration_name, logs) VALUES ($1, $2, "
                + "$3, $4, $5)",
            ct, id, checksum, Now(), name, isWhole ? MigrationRecord.BegunWhole : null).ConfigureAwait(false);
        return id;
    }

    /// <summary>Records the end of a script.</summary>
    public Task End(string id, ScriptEnd end, CancellationToken ct) => session.Run(end switch
    {
        ScriptEnd.Applied =>
            "UPDATE main._prisma_migrations SET applied_steps_count = applied_steps_count + 1, finished_at = "
            + "$2, logs = NULL WHERE id = $1",
        ScriptEnd.Undone => "UPDATE main._prisma_migrations SET rolled_back_at = $2, logs = NULL WHERE id = $1",
        _ => throw new InvalidOperationException($"{end} is no end of a script."),
    }, ct, id, Now());

    public Task Fail(string id, string logs, CancellationToken ct)
        => session.Run("UPDATE _prisma_migrations SET logs = $2 WHERE id = $1 AND finished_at IS NULL", ct, id, logs);

    public Task Note(string id, string? logs, CancellationToken ct)
        => session.Run("UPDATE _prisma_migrations SET logs = $2 WHERE id = $1", ct, id, logs);

    public async Task Replace(IReadOnlyList<string> ids, string name, string checksum, CancellationToken ct)
    {
        await session.Run("BEGIN IMMEDIATE", ct).ConfigureAwait(false);
        try
        {
            foreach (var id in ids)
                await session.Run("DELETE FROM _prisma_migrations WHERE id = $1", ct, id).ConfigureAwait(false);
            await MarkApplied(name, checksum, ct).ConfigureAwait(false);
            await session.Run("COMMIT", ct).ConfigureAwait(false);
        }
        catch
        {
            await session.Run("ROLLBACK", CancellationToken.None).ConfigureAwait(false);
            throw;
        }
    }

    public Task MarkFinished(string id, CancellationToken ct)
        => session.Run("UPDATE _prisma_migrations SET finished_at = $2 WHERE id = $1", ct, id, Now());

    public Task MarkRolledBack(string id, CancellationToken ct)
        => session.Run("UPDATE _prisma_migrations SET rolled_back_at = $2 WHERE id = $1", ct, id, Now());

    public Task MarkApplied(string name, string checksum, CancellationToken ct)
        => session.Run(
            "INSERT INTO _prisma_migrations (id, checksum, started_at, finished_at, migration_name) VALUES "
                + "($1, $2, $3, $3, $4)",
            ct, Guid.NewGuid().ToString(), checksum, Now(), name);

    private long Now() => clock.GetUtcNow().ToUnixTimeMilliseconds();

    private static DateTimeOffset? Time(SqliteDataReader row, int at) => row.GetValue(at) switch
    {
        long milliseconds => DateTimeOffset.FromUnixTimeMilliseconds(milliseconds),
        double milliseconds => DateTimeOffset.FromUnixTimeMilliseconds((long)milliseconds),
        string text when DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture,
            DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal,
            out var time) => time,
        _ => null,
    };
}
