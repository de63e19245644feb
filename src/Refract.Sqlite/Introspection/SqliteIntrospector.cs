using Refract.Relational;
using Refract.Relational.Catalog;
using Refract.Schema;
using Refract.Schema.Naming;
using Refract.Sqlite.Definitions;
using Refract.Sqlite.Migrations;

namespace Refract.Sqlite.Introspection;

/// <summary>
/// Reads a file's structure: one query for each kind of thing, through the table-valued forms of the pragmas.
/// </summary>
internal sealed class SqliteIntrospector(SqliteSession session)
{
    private const string OwnTables =
        "m.type = 'table' AND m.name NOT LIKE 'sqlite\\_%' ESCAPE '\\' AND m.name <> '_prisma_migrations' "
        + "AND m.sql NOT LIKE 'CREATE VIRTUAL TABLE%'";

    private static readonly ConstraintNames _names = new(DatabaseProvider.Sqlite);

    public async Task<DatabaseCatalog> Read(CancellationToken ct)
    {
        var tables = await session.Query($"SELECT m.name, m.sql FROM sqlite_master m WHERE {OwnTables} ORDER BY m.name",
            row => (Name: row.GetString(0), Sql: row.GetString(1)), ct).ConfigureAwait(false);
        var kinds = await SqliteTableKinds.Read(session, ct).ConfigureAwait(false);
        tables.RemoveAll(table => kinds.IsShadow(table.Name));
        var views = await session.Query(
            "SELECT m.name, m.sql FROM sqlite_master m WHERE m.type = 'view' ORDER BY m.name",
            row => (Name: row.GetString(0), Sql: row.GetString(1)), ct).ConfigureAwait(false);
        var columns = (await Columns(ct).ConfigureAwait(false)).ToLookup(column => column.Table,
            StringComparer.OrdinalIgnoreCase);
        var indexes = (await Indexes(ct).ConfigureAwait(false)).ToLookup(index => index.Table, index => index.Index);
        var foreignKeys = (await ForeignKeys(columns, ct).ConfigureAwait(false)).ToLookup(key => key.Table);
        var dependents = (await Dependents(ct).ConfigureAwait(false)).ToLookup(dependent => dependent.Table,
            dependent => dependent.Dependent);
        var catalog = new DatabaseCatalog
        {
            Tables = [.. tables.Select(table => new CatalogTable
            {
                Name = table.Name,
                Definition = table.Sql,
                Dependents = [.. dependents[table.Name]],
                Columns = [.. columns[table.Name].Select(column => Column(column, [.. columns[table.Name]]))],
                PrimaryKey = PrimaryKey([.. columns[table.Name]]),
                Indexes = Distinct([.. indexes[table.Name]]),
                ForeignKeys = ForeignKeysOf(table.Name, table.Sql, [.. foreignKeys[table.Name]], columns),
            })],
            Views = await Views(views, ct).ConfigureAwait(false),
        };
        return catalog with
        {
            LeftOut =
            [
                .. catalog.Tables.SelectMany(LeftOutReader.Of),
                .. kinds.VirtualTables.Select(
                    name => new CatalogLeftOut("virtual table", name) { IsVirtualTable = true }),
                .. catalog.Views.Select(view => new CatalogLeftOut("view", view.Name)),
                .. catalog.Views.SelectMany(view => dependents[view.Name].Select(
                    trigger => new CatalogLeftOut("trigger", trigger.Name, view.Name))),
            ],
        };
    }

    private async Task<List<CatalogView>> Views(List<(string Name, string Sql)> views, CancellationToken ct)
    {
        var read = new List<CatalogView>();
        foreach (var (name, sql) in views)
        {
            List<ColumnRow> columns;
            try
            {
                columns = await Columns("m.type = 'view' AND m.name = $1", ct, name).ConfigureAwait(false);
            }
            catch (SqliteFault fault) when (fault.IsOfStatement)
            {
                // A view over a table that is gone is an error when its columns are read; there is nothing else
                // wrong with the file.
                columns = [];
            }

            read.Add(new CatalogView(null, name, [.. columns.Select(column => Column(column, []))], sql));
        }

        return read;
    }

    private Task<List<(string Table, CatalogDependent Dependent)>> Dependents(CancellationToken ct)
        => session.Query(
            "SELECT tbl_name, name, sql, type FROM sqlite_master WHERE type IN ('index', 'trigger') AND sql "
                + "IS NOT NULL ORDER BY rowid",
            row => (row.GetString(0),
                new CatalogDependent(row.GetString(1), row.GetString(2), row.GetString(3) == "trigger")), ct);

