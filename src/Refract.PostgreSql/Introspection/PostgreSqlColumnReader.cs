using Refract.PostgreSql.Migrations;
using Refract.Relational;
using Refract.Relational.Catalog;
using Refract.Schema;

namespace Refract.PostgreSql.Introspection;

/// <summary>Reads columns.</summary>
internal static class PostgreSqlColumnReader
{
    public static async Task<ILookup<(string Namespace, string Table), CatalogColumn>> Read(PostgreSqlSession session,
        string[] namespaces,
        string defaultNamespace, IReadOnlyList<CatalogEnum> enums, CancellationToken ct)
    {
        var knownEnums = enums.Select(type => (type.Namespace!, type.Name)).ToHashSet();
        // A domain may be one of another domain, or of a list; what is stored is the type at the end.
        var rows = await session.Query(
            $"""
            WITH RECURSIVE base (domain, type, modifier, is_required) AS (
                SELECT t.oid, t.typbasetype, t.typtypmod, t.typnotnull FROM pg_catalog.pg_type t WHERE t.typtype = 'd'
                UNION ALL
                SELECT b.domain, t.typbasetype, CASE WHEN b.modifier = -1 THEN t.typtypmod ELSE b.modifier END, b.is_required OR t.typnotnull
                FROM base b JOIN pg_catalog.pg_type t ON t.oid = b.type WHERE t.typtype = 'd')
            SELECT n.nspname::text, c.relname::text, a.attname::text,
                COALESCE(eb.typname, e.typname, t.typname)::text, COALESCE(eb.typtype, e.typtype, t.typtype)::text,
                COALESCE(ebn.nspname, en.nspname, tn.nspname)::text,
                COALESCE(ed.modifier, d.modifier, a.atttypmod), e.oid IS NOT NULL, a.attnotnull OR COALESCE(d.is_required, false),
                pg_catalog.format_type(t.oid, COALESCE(d.modifier, a.atttypmod)),
                CASE WHEN a.attgenerated = '' THEN pg_catalog.pg_get_expr(f.adbin, f.adrelid) END, a.attidentity <> '', a.attgenerated <> '',
                CASE WHEN d.domain IS NOT NULL OR ed.domain IS NOT NULL THEN pg_catalog.format_type(a.atttypid, a.atttypmod) END,
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
            LEFT JOIN (SELECT b.* FROM base b JOIN pg_catalog.pg_type x ON x.oid = b.type WHERE x.typtype <> 'd') d ON d.domain = a.atttypid
            JOIN pg_catalog.pg_type t ON t.oid = COALESCE(d.type, a.atttypid)
            JOIN pg_catalog.pg_namespace tn ON tn.oid = t.typnamespace
            LEFT JOIN pg_catalog.pg_type e ON e.oid = t.typelem AND t.typcategory = 'A'
            LEFT JOIN pg_catalog.pg_namespace en ON en.oid = e.typnamespace
            LEFT JOIN (SELECT b.* FROM base b JOIN pg_catalog.pg_type x ON x.oid = b.type WHERE x.typtype <> 'd') ed ON ed.domain = e.oid
            LEFT JOIN pg_catalog.pg_type eb ON eb.oid = ed.type
            LEFT JOIN pg_catalog.pg_namespace ebn ON ebn.oid = eb.typnamespace
            LEFT JOIN pg_catalog.pg_attrdef f ON f.adrelid = c.oid AND f.adnum = a.attnum
            WHERE c.relkind IN ('r', 'p', 'v', 'm') AND a.attnum > 0 AND NOT a.attisdropped AND {PostgreSqlIntrospector.OwnRelations}
            ORDER BY n.nspname, c.relname, a.attnum
            """,
            row =>
            {
                var type = TypeOf(row.GetString(3), row.GetString(4), row.GetString(5), row.GetInt32(6),
                    row.GetBoolean(7),
                    !row.GetBoolean(8),
                    row.IsDBNull(13) ? row.GetString(9) : row.GetString(13), defaultNamespace, knownEnums);
                var sql = row.IsDBNull(10) ? null : row.GetString(10);
                var (value, isNumbered) = sql is null ? (null, false) : PostgreSqlDefaultReader.Read(sql, type);
                var column = new CatalogColumn
                {
                    Name = row.GetString(2), Type = type, Default = value,
                    IsAutoIncrement = isNumbered || row.GetBoolean(11),
                    IsGenerated = row.GetBoolean(12), DefaultSql = sql, IsIdentity = row.GetBoolean(11),
                    Domain = row.IsDBNull(13) || type.Scalar == ScalarType.Unsupported ? null : row.GetString(13),
                    Collation = row.IsDBNull(14) ? null : row.GetString(14),
                    Storage = row.IsDBNull(15) ? null : row.GetString(15),
                    Sequence = row.IsDBNull(16)
                        ? null : row.GetFieldValue<string[]>(16) is [var ns, var sequence]
                            ? new QualifiedName(ns, sequence) : null,
                };
                return (Key: (row.GetString(0), row.GetString(1)), Column: column);
            }, ct, (object)namespaces).ConfigureAwait(false);
        return rows.ToLookup(row => row.Key, row => row.Column);
    }

    /// <summary>A type of the catalog.</summary>
    /// <param name="name">Its name in <c>pg_type</c>; of a list that of its items.</param>
    /// <param name="kind">Its <c>typtype</c>.</param>
    /// <param name="typeNamespace">Its database schema.</param>
    /// <param name="modifier">The type modifier, or -1.</param>
    /// <param name="isList">Whether it is a list of that type.</param>
    /// <param name="isNullable">Whether the column may be null.</param>
    /// <param name="fullName">The name as <c>format_type</c> has it.</param>
    /// <param name="defaultNamespace">The database schema that goes without saying.</param>
    /// <param name="enums">The enums that count as such; null for all.</param>
    public static ColumnType TypeOf(string name, string kind, string typeNamespace, int modifier, bool isList,
        bool isNullable,
        string fullName,
        string defaultNamespace, HashSet<(string, string)>? enums)
    {
        // An enum of a schema that is not read, of an extension, or without values is one that the schema has no words
        // for.
        if (kind == "e" && (enums is null || enums.Contains((typeNamespace, name))))
            return new ColumnType
            {
                Scalar = ScalarType.Enum, EnumName = name,
                EnumSchema = typeNamespace == defaultNamespace ? null : typeNamespace,
                IsList = isList, IsNullable = isNullable,
            };
        if (kind == "b" && PostgreSqlTypeSpelling.Find(name, modifier, isList) is { } known)
            return new ColumnType { Scalar = known.Scalar, Native = known.Native, IsList = isList,
                IsNullable = isNullable };
        return new ColumnType
        {
            Scalar = ScalarType.Unsupported, IsList = isList, IsNullable = isNullable,
            UnsupportedName = isList && fullName.EndsWith("[]", StringComparison.Ordinal) ? fullName[..^2] : fullName,
        };
    }
}
