using Npgsql;
using Refract.PostgreSql.Types;
using Refract.Relational;
using Refract.Relational.Contracts;

namespace Refract.PostgreSql.Migrations;

/// <summary>Scratch databases, under the name that Prisma gives to its own.</summary>
internal static class PostgresShadowDatabase
{
    private const string Naming = "with --shadow-url, or as shadowDatabaseUrl in the datasource.";
    private const string Prefix = "prisma_migrate_shadow_db_";

    /// <summary>The comment on a scratch database begins with this and ends with the server's time in seconds since 1970.</summary>
    private const string Mark = "Refract shadow database, made at ";

    /// <summary>Creates one on the server of <paramref name="url"/>; it is dropped when the result is disposed of.</summary>
    public static async Task<IMigrationDatabase> Create(DatabaseUrl url, CancellationToken ct)
    {
        var name = Prefix + Guid.NewGuid();
        await Make(name, url, ct).ConfigureAwait(false);
        try
        {
            var shadowUrl = url.WithDatabase(name);
            if (url.Schema is { } ns)
            {
                var first = await PostgresSession.Open(shadowUrl, ct).ConfigureAwait(false);
                await using (first.ConfigureAwait(false)) await first.Run($"CREATE SCHEMA IF NOT EXISTS {PostgreSqlNames.Quote(ns)}", ct).ConfigureAwait(false);
                shadowUrl = shadowUrl.WithSchema(ns);
            }
            var session = await PostgresSession.Open(shadowUrl, ct).ConfigureAwait(false);
            // Those of the template are the administrator's.
            var extensions = await session.Query("SELECT extname::text FROM pg_catalog.pg_extension", row => row.GetString(0), ct)
                .ConfigureAwait(false);
            return new PostgresMigrationDatabase(session, shadowUrl, extensions, () => Drop(url, name));
        }
        catch
        {
            await Drop(url, name).ConfigureAwait(false);
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
            await PostgresReset.RunWhole(session, [], shadowUrl.Schema is { } ns ? ["public", ns] : ["public"], ct).ConfigureAwait(false);
            return new PostgresMigrationDatabase(session, shadowUrl, []);
        }
        catch
        {
            await session.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    /// <summary>The session ends before the work begins: one that idles meanwhile may be gone when it is needed again.</summary>
    private static async Task Make(string name, DatabaseUrl url, CancellationToken ct)
    {
        await DropLeftovers(url, ct).ConfigureAwait(false);
        var admin = await PostgresSession.Open(url, ct).ConfigureAwait(false);
        await using var _ = admin.ConfigureAwait(false);
        try
        {
            await admin.Run($"CREATE DATABASE \"{name}\"", ct).ConfigureAwait(false);
        }
        catch (PostgresException exception) when (admin.IsOpen)
        {
            throw Refused(exception, url);
        }
        var now = await admin.Scalar<long>("SELECT extract(epoch FROM now())::bigint", ct).ConfigureAwait(false);
        await admin.Run($"COMMENT ON DATABASE \"{name}\" IS '{Mark}{now}'", ct).ConfigureAwait(false);
    }

    /// <summary>Never throws: it runs while the failure that counts may be on its way to the caller.</summary>
    private static async ValueTask Drop(DatabaseUrl url, string name)
    {
        try
        {
            var admin = await PostgresSession.Open(url, CancellationToken.None).ConfigureAwait(false);
            await using var _ = admin.ConfigureAwait(false);
            var force = admin.Connection.PostgreSqlVersion.Major >= 13 ? " WITH (FORCE)" : "";
            await admin.Run($"DROP DATABASE IF EXISTS \"{name}\"{force}", CancellationToken.None).ConfigureAwait(false);
        }
        catch (Exception fault) when (fault is NpgsqlException or MigrationException)
        {
            // What is left behind harms nobody, bears our mark, and goes with a later run.
        }
    }

    /// <summary>
    /// Drops what killed runs of this user left behind: our mark on it, older than an hour, nobody connected. On a connection of its own, because
    /// the driver gives one up after some errors, and whatever other runs are dropping at this moment may cause those.
    /// </summary>
    private static async Task DropLeftovers(DatabaseUrl url, CancellationToken ct)
    {
        var session = await PostgresSession.Open(url, ct).ConfigureAwait(false);
        await using var _ = session.ConfigureAwait(false);
        try
        {
            var leftovers = await session.Query(
                """
                SELECT m.name FROM (
                    SELECT d.oid, d.datname::text AS name, substring(pg_catalog.shobj_description(d.oid, 'pg_database') FROM '^' || $1 || '([0-9]{1,12})$') AS made
                    FROM pg_catalog.pg_database d
                    WHERE d.datname LIKE 'prisma\_migrate\_shadow\_db\_%' AND pg_catalog.pg_has_role(d.datdba, 'USAGE')) m
                WHERE m.made::bigint < extract(epoch FROM now()) - 3600
                  AND NOT EXISTS (SELECT 1 FROM pg_catalog.pg_stat_activity a WHERE a.datid = m.oid)
                """, row => row.GetString(0), ct, Mark).ConfigureAwait(false);
            foreach (var name in leftovers)
                await session.Run($"DROP DATABASE IF EXISTS {PostgreSqlNames.Quote(name)}", ct).ConfigureAwait(false);
        }
        catch (NpgsqlException)
        {
            // Another run was faster, or somebody has just connected: the next run looks again, and until then it harms nobody.
        }
    }

    private static MigrationException Refused(PostgresException exception, DatabaseUrl url)
        => exception.SqlState == PostgresConnectionErrors.InsufficientPrivilege
            ? new MigrationException("P3014",
                $"A shadow database is needed to compare the migrations with the schema, and the user \"{url.UserName}\" may not create one: "
                + $"{exception.MessageText}.",
                "Grant CREATEDB to the user, or create an empty database by hand and give its URL " + Naming,
                    exception)
            : new MigrationException("P3014", $"The shadow database could not be created: {exception.MessageText} ({exception.SqlState}).",
                "Create an empty database by hand and give its URL " + Naming, exception);
}
