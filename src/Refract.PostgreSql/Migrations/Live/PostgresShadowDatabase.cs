using Npgsql;
using Refract.Relational;
using Refract.Relational.Contracts;

namespace Refract.PostgreSql.Migrations;

/// <summary>Scratch databases, under the name that Prisma gives to its own.</summary>
internal static class PostgresShadowDatabase
{
    private const string Prefix = "prisma_migrate_shadow_db_";
    private const string Mark = "Refract shadow database";

    /// <summary>Creates one on the server of <paramref name="url"/>; it is dropped when the result is disposed of.</summary>
    public static async Task<IMigrationDatabase> Create(DatabaseUrl url, CancellationToken ct)
    {
        var admin = await PostgresSession.Open(url, ct).ConfigureAwait(false);
        var name = Prefix + Guid.NewGuid();
        try
        {
            await DropLeftovers(url, ct).ConfigureAwait(false);
            await admin.Run($"CREATE DATABASE \"{name}\"", ct).ConfigureAwait(false);
        }
        catch (PostgresException exception)
        {
            await admin.DisposeAsync().ConfigureAwait(false);
            throw Refused(exception, url);
        }
        catch
        {
            await admin.DisposeAsync().ConfigureAwait(false);
            throw;
        }

        try
        {
            await admin.Run($"COMMENT ON DATABASE \"{name}\" IS '{Mark}'", ct).ConfigureAwait(false);
            var shadowUrl = url.WithDatabase(name);
            var session = await PostgresSession.Open(shadowUrl, ct).ConfigureAwait(false);
            if (url.Schema is { } ns)
            {
                await session.Run($"CREATE SCHEMA IF NOT EXISTS {PostgresSession.Quote(ns)}", ct).ConfigureAwait(false);
                await session.DisposeAsync().ConfigureAwait(false);
                shadowUrl = shadowUrl.WithSchema(ns);
                session = await PostgresSession.Open(shadowUrl, ct).ConfigureAwait(false);
            }
            return new PostgresMigrationDatabase(session, shadowUrl, () => Drop(admin, name));
        }
        catch
        {
            await Drop(admin, name).ConfigureAwait(false);
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
        var session = await PostgresSession.Open(shadowUrl, ct).ConfigureAwait(false);
        try
        {
            var namespaces = await session.Query(
                "SELECT nspname::text FROM pg_catalog.pg_namespace WHERE nspname !~ '^pg_' AND nspname <> 'information_schema' ORDER BY 1",
                row => row.GetString(0), ct).ConfigureAwait(false);
            await PostgresReset.Run(session, namespaces, ct).ConfigureAwait(false);
            if (shadowUrl.Schema is { } ns) await session.Run($"CREATE SCHEMA IF NOT EXISTS {PostgresSession.Quote(ns)}",
                ct).ConfigureAwait(false);
            return new PostgresMigrationDatabase(session, shadowUrl);
        }
        catch
        {
            await session.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    private static async ValueTask Drop(PostgresSession admin, string name)
    {
        await using var _ = admin.ConfigureAwait(false);
        var force = admin.Connection.PostgreSqlVersion.Major >= 13 ? " WITH (FORCE)" : "";
        await admin.Run($"DROP DATABASE IF EXISTS \"{name}\"{force}", CancellationToken.None).ConfigureAwait(false);
    }

    /// <summary>
    /// Drops what killed runs of ours left behind: our mark on it, older than an hour, nobody connected. On a connection of its own, because
    /// the driver gives one up after some errors (those of class 58, such as a file that another run's drop has just removed).
    /// </summary>
    private static async Task DropLeftovers(DatabaseUrl url, CancellationToken ct)
    {
        var session = await PostgresSession.Open(url, ct).ConfigureAwait(false);
        await using var _ = session.ConfigureAwait(false);
        try
        {
            var leftovers = await session.Query(
                """
                SELECT d.datname::text FROM pg_catalog.pg_database d
                WHERE d.datname LIKE 'prisma\_migrate\_shadow\_db\_%' AND pg_catalog.shobj_description(d.oid, 'pg_database') = $1
                  AND NOT EXISTS (SELECT 1 FROM pg_catalog.pg_stat_activity a WHERE a.datid = d.oid)
                  AND (pg_catalog.pg_stat_file('base/' || d.oid || '/PG_VERSION', true)).modification < now() - interval '1 hour'
                """, row => row.GetString(0), ct, Mark).ConfigureAwait(false);
            foreach (var name in leftovers)
                await session.Run($"DROP DATABASE IF EXISTS {PostgresSession.Quote(name)}", ct).ConfigureAwait(false);
        }
        catch (PostgresException)
        {
            // Tidying needs rights that creating does not (pg_stat_file), and other runs tidy too; what stays harms nobody.
        }
    }

    private static MigrationException Refused(PostgresException exception, DatabaseUrl url)
        => exception.SqlState == PostgresConnectionErrors.InsufficientPrivilege
            ? new MigrationException("P3014",
                $"A shadow database is needed to compare the migrations with the schema, and the user \"{url.UserName}\" may not create one: "
                + $"{exception.MessageText}.",
                "Grant CREATEDB to the user, or create an empty database by hand and give its URL as shadowDatabaseUrl in the datasource.",
                    exception)
            : new MigrationException("P3014", $"The shadow database could not be created: {exception.MessageText} ({exception.SqlState}).",
                "Create an empty database by hand and give its URL as shadowDatabaseUrl in the datasource.", exception);
}
