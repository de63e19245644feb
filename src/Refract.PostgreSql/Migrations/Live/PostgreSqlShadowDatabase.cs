using Npgsql;
using Refract.PostgreSql.Types;
using Refract.Relational;
using Refract.Relational.Contracts;

namespace Refract.PostgreSql.Migrations;

/// <summary>
/// Scratch databases. Their names begin as Prisma's do and go on with a sign of the database that they were made from,
/// so that a name alone proves whose they are: a process may be killed before it can write anything else down. While
/// its process lives, a session of it holds a lock that bears the database's number; that session is idle, so the
/// server ends it at once when the process is gone.
/// </summary>
internal static class PostgreSqlShadowDatabase
{
    private const string Naming = "with --shadow-url, or as shadowDatabaseUrl in the datasource.";

    /// <summary>
    /// Creates one on the server of <paramref name="url"/>; it is dropped when the result is disposed of.
    /// </summary>
    public static async Task<IMigrationDatabase> Create(DatabaseUrl url, CancellationToken ct)
    {
        var owner = await PostgreSqlSession.OpenForServer(url, ct).ConfigureAwait(false);
        string? name = null;
        try
        {
            await owner.RequireOwnBackend(ct).ConfigureAwait(false);
            await ShadowLeftovers.Drop(owner, ct).ConfigureAwait(false);
            var shadow = ShadowName.New(owner.Connection.Database);
            await owner.Run("SELECT pg_catalog.pg_advisory_lock($1)", ct, shadow.Number).ConfigureAwait(false);
            name = shadow.Text;
            await Make(owner, name, url, ct).ConfigureAwait(false);
            var shadowUrl = url.WithDatabase(name);
            if (url.Schema is { } ns)
            {
                var first = await PostgreSqlSession.Open(shadowUrl, ct).ConfigureAwait(false);
                await using (first.ConfigureAwait(false))
                    await first.Run($"CREATE SCHEMA IF NOT EXISTS {PostgreSqlNames.Quote(ns)}", ct)
                        .ConfigureAwait(false);
                shadowUrl = shadowUrl.WithSchema(ns);
            }
            var session = await PostgreSqlSession.Open(shadowUrl, ct).ConfigureAwait(false);
            // Those of the template are the administrator's.
            var extensions = await session.Query("SELECT extname::text FROM pg_catalog.pg_extension",
                row => row.GetString(0), ct)
                .ConfigureAwait(false);
            return new PostgreSqlMigrationDatabase(session, shadowUrl, extensions, () => End(owner, url, name));
        }
        catch
        {
            await End(owner, url, name).ConfigureAwait(false);
            throw;
        }
    }

    /// <summary>Empties and opens a database that someone set aside for this.</summary>
    public static async Task<IMigrationDatabase> Open(DatabaseUrl url, DatabaseUrl shadowUrl, CancellationToken ct)
    {
        if (shadowUrl.Host == url.Host && shadowUrl.Port == url.Port && shadowUrl.DatabaseName == url.DatabaseName)
            throw new MigrationException("P3021",
                "The shadow database is the same database as the main one, and it is emptied before every use.",
                "Give shadowDatabaseUrl the URL of a database that holds nothing.");
        if (url.Schema is not null && shadowUrl.Schema is null) shadowUrl = shadowUrl.WithSchema(url.Schema);
        var session = await PostgreSqlSession.Open(shadowUrl, ct).ConfigureAwait(false);
        try
        {
            await session.RequireOwnBackend(ct).ConfigureAwait(false);
            await PostgreSqlReset.RunWhole(session, [], shadowUrl.Schema is { } ns ? ["public", ns] : ["public"], ct)
                .ConfigureAwait(false);
            return new PostgreSqlMigrationDatabase(session, shadowUrl, []);
        }
        catch
        {
            await session.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    private static async Task Make(PostgreSqlSession owner, string name, DatabaseUrl url, CancellationToken ct)
    {
        try
        {
            await owner.Run($"CREATE DATABASE \"{name}\"", ct).ConfigureAwait(false);
        }
        catch (PostgreSqlFault fault) when (fault.SqlState != PostgresErrorCodes.ReadOnlySqlTransaction)
        {
            throw Refused(fault.Original, url);
        }
    }

    /// <summary>Never throws: it runs while the failure that counts may be on its way to the caller.</summary>
    private static async ValueTask End(PostgreSqlSession owner, DatabaseUrl url, string? name)
    {
        await using var _ = owner.ConfigureAwait(false);
        if (name is null) return;
        try
        {
            if (owner.IsOpen && await TryDrop(owner, name).ConfigureAwait(false)) return;
            var again = await PostgreSqlSession.OpenForServer(url, CancellationToken.None).ConfigureAwait(false);
            await using (again.ConfigureAwait(false)) await TryDrop(again, name).ConfigureAwait(false);
        }
        catch (MigrationException)
        {
            // What is left behind harms nobody, bears our name, and goes with the next run.
        }
    }

    private static async Task<bool> TryDrop(PostgreSqlSession session, string name)
    {
        try
        {
            await session.Run($"DROP DATABASE IF EXISTS {PostgreSqlNames.Quote(name)}{ShadowLeftovers.Force(session)}",
                CancellationToken.None).ConfigureAwait(false);
            return true;
        }
        catch (MigrationException)
        {
            return false;
        }
    }

    private static MigrationException Refused(PostgresException exception, DatabaseUrl url)
        => exception.SqlState == PostgreSqlConnectionErrors.InsufficientPrivilege
            ? new MigrationException("P3014",
                "A shadow database is needed to compare the migrations with the schema, and the "
                + $"{PostgreSqlConnectionErrors.UserOf(url)} may not create one: "
                + $"{exception.MessageText}.",
                "Grant CREATEDB to the user, or create an empty database by hand and give its URL " + Naming,
                exception)
            : new MigrationException("P3014",
                $"The shadow database could not be created: {exception.MessageText} ({exception.SqlState}).",
                PostgreSqlFault.RemedyFor(exception) is { } remedy ? remedy + ", then run this again."
                    : "Create an empty database by hand and give its URL " + Naming,
                exception);
}
