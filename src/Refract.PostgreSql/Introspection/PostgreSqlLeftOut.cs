using Refract.PostgreSql.Migrations;
using Refract.Relational.Catalog;

namespace Refract.PostgreSql.Introspection;

/// <summary>
/// Finds what a database holds and the schema language has no words for, so that a pull can name it: what belongs to a
/// table and changes what its rows may be, or what is found among them, and what stands beside the tables. Who owns it
/// or may use it, and where and how it is stored (tablespaces, storage, publications, event triggers), is no part of a
/// schema of data, and is not named.
/// </summary>
internal static class PostgreSqlLeftOut
{
    /// <summary>Each query gives place in the order, kind, name, table, database schema and detail.</summary>
    private const string OfTables = """
        SELECT 2 AS place, 'partitioning' AS kind, NULL AS name, name AS tab, ns, NULL AS detail FROM own WHERE relkind = 'p'
        UNION ALL
        SELECT 2, 'inheritance', NULL, o.name, o.ns, NULL FROM own o
        WHERE o.relkind = 'r' AND EXISTS (SELECT 1 FROM pg_catalog.pg_inherits h WHERE h.inhrelid = o.oid)
        UNION ALL
        SELECT 2, 'type of the rows', NULL, name, ns, pg_catalog.format_type(row_type, NULL) FROM own WHERE row_type <> 0
        UNION ALL
        SELECT 2, 'UNLOGGED', NULL, name, ns, NULL FROM own WHERE persistence = 'u' AND relkind IN ('r', 'p')
        UNION ALL
        SELECT 7, 'trigger', t.tgname::text, o.name, o.ns, NULL
        FROM own o JOIN pg_catalog.pg_trigger t ON t.tgrelid = o.oid WHERE NOT t.tgisinternal
        UNION ALL
        SELECT 8, 'rule', r.rulename::text, o.name, o.ns, NULL
        FROM own o JOIN pg_catalog.pg_rewrite r ON r.ev_class = o.oid WHERE r.rulename <> '_RETURN'
        UNION ALL
        SELECT 9, 'row-level security', NULL, name, ns, NULL FROM own WHERE secured
        UNION ALL
        SELECT 10, 'policy', p.polname::text, o.name, o.ns, NULL
        FROM own o JOIN pg_catalog.pg_policy p ON p.polrelid = o.oid
        """;

    private const string OfColumns = """
        SELECT 3, k.kind, a.attname::text, o.name, o.ns, k.detail
        FROM own o JOIN pg_catalog.pg_attribute a ON a.attrelid = o.oid AND a.attnum > 0 AND NOT a.attisdropped
        JOIN pg_catalog.pg_type t ON t.oid = a.atttypid
        CROSS JOIN LATERAL (
            SELECT 'generated column' AS kind, NULL AS detail WHERE a.attgenerated <> ''
            UNION ALL
            SELECT 'identity column', CASE a.attidentity WHEN 'a' THEN 'always' ELSE 'by default' END WHERE a.attidentity <> ''
            UNION ALL
            SELECT 'collation of the column', NULL WHERE a.attcollation NOT IN (0, t.typcollation)
            UNION ALL
            SELECT 'domain of the column', pg_catalog.format_type(t.oid, NULL) WHERE t.typtype = 'd'
        ) k
        WHERE o.relkind IN ('r', 'p')
        UNION ALL
        SELECT 3, 'options of the sequence of the column', a.attname::text, o.name, o.ns, NULL
        FROM own o JOIN pg_catalog.pg_attribute a ON a.attrelid = o.oid AND NOT a.attisdropped
        JOIN pg_catalog.pg_depend d ON d.refclassid = 'pg_catalog.pg_class'::regclass AND d.refobjid = o.oid
            AND d.refobjsubid = a.attnum AND d.classid = 'pg_catalog.pg_class'::regclass AND d.deptype IN ('a', 'i')
        JOIN pg_catalog.pg_sequence q ON q.seqrelid = d.objid
        WHERE q.seqincrement <> 1 OR q.seqstart <> 1 OR q.seqmin <> 1 OR q.seqcache <> 1 OR q.seqcycle
        """;

