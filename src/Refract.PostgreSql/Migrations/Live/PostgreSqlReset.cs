using Refract.PostgreSql.Types;
using Refract.Relational.Contracts;

namespace Refract.PostgreSql.Migrations;

/// <summary>
/// Empties database schemas: drops what is in them, one thing after the other, and nothing else. The schemas themselves
/// stay, with owner, rights and default privileges, and so do extensions with all that is theirs, unless a migration
/// creates them itself. What would fall with it elsewhere, a view in another schema, is a reason to refuse.
/// </summary>
internal static class PostgreSqlReset
{
    /// <summary>
    /// What lies directly in the schemas of <c>$1</c>: everything that has a name there depends on its schema with
    /// <c>n</c>; row types and array types, indexes and constraints depend on what they belong to. Tables first: most
    /// else is made for them.
    /// </summary>
    private const string Contents =
        """
        SELECT CASE WHEN d.classid = 'pg_catalog.pg_proc'::regclass THEN 'ROUTINE' WHEN i.type = 'statistics object' THEN 'STATISTICS'
                WHEN i.type = 'composite type' THEN 'TYPE' ELSE upper(i.type) END || ' IF EXISTS '
            || CASE WHEN d.classid = 'pg_catalog.pg_proc'::regclass THEN d.objid::regprocedure::text ELSE i.identity END
        FROM pg_catalog.pg_depend d
        JOIN pg_catalog.pg_namespace n ON n.oid = d.refobjid
        CROSS JOIN LATERAL pg_catalog.pg_identify_object(d.classid, d.objid, 0) i
        WHERE d.refclassid = 'pg_catalog.pg_namespace'::regclass AND d.deptype = 'n' AND n.nspname = ANY ($1)
            AND d.classid NOT IN ('pg_catalog.pg_extension'::regclass, 'pg_catalog.pg_default_acl'::regclass)
            AND NOT EXISTS (SELECT 1 FROM pg_catalog.pg_depend x
                WHERE x.classid = d.classid AND x.objid = d.objid AND x.objsubid = 0 AND x.deptype IN ('e', 'i', 'P'))
        ORDER BY i.type = 'table' DESC, d.objid
        """;

    /// <summary>
    /// What lies elsewhere and could fall: relations and their columns, rules, constraints, policies, triggers,
    /// routines, types. What belongs to an extension falls with it alone.
    /// </summary>
    private const string Elsewhere =
        """
        SELECT pg_catalog.pg_describe_object(o.class, o.oid, o.number),
            CASE WHEN o.parent <> 0 THEN pg_catalog.pg_describe_object('pg_catalog.pg_class'::regclass, o.parent, 0) ELSE '' END
        FROM (
            SELECT 'pg_catalog.pg_class'::regclass AS class, c.oid, 0 AS number, 0::oid AS parent, c.relnamespace AS ns
            FROM pg_catalog.pg_class c WHERE c.relkind NOT IN ('i', 'I', 't')
            UNION ALL
            SELECT 'pg_catalog.pg_class'::regclass, c.oid, a.attnum, c.oid, c.relnamespace
            FROM pg_catalog.pg_attribute a JOIN pg_catalog.pg_class c ON c.oid = a.attrelid
            WHERE c.relkind NOT IN ('i', 'I', 't') AND a.attnum > 0 AND NOT a.attisdropped
            UNION ALL
            SELECT 'pg_catalog.pg_attrdef'::regclass, f.oid, 0, c.oid, c.relnamespace
            FROM pg_catalog.pg_attrdef f JOIN pg_catalog.pg_class c ON c.oid = f.adrelid
            UNION ALL
            SELECT 'pg_catalog.pg_constraint'::regclass, k.oid, 0, k.conrelid, k.connamespace FROM pg_catalog.pg_constraint k
            UNION ALL
            SELECT 'pg_catalog.pg_policy'::regclass, p.oid, 0, c.oid, c.relnamespace
            FROM pg_catalog.pg_policy p JOIN pg_catalog.pg_class c ON c.oid = p.polrelid
            UNION ALL
            SELECT 'pg_catalog.pg_trigger'::regclass, t.oid, 0, c.oid, c.relnamespace
            FROM pg_catalog.pg_trigger t JOIN pg_catalog.pg_class c ON c.oid = t.tgrelid WHERE NOT t.tgisinternal
            UNION ALL
            SELECT 'pg_catalog.pg_rewrite'::regclass, r.oid, 0, c.oid, c.relnamespace
            FROM pg_catalog.pg_rewrite r JOIN pg_catalog.pg_class c ON c.oid = r.ev_class WHERE r.rulename <> '_RETURN'
            UNION ALL
            SELECT 'pg_catalog.pg_proc'::regclass, p.oid, 0, 0, p.pronamespace FROM pg_catalog.pg_proc p
            UNION ALL
            SELECT 'pg_catalog.pg_type'::regclass, t.oid, 0, 0, t.typnamespace
            FROM pg_catalog.pg_type t WHERE t.typrelid = 0 AND t.typcategory <> 'A'
            UNION ALL
            SELECT 'pg_catalog.pg_event_trigger'::regclass, e.oid, 0, 0, 0 FROM pg_catalog.pg_event_trigger e
            UNION ALL
            SELECT 'pg_catalog.pg_cast'::regclass, t.oid, 0, 0, 0 FROM pg_catalog.pg_cast t
                WHERE t.oid >= 16384 AND NOT EXISTS (SELECT 1 FROM pg_catalog.pg_type y JOIN pg_catalog.pg_namespace n ON n.oid = y.typnamespace
                    WHERE y.oid IN (t.castsource, t.casttarget) AND n.nspname = ANY ($1))
            UNION ALL
            SELECT 'pg_catalog.pg_extension'::regclass, e.oid, 0, 0, 0 FROM pg_catalog.pg_extension e
        ) o
        LEFT JOIN pg_catalog.pg_namespace n ON n.oid = o.ns
        WHERE (n.nspname IS NULL OR n.nspname <> ALL ($1) AND n.nspname <> 'information_schema'
                AND n.nspname !~ '^pg_')
            AND NOT EXISTS (SELECT 1 FROM pg_catalog.pg_depend x
                WHERE x.classid = o.class AND x.objid = o.oid AND x.deptype = 'e')
        """;

