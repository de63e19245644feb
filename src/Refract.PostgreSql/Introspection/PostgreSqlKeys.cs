using Refract.PostgreSql.Migrations;
using Refract.Relational.Catalog;
using Refract.Schema;

namespace Refract.PostgreSql.Introspection;

/// <summary>
/// Reads primary and foreign keys. A foreign key to a table in a database schema that is not read is none that the
/// schema could know of.
/// </summary>
internal static class PostgreSqlKeys
{
    public static async Task<ILookup<(string Namespace, string Table),
        CatalogPrimaryKey>> ReadPrimaryKeys(PostgreSqlSession session, string[] namespaces,
        CancellationToken ct)
    {
        var rows = await session.Query(
            $"""
            SELECT n.nspname::text, c.relname::text, k.conname::text, {ColumnNames("k.conrelid", "k.conkey")}
            FROM pg_catalog.pg_constraint k
            JOIN pg_catalog.pg_class c ON c.oid = k.conrelid
            JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
            WHERE k.contype = 'p' AND {PostgreSqlIntrospector.OwnRelations}
            """,
            row => (Key: (row.GetString(0), row.GetString(1)),
                Value: new CatalogPrimaryKey(row.GetString(2), row.GetFieldValue<string[]>(3))),
            ct, (object)namespaces).ConfigureAwait(false);
        return rows.ToLookup(row => row.Key, row => row.Value);
    }

    public static async Task<ILookup<(string Namespace, string Table),
        CatalogForeignKey>> ReadForeignKeys(PostgreSqlSession session, string[] namespaces,
        CancellationToken ct)
    {
        // conparentid leaves out the copies that a key on or to a partitioned table has for each partition.
        var rows = await session.Query(
            $"""
            SELECT n.nspname::text, c.relname::text, k.conname::text, {ColumnNames("k.conrelid", "k.conkey")},
                fn.nspname::text, f.relname::text, {ColumnNames("k.confrelid", "k.confkey")}, k.confdeltype::text, k.confupdtype::text,
                concat_ws(' ', CASE WHEN k.confmatchtype = 'f' THEN 'MATCH FULL' END,
                    CASE WHEN k.condeferrable THEN 'DEFERRABLE' END, CASE WHEN k.condeferred THEN 'INITIALLY DEFERRED' END,
                    CASE WHEN NOT k.convalidated THEN 'NOT VALID' END)
            FROM pg_catalog.pg_constraint k
            JOIN pg_catalog.pg_class c ON c.oid = k.conrelid
            JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
            JOIN pg_catalog.pg_class f ON f.oid = k.confrelid
            JOIN pg_catalog.pg_namespace fn ON fn.oid = f.relnamespace
            WHERE k.contype = 'f' AND k.conparentid = 0 AND fn.nspname = ANY ($1) AND {PostgreSqlIntrospector.OwnRelations}
            ORDER BY n.nspname, c.relname, k.conname
            """,
            row => (Key: (row.GetString(0), row.GetString(1)), Value: new CatalogForeignKey
            {
                Name = row.GetString(2),
                Columns = row.GetFieldValue<string[]>(3),
                ReferencedNamespace = row.GetString(4),
                ReferencedTable = row.GetString(5),
                ReferencedColumns = row.GetFieldValue<string[]>(6),
                OnDelete = ActionOf(row.GetString(7)),
                OnUpdate = ActionOf(row.GetString(8)),
                Options = row.GetString(9),
            }), ct, (object)namespaces).ConfigureAwait(false);
        return rows.ToLookup(row => row.Key, row => row.Value);
    }

    private static string ColumnNames(string relation, string numbers)
        => "(SELECT array_agg(a.attname::text ORDER BY u.at) FROM unnest(" + numbers
        + ") WITH ORDINALITY AS u (number, at) "
        + $"JOIN pg_catalog.pg_attribute a ON a.attrelid = {relation} AND a.attnum = u.number)";

    private static ReferentialAction ActionOf(string code) => code switch
    {
        "r" => ReferentialAction.Restrict,
        "c" => ReferentialAction.Cascade,
        "n" => ReferentialAction.SetNull,
        "d" => ReferentialAction.SetDefault,
        _ => ReferentialAction.NoAction,
    };
}
