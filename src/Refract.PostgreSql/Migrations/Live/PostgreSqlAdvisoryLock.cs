using System.Diagnostics;
using Npgsql;
using Refract.Relational.Contracts;

namespace Refract.PostgreSql.Migrations;

/// <summary>The session lock that Prisma takes, so that its runs and ours wait for one another.</summary>
internal sealed class PostgreSqlAdvisoryLock : IAsyncDisposable
{
    // The key of Prisma's schema engine.
    private const string Key = "72707369";

    private readonly PostgreSqlSession _session;

    private PostgreSqlAdvisoryLock(PostgreSqlSession session) => _session = session;

    /// <param name="session">The session that holds it.</param>
    /// <param name="limit">How long to wait at most.</param>
    /// <param name="waiting">Told about the wait every second.</param>
    /// <param name="ct">Ends the wait.</param>
    /// <exception cref="MigrationException">
    /// It was not free in time, or the session is no session but a pooler's.
    /// </exception>
    public static async Task<PostgreSqlAdvisoryLock> Acquire(PostgreSqlSession session, TimeSpan limit,
        IProgress<LockWait>? waiting, CancellationToken ct)
    {
        await session.RequireOwnBackend(ct).ConfigureAwait(false);
        if (await session.Scalar<bool>($"SELECT pg_catalog.pg_try_advisory_lock({Key})", ct).ConfigureAwait(false))
            return new PostgreSqlAdvisoryLock(session);

        // Waiting in the server's own queue keeps the order of arrival, which trying again and again would not.
        var holder = await Holder(session, ct).ConfigureAwait(false);
        var watch = Stopwatch.StartNew();
        waiting?.Report(new LockWait(TimeSpan.Zero, holder));
        using var patience = new CancellationTokenSource(limit);
        using var end = CancellationTokenSource.CreateLinkedTokenSource(ct, patience.Token);
        var locked = session.Run($"SELECT pg_catalog.pg_advisory_lock({Key})", end.Token);
        while (!locked.IsCompleted)
        {
            await Task.WhenAny(locked, Task.Delay(TimeSpan.FromSeconds(1), CancellationToken.None))
                .ConfigureAwait(false);
            if (!locked.IsCompleted) waiting?.Report(new LockWait(watch.Elapsed, holder));
        }
        try
        {
            await locked.ConfigureAwait(false);
            return new PostgreSqlAdvisoryLock(session);
        }
        catch (OperationCanceledException) when (!ct.IsCancellationRequested && patience.IsCancellationRequested)
        {
            throw await TimedOut(session, limit, ct).ConfigureAwait(false);
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (!_session.IsOpen) return;
        try
        {
            await _session.Run($"SELECT pg_catalog.pg_advisory_unlock({Key})", CancellationToken.None)
                .ConfigureAwait(false);
        }
        catch (MigrationException) when (!_session.IsOpen)
        {
            // The connection was lost, and the lock with it. Whatever is being told about that must not be hidden by
            // this.
        }
    }

    private static async Task<MigrationException> TimedOut(PostgreSqlSession session, TimeSpan limit,
        CancellationToken ct)
    {
        var holder = session.IsOpen ? await Holder(session, ct).ConfigureAwait(false) : null;
        return new MigrationException("P1002",
            $"Another session holds the migration lock (advisory lock {Key}) on the database "
            + $"\"{session.Connection.Database}\", and it was not free after "
            + $"{limit.TotalSeconds:0.##} seconds. Nothing was changed."
            + (holder is null ? "" : $"\n\nIt is held by {holder}."),
            "If that is another migration run, wait for it and run this again. If it is one that was left behind, "
            + "end its session: "
            + "SELECT pg_terminate_backend(PID)");
    }

    /// <summary>Who holds the lock; what another user's session does is shown to privileged users only.</summary>
    private static async Task<string?> Holder(PostgreSqlSession session, CancellationToken ct)
    {
        var holders = await session.Query(
            $"""
            SELECT l.pid, a.usename::text, a.application_name, host(a.client_addr), a.state, extract(epoch FROM clock_timestamp() - a.state_change)::bigint
            FROM pg_catalog.pg_locks l LEFT JOIN pg_catalog.pg_stat_activity a ON a.pid = l.pid
            WHERE l.locktype = 'advisory' AND l.granted AND l.classid = 0 AND l.objid = {Key} AND l.objsubid = 1
              AND l.database = (SELECT oid FROM pg_catalog.pg_database WHERE datname = pg_catalog.current_database())
            """,
            row => Describe(row.GetInt32(0), Text(row, 1), Text(row, 2), Text(row, 3), Text(row, 4),
                row.IsDBNull(5) ? null : row.GetInt64(5)), ct)
            .ConfigureAwait(false);
        return holders.Count == 0 ? null : string.Join(" and ", holders);
    }

    private static string Describe(int pid, string? user, string? application, string? client, string? state,
        long? seconds)
    {
        var parts = new List<string>();
        if (application is not null) parts.Add($"application \"{application}\"");
        if (user is not null) parts.Add($"user \"{user}\"");
        if (client is not null) parts.Add("from " + client);
        if (state is not null) parts.Add(seconds is { } since ? $"{state} for {since} s" : state);
        return $"the session with pid {pid}" + (parts.Count == 0 ? "" : $" ({string.Join(", ", parts)})");
    }

    private static string? Text(NpgsqlDataReader row, int at) =>
        row.IsDBNull(at) || row.GetString(at) is "" ? null : row.GetString(at);
}