    /// <summary>The database schemas but for those of <c>$1</c> and the server's own.</summary>
    private const string Namespaces = "SELECT nspname::text FROM pg_catalog.pg_namespace WHERE nspname !~ '^pg_' "
        + "AND nspname <> 'information_schema' AND nspname <> ALL ($1)";

    /// <summary>Empties schemas, and drops what else the migrations create.</summary>
    /// <param name="session">The session.</param>
    /// <param name="namespaces">The schemas.</param>
    /// <param name="created">What the migrations cannot create again while it is there.</param>
    /// <param name="ct">Ends it.</param>
    /// <exception cref="MigrationException"><c>RFR3013</c>: something elsewhere is built on what is to go, or the user
    /// may not drop it. Nothing was dropped.</exception>
    public static async Task Run(PostgreSqlSession session, IReadOnlyList<string> namespaces,
        PostgreSqlCreations created, CancellationToken ct)
    {
        var names = namespaces.ToArray();
        var transaction = await session.Begin(ct).ConfigureAwait(false);
        await using var _ = transaction.ConfigureAwait(false);
        var elsewhere = await ReadElsewhere(session, names, ct).ConfigureAwait(false);
        try
        {
            await DropContents(session, names, ct).ConfigureAwait(false);
            await DropCreated(session, created, namespaces, ct).ConfigureAwait(false);
        }
        catch (PostgreSqlFault fault) when (fault.SqlState == PostgreSqlConnectionErrors.InsufficientPrivilege)
        {
            throw new MigrationException("RFR3013",
                $"The database cannot be emptied: {fault.Original.MessageText}. Nothing was dropped.",
                "Use the user that owns it all.", fault.Original);
        }
        var gone = created.Extensions.Select(name => "extension " + name).ToHashSet();
        ThrowIfLost([.. elsewhere.Where(thing => !gone.Contains(thing.Text))],
            await ReadElsewhere(session, names, ct).ConfigureAwait(false), namespaces);
        await Ensure(session, [.. namespaces.Except(created.Namespaces, StringComparer.Ordinal)], ct)
            .ConfigureAwait(false);
        await session.Guard(() => transaction.CommitAsync(ct)).ConfigureAwait(false);
    }

    /// <summary>Whether there is more than in every new database, the content of these schemas aside.</summary>
    public static async Task<bool> Leaves(PostgreSqlSession session, IReadOnlyList<string> namespaces,
        CancellationToken ct) =>
        (await ReadElsewhere(session, [.. namespaces], ct).ConfigureAwait(false))
            .Any(thing => thing.Text != "extension plpgsql")
        || (await Read(session, Namespaces, ["public"], ct).ConfigureAwait(false)).Count > 0;