    // PostgreSQL 15 brought columns of ON DELETE, 18 brought NOT ENFORCED and keys over time.
    private const string OfConstraints = """
        SELECT 4, CASE k.contype WHEN 'c' THEN 'CHECK constraint' ELSE 'exclusion constraint' END, k.conname::text, o.name, o.ns, NULL
        FROM own o JOIN pg_catalog.pg_constraint k ON k.conrelid = o.oid
        WHERE k.contype IN ('c', 'x') AND o.relkind IN ('r', 'p')
        UNION ALL
        SELECT 5, 'foreign key into a schema that is not listed', name, tab, ns, 'to ' || target FROM away
        UNION ALL
        SELECT 5, u.kind, k.conname::text, o.name, o.ns, NULL
        FROM own o JOIN pg_catalog.pg_constraint k ON k.conrelid = o.oid
        CROSS JOIN LATERAL (
            SELECT 'deferrable constraint' AS kind WHERE k.condeferrable
            UNION ALL
            SELECT 'MATCH FULL of the foreign key' WHERE k.confmatchtype = 'f'
            UNION ALL
            SELECT CASE to_jsonb(k) ->> 'conenforced' WHEN 'false' THEN 'NOT ENFORCED of the foreign key'
                ELSE 'NOT VALID of the foreign key' END WHERE k.contype = 'f' AND NOT k.convalidated
            UNION ALL
            SELECT 'columns of ON DELETE of the foreign key' WHERE to_jsonb(k) ->> 'confdelsetcols' IS NOT NULL
            UNION ALL
            SELECT CASE k.contype WHEN 'f' THEN 'PERIOD of the foreign key' ELSE 'WITHOUT OVERLAPS of the key' END
            WHERE to_jsonb(k) ->> 'conperiod' = 'true'
        ) u
        WHERE k.contype IN ('p', 'u', 'f') AND o.relkind IN ('r', 'p') AND k.oid NOT IN (SELECT oid FROM away)
        """;

    private const string OfIndexes = """
        SELECT 6, CASE WHEN i.indpred IS NULL THEN 'index over an expression' ELSE 'partial index over an expression' END,
            x.relname::text, o.name, o.ns, NULL
        FROM own o JOIN pg_catalog.pg_index i ON i.indrelid = o.oid JOIN pg_catalog.pg_class x ON x.oid = i.indexrelid
        WHERE i.indexprs IS NOT NULL AND NOT i.indisexclusion AND o.relkind IN ('r', 'p')
        UNION ALL
        SELECT 6, 'INCLUDE of the index', x.relname::text, o.name, o.ns, NULL
        FROM own o JOIN keys x ON x.indrelid = o.oid WHERE x.indnatts > x.indnkeyatts
        UNION ALL
        SELECT 6, 'NULLS NOT DISTINCT of the index', x.relname::text, o.name, o.ns, NULL
        FROM own o JOIN keys x ON x.indrelid = o.oid WHERE x.nulls_are_one
        UNION ALL
        SELECT DISTINCT 6, 'order of nulls in the index', x.relname::text, o.name, o.ns, NULL
        FROM own o JOIN keys x ON x.indrelid = o.oid CROSS JOIN LATERAL unnest(x.indoption::int2[]) AS u (option)
        WHERE x.amname = 'btree' AND u.option IN (1, 2)
        UNION ALL
        SELECT DISTINCT 6, 'collation of the index', x.relname::text, o.name, o.ns, NULL
        FROM own o JOIN keys x ON x.indrelid = o.oid
        CROSS JOIN LATERAL unnest(x.indkey::int2[], x.indcollation::oid[]) AS u (number, sorting)
        JOIN pg_catalog.pg_attribute a ON a.attrelid = o.oid AND a.attnum = u.number
        WHERE u.sorting NOT IN (0, a.attcollation)
        UNION ALL
        SELECT 6, 'statistics object', s.stxname::text, o.name, o.ns, NULL
        FROM own o JOIN pg_catalog.pg_statistic_ext s ON s.stxrelid = o.oid
        """;

    // What is about a thing that is left out itself (a view, a CHECK) is left out with it.
    private const string OfComments = """
        SELECT 11, CASE WHEN d.objsubid = 0 THEN 'comment' ELSE 'comment on the column' END, a.attname::text, o.name, o.ns, NULL
        FROM own o JOIN pg_catalog.pg_description d ON d.objoid = o.oid AND d.classoid = 'pg_catalog.pg_class'::regclass
        LEFT JOIN pg_catalog.pg_attribute a ON a.attrelid = o.oid AND a.attnum = d.objsubid AND d.objsubid > 0
        WHERE o.relkind IN ('r', 'p')
        UNION ALL
        SELECT 11, 'comment on the constraint', k.conname::text, o.name, o.ns, NULL
        FROM own o JOIN pg_catalog.pg_constraint k ON k.conrelid = o.oid
        JOIN pg_catalog.pg_description d ON d.objoid = k.oid AND d.classoid = 'pg_catalog.pg_constraint'::regclass
        WHERE k.contype IN ('p', 'u', 'f') AND k.oid NOT IN (SELECT oid FROM away)
        UNION ALL
        SELECT 11, 'comment on the index', x.relname::text, o.name, o.ns, NULL
        FROM own o JOIN keys x ON x.indrelid = o.oid
        JOIN pg_catalog.pg_description d ON d.objoid = x.indexrelid AND d.classoid = 'pg_catalog.pg_class'::regclass
        """;

