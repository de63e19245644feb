using Refract.Relational;
using Refract.Relational.Contracts;

namespace Refract.PostgreSql.Migrations;

/// <summary>
/// Finds out whether a pooler in transaction or statement mode (PgBouncer, Supavisor, …) lies between us and the
/// server. One in session mode is as good as none.
/// </summary>
internal static class PostgreSqlPooler
{
    /// <summary>
    /// How often to look; a pooler that gives each transaction any of several idle sessions may give the same one by
    /// chance.
    /// </summary>
    private const int Looks = 4;

    public static MigrationException Refusal(DatabaseUrl url, string proof)
        => new("RFR3020",
            "A connection pooler in transaction or statement mode lies between this command and the server at "
            + $"{url.Host}:{url.Port}: {proof}. "
            + "Migrations need a session of their own, for the lock that keeps two runs apart and for "
            + "everything that a script sets. Nothing was changed.",
            "Set directUrl in the datasource to the server's own address (or its pooler in session mode), or "
                + "name that with --url.");

    /// <summary>
    /// A pooler makes up the process id that a client gets when it connects, so an id that differs from the server's
    /// own is the sign of one. In session mode our next statement still meets the same server session while another
    /// client is busy; in transaction mode that client is given the session that we just left, or we are given another
    /// one.
    /// </summary>
    public static async Task<bool> IsBetween(PostgreSqlSession session, DatabaseUrl url, CancellationToken ct)
    {
        if (await Backend(session, ct).ConfigureAwait(false) == session.Connection.ProcessID) return false;
        for (var look = 0; look < Looks; look++)
        {
            var other = await PostgreSqlSession.Open(url, ct).ConfigureAwait(false);
            await using var _ = other.ConfigureAwait(false);
            var before = await Backend(session, ct).ConfigureAwait(false);
            if (await InTransaction(other, ct).ConfigureAwait(false) is not { } busy || busy == before) return true;
            if (await Backend(session, ct).ConfigureAwait(false) != before) return true;
        }

        return false;
    }

    /// <summary>
    /// The server session in a transaction, which stays open until the client's session ends; null when the pooler
    /// refuses transactions, as one in statement mode does.
    /// </summary>
    private static async Task<int?> InTransaction(PostgreSqlSession session, CancellationToken ct)
    {
        try
        {
            await session.Run("BEGIN", ct).ConfigureAwait(false);
            return await Backend(session, ct).ConfigureAwait(false);
        }
        catch (MigrationException refused) when (refused.Message.Contains("pooling mode", StringComparison.Ordinal))
        {
            return null;
        }
    }

    private static Task<int> Backend(PostgreSqlSession session, CancellationToken ct) =>
        session.Scalar<int>("SELECT pg_catalog.pg_backend_pid()", ct);
}
