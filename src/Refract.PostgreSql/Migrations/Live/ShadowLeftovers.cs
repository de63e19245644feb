namespace Refract.PostgreSql.Migrations;

/// <summary>Drops the scratch databases of runs that were killed.</summary>
internal static class ShadowLeftovers
{
    /// <summary>
    /// Drops those that bear the sign of the database at hand, belong to this user, and whose lock nobody holds. What a
    /// dead process had the server do may still be going on in them, so sessions in them are ended.
    /// </summary>
    public static async Task Drop(PostgreSqlSession session, CancellationToken ct)
    {
        var prefix = ShadowName.PrefixFor(session.Connection.Database);
        var names = await session.Query(
            "SELECT d.datname::text FROM pg_catalog.pg_database d WHERE starts_with(d.datname, $1) AND "
                + "pg_catalog.pg_has_role(d.datdba, 'USAGE')",
            row => row.GetString(0), ct, prefix).ConfigureAwait(false);
        foreach (var name in names)
            if (ShadowName.Parse(name, prefix) is { } shadow)
                await DropIfLeft(session, shadow, ct).ConfigureAwait(false);
    }

    /// <summary>The clause that ends sessions in a database that is dropped, where the server knows it.</summary>
    public static string Force(PostgreSqlSession session) =>
        session.Connection.PostgreSqlVersion.Major >= 13 ? " WITH (FORCE)" : "";

    private static async Task DropIfLeft(PostgreSqlSession session, ShadowName shadow, CancellationToken ct)
    {
        if (!await session.Scalar<bool>("SELECT pg_catalog.pg_try_advisory_lock($1)", ct, shadow.Number)
            .ConfigureAwait(false)) return;
        try
        {
            await session.Run($"DROP DATABASE IF EXISTS \"{shadow.Text}\"{Force(session)}", ct).ConfigureAwait(false);
        }
        catch (PostgreSqlFault)
        {
            // Another run is dropping it as well, or a session is connected to it: the next run tries again, and until
            // then it harms nobody.
        }
        finally
        {
            if (session.IsOpen)
                await session.Run("SELECT pg_catalog.pg_advisory_unlock($1)", CancellationToken.None, shadow.Number)
                    .ConfigureAwait(false);
        }
    }
}