    private const string BesideTables = """
        SELECT 1, CASE relkind WHEN 'v' THEN 'view' WHEN 'm' THEN 'materialized view' ELSE 'foreign table' END, name, NULL, ns, NULL
        FROM own WHERE relkind IN ('v', 'm', 'f')
        UNION ALL
        SELECT 12, CASE p.prokind WHEN 'p' THEN 'procedure' WHEN 'a' THEN 'aggregate' ELSE 'function' END,
            p.proname || '(' || pg_catalog.pg_get_function_identity_arguments(p.oid) || ')', NULL, n.nspname::text, NULL
        FROM pg_catalog.pg_proc p JOIN pg_catalog.pg_namespace n ON n.oid = p.pronamespace AND n.nspname = ANY ($1)
        WHERE NOT EXISTS (SELECT 1 FROM pg_catalog.pg_depend d WHERE d.classid = 'pg_catalog.pg_proc'::regclass
            AND d.objid = p.oid AND d.deptype IN ('e', 'i'))
        UNION ALL
        SELECT 12, 'sequence', c.relname::text, NULL, n.nspname::text, NULL
        FROM pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace AND n.nspname = ANY ($1)
        WHERE c.relkind = 'S' AND NOT EXISTS (SELECT 1 FROM pg_catalog.pg_depend d
            WHERE d.classid = 'pg_catalog.pg_class'::regclass AND d.objid = c.oid AND d.deptype IN ('a', 'i', 'e'))
        UNION ALL
        SELECT 12, CASE t.typtype WHEN 'd' THEN 'domain' WHEN 'c' THEN 'composite type' WHEN 'r' THEN 'range type'
                WHEN 'e' THEN 'comment on the enum' ELSE 'type' END, t.typname::text, NULL, n.nspname::text, NULL
        FROM pg_catalog.pg_type t JOIN pg_catalog.pg_namespace n ON n.oid = t.typnamespace AND n.nspname = ANY ($1)
        WHERE (t.typtype IN ('d', 'r')
            OR t.typtype = 'c' AND EXISTS (SELECT 1 FROM pg_catalog.pg_class c WHERE c.oid = t.typrelid AND c.relkind = 'c')
            OR t.typtype = 'b' AND NOT EXISTS (SELECT 1 FROM pg_catalog.pg_type e WHERE e.typarray = t.oid)
            OR t.typtype = 'e' AND pg_catalog.obj_description(t.oid, 'pg_type') IS NOT NULL)
            AND NOT EXISTS (SELECT 1 FROM pg_catalog.pg_depend d WHERE d.classid = 'pg_catalog.pg_type'::regclass
                AND d.objid = t.oid AND d.deptype = 'e')
        UNION ALL
        SELECT 12, 'collation', c.collname::text, NULL, n.nspname::text, NULL
        FROM pg_catalog.pg_collation c JOIN pg_catalog.pg_namespace n ON n.oid = c.collnamespace AND n.nspname = ANY ($1)
        UNION ALL
        SELECT 12, 'text search configuration', c.cfgname::text, NULL, n.nspname::text, NULL
        FROM pg_catalog.pg_ts_config c JOIN pg_catalog.pg_namespace n ON n.oid = c.cfgnamespace AND n.nspname = ANY ($1)
        """;

    public static async Task<IReadOnlyList<CatalogLeftOut>> Read(PostgreSqlSession session, string[] namespaces,
        CancellationToken ct)
        => await session.Query(
            $"""
            WITH own AS (
                SELECT c.oid, c.relkind, c.relname::text AS name, n.nspname::text AS ns, c.relrowsecurity AS secured,
                    c.reloftype AS row_type, c.relpersistence AS persistence
                FROM pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
                WHERE c.relkind IN ('r', 'p', 'v', 'm', 'f') AND {PostgreSqlIntrospector.OwnRelations}),
            keys AS (
                SELECT i.*, x.relname, am.amname, COALESCE((to_jsonb(i) ->> 'indnullsnotdistinct')::boolean, false) AS nulls_are_one
                FROM pg_catalog.pg_index i JOIN pg_catalog.pg_class x ON x.oid = i.indexrelid JOIN pg_catalog.pg_am am ON am.oid = x.relam
                WHERE NOT i.indisprimary AND NOT i.indisexclusion AND i.indexprs IS NULL),
            away AS (
                SELECT k.oid, k.conname::text AS name, o.name AS tab, o.ns, n.nspname || '.' || f.relname AS target
                FROM own o JOIN pg_catalog.pg_constraint k ON k.conrelid = o.oid AND k.contype = 'f' AND k.conparentid = 0
                JOIN pg_catalog.pg_class f ON f.oid = k.confrelid JOIN pg_catalog.pg_namespace n ON n.oid = f.relnamespace
                WHERE n.nspname <> ALL ($1))
            SELECT kind, name, tab, ns, detail FROM (
                {string.Join("\nUNION ALL\n", OfTables, OfColumns, OfConstraints, OfIndexes, OfComments, BesideTables)}
            ) found ORDER BY tab NULLS FIRST, ns, place, name
            """,
            row => new CatalogLeftOut(row.GetString(0), Text(row, 1), Text(row, 2), row.GetString(3))
            {
                Detail = Text(row, 4),
            },
            ct, (object)namespaces).ConfigureAwait(false);

    private static string? Text(Npgsql.NpgsqlDataReader row, int at) => row.IsDBNull(at) ? null : row.GetString(at);
}
