using Refract.PostgreSql.Migrations;
using Refract.Relational.Catalog;

namespace Refract.PostgreSql.Introspection;

/// <summary>
/// Finds what a database holds and the schema language has no words for, so that a pull can name it: relations that are
/// not tables, and what belongs to a table and changes what its rows may be, or what is found among them. Who owns it
/// or may use it, and where and how it is stored (tablespace, storage, publications, event triggers, functions, types
/// of their own), is no part of a schema of data, and is not named.
/// </summary>
internal static class PostgreSqlLeftOut
{
    public static async Task<IReadOnlyList<CatalogLeftOut>> Read(PostgreSqlSession session, string[] namespaces,
        CancellationToken ct)
        => await session.Query(
            $"""
            WITH own AS (
                SELECT c.oid, c.relkind, c.relname::text AS name, n.nspname::text AS ns, c.relrowsecurity AS secured
                FROM pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
                WHERE c.relkind IN ('r', 'p', 'v', 'm', 'f') AND {PostgreSqlIntrospector.OwnRelations}),
            keys AS (
                SELECT i.*, x.relname, am.amname, COALESCE((to_jsonb(i) ->> 'indnullsnotdistinct')::boolean, false) AS nulls_are_one
                FROM pg_catalog.pg_index i JOIN pg_catalog.pg_class x ON x.oid = i.indexrelid JOIN pg_catalog.pg_am am ON am.oid = x.relam
                WHERE NOT i.indisprimary AND NOT i.indisexclusion AND i.indexprs IS NULL)
            SELECT kind, name, tab, ns FROM (
                SELECT 1 AS place, CASE relkind WHEN 'v' THEN 'view' WHEN 'm' THEN 'materialized view' ELSE 'foreign table' END AS kind,
                    name, NULL AS tab, ns FROM own WHERE relkind IN ('v', 'm', 'f')
                UNION ALL
                SELECT 2, 'partitioning', NULL, name, ns FROM own WHERE relkind = 'p'
                UNION ALL
                SELECT 2, 'inheritance', NULL, o.name, o.ns FROM own o
                WHERE o.relkind = 'r' AND EXISTS (SELECT 1 FROM pg_catalog.pg_inherits h WHERE h.inhrelid = o.oid)
                UNION ALL
                SELECT 3, 'generated column', a.attname::text, o.name, o.ns
                FROM own o JOIN pg_catalog.pg_attribute a ON a.attrelid = o.oid AND a.attnum > 0 AND NOT a.attisdropped
                WHERE a.attgenerated <> '' AND o.relkind IN ('r', 'p')
                UNION ALL
                SELECT 3, 'collation of the column', a.attname::text, o.name, o.ns
                FROM own o JOIN pg_catalog.pg_attribute a ON a.attrelid = o.oid AND a.attnum > 0 AND NOT a.attisdropped
                JOIN pg_catalog.pg_type t ON t.oid = a.atttypid
                WHERE a.attcollation NOT IN (0, t.typcollation) AND o.relkind IN ('r', 'p')
                UNION ALL
                SELECT 4, CASE k.contype WHEN 'c' THEN 'CHECK constraint' ELSE 'exclusion constraint' END, k.conname::text, o.name, o.ns
                FROM own o JOIN pg_catalog.pg_constraint k ON k.conrelid = o.oid
                WHERE k.contype IN ('c', 'x') AND o.relkind IN ('r', 'p')
                UNION ALL
                SELECT 5, 'deferrable constraint', k.conname::text, o.name, o.ns
                FROM own o JOIN pg_catalog.pg_constraint k ON k.conrelid = o.oid
                WHERE k.contype IN ('p', 'u', 'f') AND k.condeferrable AND o.relkind IN ('r', 'p')
                UNION ALL
                SELECT 6, CASE WHEN i.indpred IS NULL THEN 'index over an expression' ELSE 'partial index over an expression' END,
                    x.relname::text, o.name, o.ns
                FROM own o JOIN pg_catalog.pg_index i ON i.indrelid = o.oid JOIN pg_catalog.pg_class x ON x.oid = i.indexrelid
                WHERE i.indexprs IS NOT NULL AND NOT i.indisexclusion AND o.relkind IN ('r', 'p')
                UNION ALL
                SELECT 6, 'INCLUDE of the index', x.relname::text, o.name, o.ns
                FROM own o JOIN keys x ON x.indrelid = o.oid WHERE x.indnatts > x.indnkeyatts
                UNION ALL
                SELECT 6, 'NULLS NOT DISTINCT of the index', x.relname::text, o.name, o.ns
                FROM own o JOIN keys x ON x.indrelid = o.oid WHERE x.nulls_are_one
                UNION ALL
                SELECT DISTINCT 6, 'order of nulls in the index', x.relname::text, o.name, o.ns
                FROM own o JOIN keys x ON x.indrelid = o.oid CROSS JOIN LATERAL unnest(x.indoption::int2[]) AS u (option)
                WHERE x.amname = 'btree' AND u.option IN (1, 2)
                UNION ALL
                SELECT DISTINCT 6, 'collation of the index', x.relname::text, o.name, o.ns
                FROM own o JOIN keys x ON x.indrelid = o.oid
                CROSS JOIN LATERAL unnest(x.indkey::int2[], x.indcollation::oid[]) AS u (number, sorting)
                JOIN pg_catalog.pg_attribute a ON a.attrelid = o.oid AND a.attnum = u.number
                WHERE u.sorting NOT IN (0, a.attcollation)
                UNION ALL
                SELECT 6, 'statistics object', s.stxname::text, o.name, o.ns
                FROM own o JOIN pg_catalog.pg_statistic_ext s ON s.stxrelid = o.oid
                UNION ALL
                SELECT 7, 'trigger', t.tgname::text, o.name, o.ns
                FROM own o JOIN pg_catalog.pg_trigger t ON t.tgrelid = o.oid WHERE NOT t.tgisinternal
                UNION ALL
                SELECT 8, 'rule', r.rulename::text, o.name, o.ns
                FROM own o JOIN pg_catalog.pg_rewrite r ON r.ev_class = o.oid WHERE r.rulename <> '_RETURN'
                UNION ALL
                SELECT 9, 'row-level security', NULL, name, ns FROM own WHERE secured
                UNION ALL
                SELECT 10, 'policy', p.polname::text, o.name, o.ns FROM own o JOIN pg_catalog.pg_policy p ON p.polrelid = o.oid
                UNION ALL
                SELECT 11, CASE WHEN d.objsubid = 0 THEN 'comment' ELSE 'comment on the column' END, a.attname::text, o.name, o.ns
                FROM own o JOIN pg_catalog.pg_description d ON d.objoid = o.oid AND d.classoid = 'pg_catalog.pg_class'::regclass
                LEFT JOIN pg_catalog.pg_attribute a ON a.attrelid = o.oid AND a.attnum = d.objsubid AND d.objsubid > 0
                WHERE o.relkind IN ('r', 'p')
            ) found ORDER BY tab NULLS FIRST, ns, place, name
            """,
            row => new CatalogLeftOut(row.GetString(0), row.IsDBNull(1) ? null : row.GetString(1), row.IsDBNull(2)
                ? null : row.GetString(2), row.GetString(3)),
            ct, (object)namespaces).ConfigureAwait(false);
}
