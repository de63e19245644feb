using Refract.PostgreSql.Migrations;
using Refract.Relational;
using Refract.Relational.Catalog;
using Refract.Schema;

namespace Refract.PostgreSql.Introspection;

/// <summary>Reads columns.</summary>
internal static class PostgresColumns
{
    public static async Task<ILookup<(string Namespace, string Table), CatalogColumn>> Read(PostgresSession session, string[] namespaces,
        string defaultNamespace, CancellationToken ct)
    {
        var rows = await session.Query(
            $"""
            SELECT n.nspname::text, c.relname::text, a.attname::text,
                COALESCE(e.typname, t.typname)::text, COALESCE(e.typtype, t.typtype)::text, COALESCE(en.nspname, tn.nspname)::text,
                a.atttypmod, e.oid IS NOT NULL, a.attnotnull, pg_catalog.format_type(a.atttypid, a.atttypmod),
                CASE WHEN a.attgenerated = '' THEN pg_catalog.pg_get_expr(d.adbin, d.adrelid) END, a.attidentity <> '',
                CASE WHEN a.attcollation NOT IN (0, t.typcollation) THEN (
                    SELECT format('%I.%I', cn.nspname, co.collname) FROM pg_catalog.pg_collation co
                    JOIN pg_catalog.pg_namespace cn ON cn.oid = co.collnamespace WHERE co.oid = a.attcollation) END,
                CASE WHEN a.attstorage <> t.typstorage THEN
                    CASE a.attstorage WHEN 'p' THEN 'PLAIN' WHEN 'e' THEN 'EXTERNAL' WHEN 'm' THEN 'MAIN' ELSE 'EXTENDED' END END,
                (SELECT ARRAY[sn.nspname::text, s.relname::text] FROM pg_catalog.pg_depend x
                    JOIN pg_catalog.pg_class s ON s.oid = x.objid AND s.relkind = 'S'
                    JOIN pg_catalog.pg_namespace sn ON sn.oid = s.relnamespace
                    WHERE x.classid = 'pg_catalog.pg_class'::regclass AND x.refclassid = 'pg_catalog.pg_class'::regclass
                        AND x.refobjid = c.oid AND x.refobjsubid = a.attnum AND x.deptype IN ('a', 'i') LIMIT 1)
            FROM pg_catalog.pg_attribute a
            JOIN pg_catalog.pg_class c ON c.oid = a.attrelid
            JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
            JOIN pg_catalog.pg_type t ON t.oid = a.atttypid
            JOIN pg_catalog.pg_namespace tn ON tn.oid = t.typnamespace
            LEFT JOIN pg_catalog.pg_type e ON e.oid = t.typelem AND t.typcategory = 'A'
            LEFT JOIN pg_catalog.pg_namespace en ON en.oid = e.typnamespace
            LEFT JOIN pg_catalog.pg_attrdef d ON d.adrelid = c.oid AND d.adnum = a.attnum
            WHERE c.relkind IN ('r', 'p', 'v', 'm') AND a.attnum > 0 AND NOT a.attisdropped AND {PostgresIntrospector.OwnRelations}
            ORDER BY n.nspname, c.relname, a.attnum
            """,
            row =>
            {
                var type = TypeOf(row.GetString(3), row.GetString(4), row.GetString(5), row.GetInt32(6), row.GetBoolean(7),
                    !row.GetBoolean(8),
                    row.GetString(9), defaultNamespace);
                var (value, isNumbered) = row.IsDBNull(10) ? (null, false) : PostgresDefaultReader.Read(row.GetString(10), type);
                var column = new CatalogColumn
                {
                    Name = row.GetString(2), Type = type, Default = value, IsAutoIncrement = isNumbered || row.GetBoolean(11),
                    Collation = row.IsDBNull(12) ? null : row.GetString(12), Storage = row.IsDBNull(13) ? null : row.GetString(13),
                    DefaultSql = row.IsDBNull(10) ? null : row.GetString(10),
                    IsIdentity = row.GetBoolean(11),
                    Sequence = row.IsDBNull(14) ? null : row.GetFieldValue<string[]>(14) is [var ns, var sequence] ? new QualifiedName(ns, sequence) : null,
                };
                return (Key: (row.GetString(0), row.GetString(1)), Column: column);
            }, ct, (object)namespaces).ConfigureAwait(false);
        return rows.ToLookup(row => row.Key, row => row.Column);
    }

    private static ColumnType TypeOf(string name, string kind, string typeNamespace, int modifier, bool isList, bool isNullable,
        string fullName,
        string defaultNamespace)
    {
        if (kind == "e")
            return new ColumnType
            {
                Scalar = ScalarType.Enum, EnumName = name, EnumSchema = typeNamespace == defaultNamespace ? null : typeNamespace,
                IsList = isList, IsNullable = isNullable,
            };
        if (kind == "b" && PostgresTypeNames.Find(name, modifier) is { } known)
            return new ColumnType { Scalar = known.Scalar, Native = known.Native, IsList = isList, IsNullable = isNullable };
        return new ColumnType
        {
            Scalar = ScalarType.Unsupported, IsList = isList, IsNullable = isNullable,
            UnsupportedName = isList && fullName.EndsWith("[]", StringComparison.Ordinal) ? fullName[..^2] : fullName,
        };
    }
}