    /// <summary>A UNIQUE beside a unique index that says the same would be dropped as soon as the schema names only one
    /// of them.</summary>
    private static List<CatalogIndex> Distinct(List<CatalogIndex> indexes)
    {
        indexes.RemoveAll(
            index => index.IsUnnamed
                && indexes.Exists(other => !other.IsUnnamed && other.IsUnique && other.Condition is null
            && other.Columns.Select(column => column.Name).SequenceEqual(index.Columns.Select(column => column.Name))));
        return indexes;
    }

    private Task<List<ColumnRow>> Columns(CancellationToken ct) => Columns(OwnTables, ct);

    private Task<List<ColumnRow>> Columns(string which, CancellationToken ct, params object?[] arguments)
        // Kind 1 is a hidden column of a virtual table; 2 and 3 are generated ones, whose expression is no default.
        => session.Query(
            "SELECT m.name, c.name, c.type, c.\"notnull\", c.dflt_value, c.pk, c.hidden, "
            + "EXISTS (SELECT 1 FROM pragma_index_list(m.name) i WHERE i.origin = 'pk') "
            + "FROM sqlite_master m, pragma_table_xinfo(m.name) c "
            + $"WHERE ({which}) AND c.hidden <> 1 ORDER BY m.name, c.cid",
            row => new ColumnRow(row.GetString(0), row.GetString(1), row.GetString(2), row.GetInt64(3) != 0,
                row.IsDBNull(4) || row.GetInt64(6) != 0 ? null : row.GetString(4), (int)row.GetInt64(5),
                row.GetInt64(6) != 0,
                row.GetInt64(7) != 0), ct, arguments);

    private static CatalogColumn Column(ColumnRow row, IReadOnlyList<ColumnRow> table)
    {
        var scalar = DeclaredTypes.Find(row.Type) ?? ScalarType.Unsupported;

        // SQLite lets nulls into key columns that are not NOT NULL; the schema language has no optional key, so they
        // count as required. INTEGER and nothing else makes a lone key column the row's number, which SQLite fills by
        // itself; a key that has an index (of INTEGER PRIMARY KEY DESC, WITHOUT ROWID) is not it
        // (sqlite.org/lang_createtable.html#rowid).
        var isNumbered = row.KeyPosition > 0 && row.Type.Equals("INTEGER", StringComparison.OrdinalIgnoreCase)
            && !row.HasKeyIndex && table.Count(column => column.KeyPosition > 0) == 1;
        return new CatalogColumn
        {
            Name = row.Name,
            Type = new ColumnType
            {
                Scalar = scalar, IsNullable = !row.IsRequired && row.KeyPosition == 0,
                UnsupportedName = scalar == ScalarType.Unsupported
                    ? row.Type : null,
            },
            Default = isNumbered ? null : SqliteDefaultReader.Read(row.Default, scalar),
            IsAutoIncrement = isNumbered,
            IsGenerated = row.IsGenerated,
            DefaultSql = row.Default,
        };
    }

    private static CatalogPrimaryKey? PrimaryKey(IReadOnlyList<ColumnRow> columns)
    {
        string[] names = [.. columns.Where(column => column.KeyPosition > 0).OrderBy(column => column.KeyPosition)
            .Select(column
            => column.Name)];
        return names.Length == 0 ? null : new CatalogPrimaryKey(null, names);
    }

    private async Task<IEnumerable<(string Table, CatalogIndex Index)>> Indexes(CancellationToken ct)
    {
        var rows = await session.Query(
            $"""
            SELECT m.name, i.name, i."unique", i.origin, x.name, x.desc, x.cid, s.sql
            FROM sqlite_master m, pragma_index_list(m.name) i, pragma_index_xinfo(i.name) x
            LEFT JOIN sqlite_master s ON s.type = 'index' AND s.name = i.name
            WHERE {OwnTables} AND i.origin <> 'pk' AND x.key = 1 ORDER BY m.name, i.seq, x.seqno
            """,
            row => (Table: row.GetString(0), Name: row.GetString(1), IsUnique: row.GetInt64(2) != 0,
                IsConstraint: row.GetString(3) == "u",
                Column: row.IsDBNull(4) ? null : row.GetString(4), IsDescending: row.GetInt64(5) != 0,
                Sql: row.IsDBNull(7)
                    ? null : row.GetString(7)), ct)
            .ConfigureAwait(false);

        // An index over an expression has a column without a name; the schema language has no words for it.
        return rows.GroupBy(row => (row.Table, row.Name)).Where(group => group.All(row => row.Column is not null))
            .Select(group
            => (group.Key.Table, new CatalogIndex
        {
            Name = group.First().IsConstraint
                ? _names.Unique(group.Key.Table, group.Select(row => row.Column!)) : group.Key.Name,
            IsUnique = group.First().IsUnique,
            IsConstraint = group.First().IsConstraint,
            IsUnnamed = group.First().IsConstraint,
            Condition = SqliteIndexText.Condition(group.First().Sql),
            HasUnmodelledParts = group.First().Sql is { } text && SqliteIndexText.HasCollation(text),
            Columns = [.. group.Select(row => new CatalogIndexColumn(row.Column!, row.IsDescending))],
        }));
    }

