using System.Globalization;
using Npgsql;
using Refract.PostgreSql.Migrations;
using Refract.PostgreSql.Types;
using Refract.Relational;

namespace Refract.PostgreSql.Testing;

/// <summary>
/// The run of a process on a server. Its connection stays open and holds the lock that says that the run is alive; when
/// the process dies, however it does, the server frees it.
/// </summary>
#pragma warning disable CA1001 // It lives as long as the process.
internal sealed class TestRun
#pragma warning restore CA1001
{
    /// <summary>The locks of templates.</summary>
    public const int TemplateLock = 0x52_66_54_01;

    /// <summary>The locks of runs.</summary>
    private const int RunLock = 0x52_66_54_02;

    /// <summary>After how many days a template is rebuilt, so that those of old structures go.</summary>
    private const int TemplateDays = 14;

    private readonly PostgreSqlSession _session;
    private readonly SemaphoreSlim _turn = new(1, 1);

    private TestRun(int id, PostgreSqlSession session) => (Id, _session) = (id, session);

    /// <summary>Its number.</summary>
    public int Id { get; }

    /// <summary>Begins one, and removes what others have left behind.</summary>
    public static async Task<TestRun> Begin(DatabaseUrl server)
    {
        var session = await PostgreSqlSession.OpenForServer(server, CancellationToken.None).ConfigureAwait(false);
#pragma warning disable CA5394 // A number that no other run has; it guards nothing.
        var id = Random.Shared.Next(1, int.MaxValue);
#pragma warning restore CA5394
        await session.Run(string.Create(CultureInfo.InvariantCulture, $"SELECT pg_advisory_lock({RunLock}, {id})"),
            CancellationToken.None).ConfigureAwait(false);
        var run = new TestRun(id, session);
        await run.RemoveLeftovers().ConfigureAwait(false);
        return run;
    }

    /// <summary>Copies a template; false when there is none.</summary>
    public async Task<bool> TryCopy(string template, string name, CancellationToken ct)
    {
        await _turn.WaitAsync(ct).ConfigureAwait(false);
        try
        {
            await _session.Run($"CREATE DATABASE {PostgreSqlNames.Quote(name)} TEMPLATE "
                + PostgreSqlNames.Quote(template), ct).ConfigureAwait(false);
            return true;
        }
        catch (PostgreSqlFault fault) when (fault.SqlState == PostgresErrorCodes.InvalidCatalogName)
        {
            return false;
        }
        finally
        {
            _turn.Release();
        }
    }

    private async Task RemoveLeftovers()
    {
        var names = await _session.Scalar<string[]>("SELECT coalesce(array_agg(datname::text ORDER BY datname), "
            + "'{}') FROM pg_database WHERE starts_with(datname, $1)", CancellationToken.None, TestDatabaseName.Prefix)
            .ConfigureAwait(false) ?? [];
        foreach (var run in names.GroupBy(TestDatabaseName.RunOf))
        {
            if (run.Key is { } id)
            {
                if (id != Id) await RemoveUnlocked($"{RunLock}, {id}", [.. run]).ConfigureAwait(false);
                continue;
            }

            foreach (var template in run)
                if (await IsOld(template).ConfigureAwait(false))
                    await RemoveUnlocked($"{TemplateLock}, hashtext({PostgreSqlNames.Literal(WithoutEnd(template))})",
                        [template]).ConfigureAwait(false);
        }
    }

    /// <summary>Also one that was never finished: it has no comment with its date.</summary>
    private async Task<bool> IsOld(string template)
    {
        var text = await _session.Scalar<string>("SELECT coalesce(shobj_description(oid, 'pg_database'), '') "
            + "FROM pg_database WHERE datname = $1", CancellationToken.None, template).ConfigureAwait(false);
        return !DateTime.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal,
            out var made) || (DateTime.UtcNow - made.ToUniversalTime()).TotalDays > TemplateDays;
    }

    private static string WithoutEnd(string template) =>
        template.EndsWith(TestDatabaseName.Unfinished, StringComparison.Ordinal)
            ? template[..^TestDatabaseName.Unfinished.Length] : template;

    private async Task RemoveUnlocked(string key, string[] names)
    {
        if (!await _session.Scalar<bool>($"SELECT pg_try_advisory_lock({key})", CancellationToken.None)
            .ConfigureAwait(false)) return;
        try
        {
            foreach (var name in names)
                await _session.Run($"DROP DATABASE IF EXISTS {PostgreSqlNames.Quote(name)} WITH (FORCE)",
                    CancellationToken.None).ConfigureAwait(false);
        }
        finally
        {
            await _session.Run($"SELECT pg_advisory_unlock({key})", CancellationToken.None).ConfigureAwait(false);
        }
    }
}
