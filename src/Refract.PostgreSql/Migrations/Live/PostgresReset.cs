using Npgsql;
using Refract.PostgreSql.Types;

namespace Refract.PostgreSql.Migrations;

/// <summary>Empties database schemas.</summary>
internal static class PostgresReset
{
    /// <summary>
    /// Drops each schema with all it holds and makes it anew with the same owner and rights; a user who may not do that gets the objects
    /// dropped one by one.
    /// </summary>
    public static async Task Run(PostgresSession session, IReadOnlyList<string> namespaces, CancellationToken ct)
    {
        // All in one transaction: what is left of a reset that was cut off must not be a history of tables that are gone.
        var transaction = await session.Connection.BeginTransactionAsync(ct).ConfigureAwait(false);
        await using var _ = transaction.ConfigureAwait(false);
        foreach (var ns in namespaces)
        {
            await transaction.SaveAsync("whole", ct).ConfigureAwait(false);
            try
            {
                await DropWhole(session, ns, ct).ConfigureAwait(false);
            }
            catch (PostgresException exception) when (exception.SqlState == PostgresConnectionErrors.InsufficientPrivilege)
            {
                await transaction.RollbackAsync("whole", ct).ConfigureAwait(false);
                await DropObjects(session, ns, ct).ConfigureAwait(false);
            }
        }
        await transaction.CommitAsync(ct).ConfigureAwait(false);
    }

    private static async Task DropWhole(PostgresSession session, string ns, CancellationToken ct)
    {
        var quoted = PostgreSqlNames.Quote(ns);
        var owner = await session.Scalar<string>("SELECT pg_catalog.pg_get_userbyid(nspowner)::text FROM pg_catalog.pg_namespace WHERE nspname = $1", ct, ns)
            .ConfigureAwait(false);
        var grants = await session.Query(
            """
            SELECT format('GRANT %s ON SCHEMA %I TO %s%s', a.privilege_type, n.nspname,
                CASE WHEN a.grantee = 0 THEN 'PUBLIC' ELSE quote_ident(pg_catalog.pg_get_userbyid(a.grantee)) END,
                CASE WHEN a.is_grantable THEN ' WITH GRANT OPTION' ELSE '' END)
            FROM pg_catalog.pg_namespace n, LATERAL pg_catalog.aclexplode(n.nspacl) a
            WHERE n.nspname = $1 AND a.grantee <> n.nspowner
            """, row => row.GetString(0), ct, ns).ConfigureAwait(false);
        await session.Run($"DROP SCHEMA IF EXISTS {quoted} CASCADE", ct).ConfigureAwait(false);
        await session.Run(owner is null
            ? $"CREATE SCHEMA {quoted}" : $"CREATE SCHEMA {quoted} AUTHORIZATION {PostgreSqlNames.Quote(owner)}", ct)
            .ConfigureAwait(false);
        foreach (var grant in grants) await session.Run(grant, ct).ConfigureAwait(false);
    }

    private static async Task DropObjects(PostgresSession session, string ns, CancellationToken ct)
    {
        // What belongs to an extension goes and stays with it. Order: things that are built on tables go with CASCADE.
        var drops = await session.Query(
            """
            WITH own AS (SELECT oid, nspname FROM pg_catalog.pg_namespace WHERE nspname = $1),
                 extension AS (SELECT objid FROM pg_catalog.pg_depend WHERE deptype = 'e')
            SELECT 1, format('DROP %s IF EXISTS %I.%I CASCADE',
                CASE c.relkind WHEN 'v' THEN 'VIEW' WHEN 'm' THEN 'MATERIALIZED VIEW' WHEN 'f' THEN 'FOREIGN TABLE' WHEN 'S' THEN 'SEQUENCE' ELSE 'TABLE' END,
                own.nspname, c.relname)
            FROM pg_catalog.pg_class c JOIN own ON own.oid = c.relnamespace
            WHERE c.relkind IN ('r', 'p', 'v', 'm', 'f', 'S') AND c.oid NOT IN (SELECT objid FROM extension)
            UNION ALL
            SELECT 2, format('DROP ROUTINE IF EXISTS %s CASCADE', p.oid::regprocedure)
            FROM pg_catalog.pg_proc p JOIN own ON own.oid = p.pronamespace WHERE p.oid NOT IN (SELECT objid FROM extension)
            UNION ALL
            SELECT 3, format('DROP TYPE IF EXISTS %I.%I CASCADE', own.nspname, t.typname)
            FROM pg_catalog.pg_type t JOIN own ON own.oid = t.typnamespace LEFT JOIN pg_catalog.pg_class c ON c.oid = t.typrelid
            WHERE (t.typtype IN ('e', 'd', 'r') OR t.typtype = 'c' AND c.relkind = 'c') AND t.oid NOT IN (SELECT objid FROM extension)
            ORDER BY 1
            """, row => row.GetString(1), ct, ns).ConfigureAwait(false);
        foreach (var drop in drops) await session.Run(drop, ct).ConfigureAwait(false);
    }
}
