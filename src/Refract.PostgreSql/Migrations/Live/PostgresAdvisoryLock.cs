using System.Diagnostics;
using Npgsql;

namespace Refract.PostgreSql.Migrations;

/// <summary>The session lock that Prisma takes, so that its runs and ours wait for one another.</summary>
internal sealed class PostgresAdvisoryLock : IAsyncDisposable
{
    // The key of Prisma's schema engine.
    private const string Key = "72707369";

    private readonly PostgresSession _session;

    private PostgresAdvisoryLock(PostgresSession session) => _session = session;

    public static async Task<PostgresAdvisoryLock> Acquire(PostgresSession session, IProgress<TimeSpan>? waiting, CancellationToken ct)
    {
        if (await session.Scalar<bool>($"SELECT pg_catalog.pg_try_advisory_lock({Key})", ct).ConfigureAwait(false))
            return new PostgresAdvisoryLock(session);

        // Waiting in the server's own queue keeps the order of arrival, which trying again and again would not.
        var watch = Stopwatch.StartNew();
        waiting?.Report(TimeSpan.Zero);
        var locked = session.Run($"SELECT pg_catalog.pg_advisory_lock({Key})", ct);
        while (!locked.IsCompleted)
        {
            await Task.WhenAny(locked, Task.Delay(TimeSpan.FromSeconds(1), CancellationToken.None)).ConfigureAwait(false);
            if (!locked.IsCompleted) waiting?.Report(watch.Elapsed);
        }
        await locked.ConfigureAwait(false);
        return new PostgresAdvisoryLock(session);
    }

    public async ValueTask DisposeAsync()
    {
        if (!_session.IsOpen) return;
        try
        {
            await _session.Run($"SELECT pg_catalog.pg_advisory_unlock({Key})", CancellationToken.None).ConfigureAwait(false);
        }
        catch (NpgsqlException) when (!_session.IsOpen)
        {
            // The connection was lost, and the lock with it. Whatever is being told about that must not be hidden by this.
        }
    }
}