    /// <summary>
    /// Drops whatever a database set aside for trying migrations holds, and so extensions too: a migration may create
    /// them.
    /// </summary>
    /// <param name="session">The session.</param>
    /// <param name="keptExtensions">Extensions that were there before any migration.</param>
    /// <param name="needed">Database schemas that are there afterwards.</param>
    /// <param name="ct">Ends it.</param>
    public static async Task RunWhole(PostgreSqlSession session, IReadOnlyList<string> keptExtensions,
        IReadOnlyList<string> needed,
        CancellationToken ct)
    {
        var transaction = await session.Begin(ct).ConfigureAwait(false);
        await using var _ = transaction.ConfigureAwait(false);
        var extensions = await Read(session,
            """
            SELECT e.extname::text FROM pg_catalog.pg_extension e
            WHERE e.extname <> 'plpgsql' AND e.extname <> ALL ($1) AND pg_catalog.pg_has_role(e.extowner, 'USAGE')
            """, [.. keptExtensions], ct).ConfigureAwait(false);
        foreach (var extension in extensions)
            await session.Run($"DROP EXTENSION IF EXISTS {PostgreSqlNames.Quote(extension)} CASCADE", ct)
                .ConfigureAwait(false);
        var namespaces = await Read(session, Namespaces, [], ct).ConfigureAwait(false);
        await DropContents(session, [.. namespaces], ct).ConfigureAwait(false);
        var empty = await Read(session,
            """
            SELECT n.nspname::text FROM pg_catalog.pg_namespace n WHERE n.nspname = ANY ($1) AND n.nspname <> 'public'
                AND NOT EXISTS (SELECT 1 FROM pg_catalog.pg_extension e WHERE e.extnamespace = n.oid)
            """, [.. namespaces], ct).ConfigureAwait(false);
        foreach (var name in empty)
            await session.Run($"DROP SCHEMA {PostgreSqlNames.Quote(name)} CASCADE", ct).ConfigureAwait(false);
        await Ensure(session, needed, ct).ConfigureAwait(false);
        await session.Guard(() => transaction.CommitAsync(ct)).ConfigureAwait(false);
    }

    private static void ThrowIfLost(IReadOnlyList<(string Text, string Parent)> before,
        IReadOnlyList<(string Text, string Parent)> after, IReadOnlyList<string> namespaces)
    {
        var left = after.Select(thing => thing.Text).ToHashSet();
        var lost = before.Where(
            thing => !left.Contains(thing.Text) && (thing.Parent.Length == 0 || left.Contains(thing.Parent)))
            .Select(thing => thing.Text).Order(StringComparer.Ordinal).ToArray();
        if (lost.Length == 0) return;
        throw new MigrationException("RFR3013",
            $"Emptying {PostgreSqlNames.Quote(namespaces)} would take along what lies elsewhere:\n"
            + string.Join('\n', lost.Select(thing => "  - " + thing)) + "\nNothing was dropped.",
            "Drop it first, or name its database schema in the datasource's `schemas`.");
    }

    private static async Task DropCreated(PostgreSqlSession session, PostgreSqlCreations created,
        IReadOnlyList<string> namespaces, CancellationToken ct)
    {
        if (created.Extensions.Count > 0)
            await session.Run($"DROP EXTENSION IF EXISTS {PostgreSqlNames.Quote(created.Extensions)} CASCADE", ct)
                .ConfigureAwait(false);
        var emptied = created.Namespaces.Intersect(namespaces, StringComparer.Ordinal).ToArray();
        if (emptied.Length > 0)
            await session.Run($"DROP SCHEMA IF EXISTS {PostgreSqlNames.Quote(emptied)} CASCADE", ct)
                .ConfigureAwait(false);
    }

    private static async Task DropContents(PostgreSqlSession session, string[] namespaces, CancellationToken ct)
    {
        foreach (var thing in await Read(session, Contents, namespaces, ct).ConfigureAwait(false))
            await session.Run($"DROP {thing} CASCADE", ct).ConfigureAwait(false);
    }

    /// <summary>Asks first: IF NOT EXISTS alone would need the right to create schemas.</summary>
    private static async Task Ensure(PostgreSqlSession session, IReadOnlyList<string> namespaces, CancellationToken ct)
    {
        var found = await Read(session, "SELECT nspname::text FROM pg_catalog.pg_namespace WHERE nspname = ANY ($1)",
            [.. namespaces], ct)
            .ConfigureAwait(false);
        foreach (var name in namespaces.Except(found, StringComparer.Ordinal))
            await session.Run($"CREATE SCHEMA {PostgreSqlNames.Quote(name)}", ct).ConfigureAwait(false);
    }

    private static Task<List<string>> Read(PostgreSqlSession session, string sql, string[] names,
        CancellationToken ct) =>
        session.Query(sql, row => row.GetString(0), ct, (object)names);

    private static Task<List<(string Text, string Parent)>> ReadElsewhere(PostgreSqlSession session, string[] names,
        CancellationToken ct) =>
        session.Query(Elsewhere, row => (row.GetString(0), row.GetString(1)), ct, (object)names);
}
