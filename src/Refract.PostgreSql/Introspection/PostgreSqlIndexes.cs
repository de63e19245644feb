using Refract.PostgreSql.Migrations;
using Refract.Relational.Catalog;

namespace Refract.PostgreSql.Introspection;

/// <summary>
/// Reads indexes. One over an expression, or one that stands behind an exclusion constraint, is left out: the schema
/// language has no words for it, so it is nothing that a schema could want changed.
/// </summary>
internal static class PostgreSqlIndexes
{
    /// <summary>
    /// A default class that an extension adds for a type of the server's own (btree_gin, btree_gist): the schema
    /// language, which does not know of it, wants it named.
    /// </summary>
    private const string ClassOfExtension = """
        am.amname IN ('gin', 'gist', 'spgist')
            AND EXISTS (SELECT 1 FROM pg_catalog.pg_type t WHERE t.oid = o.opcintype AND t.typnamespace = 'pg_catalog'::regnamespace)
            AND EXISTS (SELECT 1 FROM pg_catalog.pg_depend d
                WHERE d.classid = 'pg_catalog.pg_opclass'::regclass AND d.objid = o.oid AND d.deptype = 'e')
        """;

    // indoption: bit 0 is DESC, bit 1 NULLS FIRST, which DESC implies (pg_index in the manual's chapter 53).
    private const short DescendingBit = 1;

    public static async Task<ILookup<(string Namespace, string Table),
        CatalogIndex>> Read(PostgreSqlSession session, string[] namespaces, CancellationToken ct)
    {
        var rows = await session.Query(
            $"""
            SELECT n.nspname::text, c.relname::text, ic.relname::text, i.indisunique, am.amname::text,
                pg_catalog.pg_get_expr(i.indpred, i.indrelid), EXISTS (SELECT 1 FROM pg_catalog.pg_constraint k WHERE k.conindid = ic.oid AND k.contype = 'u'),
                cols.names, cols.options, cols.classes,
                am.amname NOT IN ('btree', 'hash', 'gin', 'gist', 'spgist', 'brin'), i.indnatts > i.indnkeyatts OR cols.unusual
                    OR COALESCE((to_jsonb(i) ->> 'indnullsnotdistinct')::boolean, false)
                    OR EXISTS (SELECT 1 FROM pg_catalog.pg_constraint k WHERE k.conindid = ic.oid AND k.contype = 'u' AND k.condeferrable)
            FROM pg_catalog.pg_index i
            JOIN pg_catalog.pg_class ic ON ic.oid = i.indexrelid
            JOIN pg_catalog.pg_am am ON am.oid = ic.relam
            JOIN pg_catalog.pg_class c ON c.oid = i.indrelid
            JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
            CROSS JOIN LATERAL (
                SELECT array_agg(a.attname::text ORDER BY u.at) AS names, array_agg(u.option ORDER BY u.at) AS options,
                    array_agg(CASE WHEN o.opcdefault AND NOT ({ClassOfExtension}) THEN '' ELSE quote_ident(o.opcname) END ORDER BY u.at) AS classes,
                    bool_or(u.option IN (1, 2) AND am.amname = 'btree' OR u.sorting NOT IN (0, a.attcollation)) AS unusual
                FROM unnest(i.indkey::int2[], i.indoption::int2[], i.indclass::oid[], i.indcollation::oid[])
                    WITH ORDINALITY AS u (number, option, class, sorting, at)
                JOIN pg_catalog.pg_attribute a ON a.attrelid = i.indrelid AND a.attnum = u.number
                JOIN pg_catalog.pg_opclass o ON o.oid = u.class
                WHERE u.at <= i.indnkeyatts
            ) cols
            WHERE NOT i.indisprimary AND NOT i.indisexclusion AND i.indexprs IS NULL AND {PostgreSqlIntrospector.OwnRelations}
            ORDER BY n.nspname, c.relname, ic.relname
            """,
            row =>
            {
                var names = row.GetFieldValue<string[]>(7);
                var options = row.GetFieldValue<short[]>(8);
                var classes = row.GetFieldValue<string[]>(9);
                var method = row.GetString(4);
                var isForeign = row.GetBoolean(10);
                return (Key: (row.GetString(0), row.GetString(1)), Value: new CatalogIndex
                {
                    Name = row.GetString(2),
                    IsUnique = row.GetBoolean(3),
                    Algorithm = method == "btree" || isForeign ? null : method,
                    ForeignAlgorithm = isForeign ? method : null,
                    Condition = row.IsDBNull(5) ? null : row.GetString(5),
                    IsConstraint = row.GetBoolean(6),
                    HasUnmodelledParts = isForeign || row.GetBoolean(11),
                    Columns = [.. names.Select((name, at)
                        => new CatalogIndexColumn(name, (options[at] & DescendingBit) != 0,
                            isForeign || classes[at].Length == 0 ? null : classes[at]))],
                });
            }, ct, (object)namespaces).ConfigureAwait(false);
        return rows.ToLookup(row => row.Key, row => row.Value);
    }
}
