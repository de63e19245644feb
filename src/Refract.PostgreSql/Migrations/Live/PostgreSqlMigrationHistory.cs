using Npgsql;
using Refract.PostgreSql.Types;
using Refract.Relational.Contracts;

namespace Refract.PostgreSql.Migrations;

/// <summary>
/// <c>_prisma_migrations</c> on PostgreSQL. The name is always qualified: a migration may have changed the search path.
/// </summary>
internal sealed class PostgreSqlMigrationHistory(PostgreSqlSession session, string ns) : IMigrationHistory
{
    public const string TableName = "_prisma_migrations";

    private readonly string _table = PostgreSqlNames.Quote(ns) + "." + PostgreSqlNames.Quote(TableName);

    public async Task<bool> Exists(CancellationToken ct)
        => await session.Scalar<bool>(
            "SELECT EXISTS (SELECT 1 FROM pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n ON n.oid = "
            + "c.relnamespace "
            + "WHERE n.nspname = $1 AND c.relname = $2)", ct, ns, TableName).ConfigureAwait(false);

    public async Task Create(CancellationToken ct)
    {
        // Asked first, because CREATE TABLE IF NOT EXISTS needs the right to create tables even when there is nothing
        // to do.
        if (await Exists(ct).ConfigureAwait(false)) return;
        await session.Run($"""
            CREATE TABLE IF NOT EXISTS {_table} (
                id                      VARCHAR(36) PRIMARY KEY NOT NULL,
                checksum                VARCHAR(64) NOT NULL,
                finished_at             TIMESTAMPTZ,
                migration_name          VARCHAR(255) NOT NULL,
                logs                    TEXT,
                rolled_back_at          TIMESTAMPTZ,
                started_at              TIMESTAMPTZ NOT NULL DEFAULT now(),
                applied_steps_count     INTEGER NOT NULL DEFAULT 0
            )
            """, ct).ConfigureAwait(false);
    }

    public async Task<IReadOnlyList<MigrationRecord>> Read(CancellationToken ct)
    {
        if (!await Exists(ct).ConfigureAwait(false)) return [];
        return await session.Query(
            "SELECT id, migration_name, checksum, started_at, finished_at, rolled_back_at, logs, "
            + $"applied_steps_count FROM {_table} "
            + "ORDER BY started_at, migration_name",
            row => new MigrationRecord(row.GetString(0), row.GetString(1), row.GetString(2), Time(row, 3)!.Value,
                Time(row, 4),
                Time(row, 5),
                row.IsDBNull(6) ? null : row.GetString(6), row.GetInt32(7)), ct).ConfigureAwait(false);
    }

    public async Task<string> Begin(string name, string checksum, bool isWhole, CancellationToken ct)
    {
        var id = Guid.NewGuid().ToString();
        await session.Run(
            $"INSERT INTO {_table} (id, checksum, started_at, migration_name, logs) VALUES ($1, $2, "
                + "clock_timestamp(), $3, $4)",
            ct, id, checksum, name, isWhole ? MigrationRecord.BegunWhole : null).ConfigureAwait(false);
        return id;
    }

    /// <summary>
    /// The statement that records the end of a script. It runs under whatever search path the script has set.
    /// </summary>
    public string EndStatement(string id, ScriptEnd end) => end switch
    {
        ScriptEnd.Applied =>
            $"UPDATE {_table} SET applied_steps_count = applied_steps_count + 1, finished_at = "
            + $"pg_catalog.clock_timestamp(), logs = NULL WHERE id = {PostgreSqlNames.Literal(id)}",
        ScriptEnd.Undone =>
            $"UPDATE {_table} SET rolled_back_at = pg_catalog.clock_timestamp(), logs = NULL WHERE id = "
            + PostgreSqlNames.Literal(id),
        _ => throw new InvalidOperationException($"{end} is no end of a script."),
    };

    public Task Fail(string id, string logs, CancellationToken ct)
        => session.Run($"UPDATE {_table} SET logs = $2 WHERE id = $1 AND finished_at IS NULL", ct, id, logs);

    public Task Note(string id, string? logs, CancellationToken ct)
        => session.Run($"UPDATE {_table} SET logs = $2::text WHERE id = $1", ct, id, logs);

    public Task Replace(IReadOnlyList<string> ids, string name, string checksum, CancellationToken ct)
        => session.Run(
            $"WITH gone AS (DELETE FROM {_table} WHERE id = ANY ($4)) INSERT INTO {_table} (id, checksum, started_at, "
                + "finished_at, migration_name) VALUES ($1, $2, now(), now(), $3)",
            ct, Guid.NewGuid().ToString(), checksum, name, ids.ToArray());

    public Task MarkFinished(string id, CancellationToken ct)
        => session.Run($"UPDATE {_table} SET finished_at = clock_timestamp() WHERE id = $1", ct, id);

    public Task MarkRolledBack(string id, CancellationToken ct)
        => session.Run($"UPDATE {_table} SET rolled_back_at = clock_timestamp() WHERE id = $1", ct, id);

    public Task MarkApplied(string name, string checksum, CancellationToken ct)
        => session.Run(
            $"INSERT INTO {_table} (id, checksum, started_at, finished_at, migration_name) VALUES ($1, $2, "
                + "now(), now(), $3)",
            ct, Guid.NewGuid().ToString(), checksum, name);

    private static DateTimeOffset? Time(NpgsqlDataReader row, int at) =>
        row.IsDBNull(at) ? null : row.GetFieldValue<DateTimeOffset>(at);
}