    /// <summary>A clause may spell the other table and its columns in other cases than they have.</summary>
    private async Task<List<ForeignKeyRow>> ForeignKeys(ILookup<string, ColumnRow> columns, CancellationToken ct)
    {
        var rows = await session.Query(
            "SELECT m.name, f.id, f.\"table\", f.\"from\", f.\"to\", f.on_delete, f.on_update "
            + "FROM sqlite_master m, pragma_foreign_key_list(m.name) f "
            + $"WHERE {OwnTables} ORDER BY m.name, f.id DESC, f.seq",
            row => new ForeignKeyRow(row.GetString(0), row.GetInt64(1), row.GetString(2), row.GetString(3),
                row.IsDBNull(4) ? null : row.GetString(4), row.GetString(5), row.GetString(6)), ct)
                .ConfigureAwait(false);
        return [.. rows.Select(row => columns[row.Target].ToArray() is [var first, ..] target ? row with
        {
            Target = first.Table,
            TargetColumn = target.FirstOrDefault(column => IsSame(column.Name, row.TargetColumn))?.Name
                ?? row.TargetColumn,
        } : row)];
    }

    private static bool IsSame(string name, string? spelled) =>
        name.Equals(spelled, StringComparison.OrdinalIgnoreCase);

    private static List<CatalogForeignKey> ForeignKeysOf(string table, string sql, IReadOnlyList<ForeignKeyRow> rows,
        ILookup<string,
        ColumnRow> columns)
    {
        var names = ForeignKeyNames(sql);
        var keys = rows.GroupBy(row => row.Id).ToArray();
        // In the order in which SQLite tells them, the last one of the text first, as the real Prisma does.
        return [.. keys.Select((key, at) =>
        {
            string[] from = [.. key.Select(row => row.Column)];
            var target = key.First().Target;

            // Without columns the key points to the other table's primary key.
            var to = key.All(row => row.TargetColumn is not null) ? [.. key.Select(row => row.TargetColumn!)]
                : PrimaryKey([.. columns[target]])?.Columns ?? [];
            return new CatalogForeignKey
            {
                Name = (names.Count == keys.Length ? names[at] : null) ?? $"{table}_{string.Join('_', from)}_fkey",
                Columns = from, ReferencedTable = target, ReferencedColumns = to,
                OnDelete = ActionOf(key.First().OnDelete), OnUpdate = ActionOf(key.First().OnUpdate),
            };
        }).Reverse()];
    }

    /// <summary>In the order of the text, null for a key without a name. SQLite numbers them the other way
    /// round.</summary>
    private static List<string?> ForeignKeyNames(string sql) => TableDefinitionParser.Parse(sql) is not { } table ? []
        : [.. table.Columns.SelectMany(column => column.Clauses).Concat(table.Constraints)
            .Where(clause => clause.Kind == ClauseKind.ForeignKey).Select(clause => clause.Name)];

    private static ReferentialAction ActionOf(string text) => text switch
    {
        "CASCADE" => ReferentialAction.Cascade,
        "RESTRICT" => ReferentialAction.Restrict,
        "SET NULL" => ReferentialAction.SetNull,
        "SET DEFAULT" => ReferentialAction.SetDefault,
        _ => ReferentialAction.NoAction,
    };

    private sealed record ColumnRow(string Table, string Name, string Type, bool IsRequired, string? Default,
        int KeyPosition,
        bool IsGenerated, bool HasKeyIndex);

    private sealed record ForeignKeyRow(string Table, long Id, string Target, string Column, string? TargetColumn,
        string OnDelete,
        string OnUpdate);
}
