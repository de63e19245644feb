using Refract.PostgreSql.Migrations;
using Refract.Relational.Catalog;

namespace Refract.PostgreSql.Introspection;

/// <summary>
/// Reads a database's structure: one query for each kind of thing, however many tables there are. What belongs to an
/// extension, partitions (their parent stands for them) and <c>_prisma_migrations</c> are left out.
/// </summary>
internal sealed class PostgreSqlIntrospector(PostgreSqlSession session, string defaultNamespace)
{
    /// <summary>Conditions that every query over pg_class <c>c</c> in pg_namespace <c>n</c> shares; <c>$1</c> is the
    /// array of namespaces.</summary>
    internal const string OwnRelations =
        "n.nspname = ANY ($1) AND c.relname <> '_prisma_migrations' AND NOT c.relispartition AND NOT EXISTS "
        + "(SELECT 1 FROM pg_catalog.pg_depend x WHERE x.classid = 'pg_catalog.pg_class'::regclass AND "
        + "x.objid = c.oid AND x.deptype = 'e')";

    public async Task<DatabaseCatalog> Read(string[] names, CancellationToken ct)
    {
        var found = await session.Query(
            "SELECT nspname::text FROM pg_catalog.pg_namespace WHERE nspname = ANY ($1) ORDER BY 1",
            row => row.GetString(0), ct, (object)names).ConfigureAwait(false);
        var enums = await Enums(names, ct).ConfigureAwait(false);
        var relations = await session.Query(
            "SELECT n.nspname::text, c.relname::text, c.relkind IN ('v', 'm'), "
            + "CASE WHEN c.relkind IN ('v', 'm') THEN pg_catalog.pg_get_viewdef(c.oid) END, "
            + "EXISTS (SELECT 1 FROM pg_catalog.pg_inherits i WHERE i.inhrelid = c.oid) "
            + "FROM pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace "
            + $"WHERE c.relkind IN ('r', 'p', 'v', 'm') AND {OwnRelations} ORDER BY n.nspname, c.relname",
            row => (Namespace: row.GetString(0), Name: row.GetString(1), IsView: row.GetBoolean(2),
                Definition: row.IsDBNull(3)
                ? null : row.GetString(3), IsInherited: row.GetBoolean(4)),
            ct, (object)names).ConfigureAwait(false);
        var columns = await PostgreSqlColumnReader.Read(session, names, defaultNamespace, enums, ct)
            .ConfigureAwait(false);
        var keys = await PostgreSqlKeys.ReadPrimaryKeys(session, names, ct).ConfigureAwait(false);
        var foreignKeys = await PostgreSqlKeys.ReadForeignKeys(session, names, ct).ConfigureAwait(false);
        var unmodelled = await PostgreSqlUnmodelled.Read(session, names, ct).ConfigureAwait(false);
        var indexes = await PostgreSqlIndexes.Read(session, names, ct).ConfigureAwait(false);

        return new DatabaseCatalog
        {
            DefaultNamespace = defaultNamespace,
            Namespaces = found,
            Extensions = await Extensions(ct).ConfigureAwait(false),
            Sequences = await Sequences(names, ct).ConfigureAwait(false),
            Enums = enums,
            Tables = [.. relations.Where(relation => !relation.IsView)
                .Select(relation => (At: (relation.Namespace, relation.Name), relation.IsInherited))
                .Select(table => new CatalogTable
                {
                    Namespace = table.At.Namespace,
                    Name = table.At.Name,
                    Columns = [.. columns[table.At]],
                    PrimaryKey = keys[table.At].FirstOrDefault(),
                    Indexes = [.. indexes[table.At]],
                    ForeignKeys = [.. foreignKeys[table.At]],
                    Unmodelled = [.. unmodelled[table.At]],
                    IsInherited = table.IsInherited,
                })],
            Views = [.. relations.Where(relation => relation.IsView).Select(relation
                => new CatalogView(relation.Namespace, relation.Name, [.. columns[(relation.Namespace, relation.Name)]],
                    relation.Definition))],
        };
    }

    private async Task<IReadOnlyList<QualifiedName>> Sequences(string[] namespaces, CancellationToken ct)
        => await session.Query(
            """
            SELECT n.nspname::text, c.relname::text FROM pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
            WHERE c.relkind = 'S' AND n.nspname = ANY ($1) ORDER BY 1, 2
            """, row => new QualifiedName(row.GetString(0), row.GetString(1)), ct, (object)namespaces).ConfigureAwait(false);

    private async Task<IReadOnlyList<CatalogEnum>> Enums(string[] namespaces, CancellationToken ct)
        => await session.Query(
            """
            SELECT n.nspname::text, t.typname::text,
                ARRAY(SELECT e.enumlabel::text FROM pg_catalog.pg_enum e WHERE e.enumtypid = t.oid ORDER BY e.enumsortorder),
                ARRAY(
                    SELECT format('GRANT %s ON TYPE {type} TO %s%s;', a.privilege_type,
                        CASE WHEN a.grantee = 0 THEN 'PUBLIC' ELSE quote_ident(pg_catalog.pg_get_userbyid(a.grantee)) END,
                        CASE WHEN a.is_grantable THEN ' WITH GRANT OPTION' ELSE '' END)
                    FROM pg_catalog.aclexplode(t.typacl) a WHERE a.grantee <> t.typowner
                    UNION ALL
                    SELECT 'REVOKE USAGE ON TYPE {type} FROM PUBLIC;' WHERE t.typacl IS NOT NULL
                        AND NOT EXISTS (SELECT 1 FROM pg_catalog.aclexplode(t.typacl) a WHERE a.grantee = 0)
                    UNION ALL
                    SELECT format('COMMENT ON TYPE {type} IS %L;', c.text)
                    FROM pg_catalog.obj_description(t.oid, 'pg_type') AS c (text) WHERE c.text IS NOT NULL
                    UNION ALL
                    SELECT format('ALTER TYPE {type} OWNER TO %I;', pg_catalog.pg_get_userbyid(t.typowner))
                    WHERE pg_catalog.pg_get_userbyid(t.typowner) <> current_user)
            FROM pg_catalog.pg_type t JOIN pg_catalog.pg_namespace n ON n.oid = t.typnamespace
            WHERE n.nspname = ANY ($1) AND NOT EXISTS (SELECT 1 FROM pg_catalog.pg_depend x
                WHERE x.classid = 'pg_catalog.pg_type'::regclass AND x.objid = t.oid AND x.deptype = 'e')
                AND EXISTS (SELECT 1 FROM pg_catalog.pg_enum e WHERE e.enumtypid = t.oid)
            ORDER BY n.nspname, t.typname
            """,
            row => new CatalogEnum(row.GetString(0), row.GetString(1), row.GetFieldValue<string[]>(2))
            {
                Properties = row.GetFieldValue<string[]>(3),
            }, ct, (object)namespaces).ConfigureAwait(false);

    private async Task<IReadOnlyList<CatalogExtension>> Extensions(CancellationToken ct)
        => await session.Query(
            """
            SELECT e.extname::text, e.extversion, n.nspname::text
            FROM pg_catalog.pg_extension e JOIN pg_catalog.pg_namespace n ON n.oid = e.extnamespace WHERE e.extname <> 'plpgsql' ORDER BY e.extname
            """, row => new CatalogExtension(row.GetString(0), row.GetString(1), row.GetString(2)), ct).ConfigureAwait(false);
}
