using Refract.PostgreSql.Migrations;
using Refract.Relational.Catalog;

namespace Refract.PostgreSql.Introspection;

/// <summary>
/// Reads what belongs to a table and the schema language has no words for. Only what the server would drop along with a
/// column without a word, and what stands in the way of a new enum type: with everything else (views, policies,
/// triggers, functions) it refuses by itself.
/// </summary>
internal static class PostgreSqlUnmodelled
{
    public static async Task<ILookup<(string Namespace, string Table), CatalogUnmodelled>> Read(
        PostgreSqlSession session,
        string[] namespaces,
        CancellationToken ct)
    {
        var rows = await session.Query(
            $"""
            SELECT n.nspname::text, c.relname::text, pg_catalog.pg_describe_object(o.class, o.oid, 0), o.name::text, o.definition,
                ARRAY(SELECT DISTINCT a.attname::text FROM pg_catalog.pg_depend d
                    JOIN pg_catalog.pg_attribute a ON a.attrelid = d.refobjid AND a.attnum = d.refobjsubid
                    WHERE d.classid = o.class AND d.objid = o.oid AND d.refclassid = 'pg_catalog.pg_class'::regclass
                        AND d.refobjid = c.oid AND d.refobjsubid > 0 ORDER BY 1),
                ARRAY(SELECT tn.nspname::text FROM pg_catalog.pg_depend d
                    JOIN pg_catalog.pg_type t ON d.refobjid = t.oid OR d.refobjid = t.typarray
                    JOIN pg_catalog.pg_namespace tn ON tn.oid = t.typnamespace
                    WHERE d.classid = o.class AND d.objid = o.oid AND d.refclassid = 'pg_catalog.pg_type'::regclass AND t.typtype = 'e'
                    GROUP BY t.oid, tn.nspname ORDER BY t.oid),
                ARRAY(SELECT t.typname::text FROM pg_catalog.pg_depend d
                    JOIN pg_catalog.pg_type t ON d.refobjid = t.oid OR d.refobjid = t.typarray
                    JOIN pg_catalog.pg_namespace tn ON tn.oid = t.typnamespace
                    WHERE d.classid = o.class AND d.objid = o.oid AND d.refclassid = 'pg_catalog.pg_type'::regclass AND t.typtype = 'e'
                    GROUP BY t.oid, t.typname, tn.nspname ORDER BY t.oid)
            FROM (
                SELECT 'pg_catalog.pg_constraint'::regclass AS class, k.oid, k.conname AS name, k.conrelid AS relation, NULL AS definition
                FROM pg_catalog.pg_constraint k
                WHERE k.contype IN ('c', 'x') OR k.contype = 'f' AND k.conparentid = 0 AND NOT EXISTS (
                    SELECT 1 FROM pg_catalog.pg_class f JOIN pg_catalog.pg_namespace fn ON fn.oid = f.relnamespace
                    WHERE f.oid = k.confrelid AND fn.nspname = ANY ($1))
                UNION ALL
                SELECT 'pg_catalog.pg_class'::regclass, i.indexrelid, ic.relname, i.indrelid, pg_catalog.pg_get_indexdef(i.indexrelid)
                FROM pg_catalog.pg_index i JOIN pg_catalog.pg_class ic ON ic.oid = i.indexrelid
                WHERE (i.indexprs IS NOT NULL OR i.indpred IS NOT NULL OR i.indnatts > i.indnkeyatts) AND NOT i.indisexclusion
                    AND NOT EXISTS (SELECT 1 FROM pg_catalog.pg_constraint k WHERE k.conindid = i.indexrelid AND k.contype IN ('p', 'u', 'x'))
                UNION ALL
                SELECT 'pg_catalog.pg_statistic_ext'::regclass, s.oid, s.stxname, s.stxrelid, NULL FROM pg_catalog.pg_statistic_ext s
            ) o
            JOIN pg_catalog.pg_class c ON c.oid = o.relation
            JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
            WHERE {PostgreSqlIntrospector.OwnRelations}
            ORDER BY n.nspname, c.relname, o.name
            """,
            row =>
            {
                var (schemas, enums) = (row.GetFieldValue<string[]>(6), row.GetFieldValue<string[]>(7));
                return (Key: (row.GetString(0), row.GetString(1)),
                    Value: new CatalogUnmodelled(row.GetString(2), row.GetString(3), row.GetFieldValue<string[]>(5))
                    {
                        IndexDefinition = row.IsDBNull(4) ? null : row.GetString(4),
                        Enums = [.. schemas.Zip(enums, (ns, name) => new QualifiedName(ns, name))],
                    });
            }, ct, (object)namespaces).ConfigureAwait(false);
        return rows.ToLookup(row => row.Key, row => row.Value);
    }
}
