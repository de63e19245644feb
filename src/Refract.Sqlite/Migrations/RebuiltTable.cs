using Refract.Relational.Catalog;
using Refract.Relational.Operations;
using Refract.Sqlite.Definitions;
using Refract.Sqlite.Types;

namespace Refract.Sqlite.Migrations;

/// <summary>
/// The definition of a table that is rebuilt: the old text with the parts changed that the schema speaks of. What
/// the schema language
/// has no words for (CHECK, COLLATE, generated columns, STRICT, conflict clauses, comments) stays as it is written.
/// </summary>
internal static class RebuiltTable
{
    public static TableDefinition Edit(TableDefinition old, RebuildTable rebuild)
    {
        var (from, to) = (rebuild.From, rebuild.To);
        var key = KeyChange.Of(old, from, to);
        var items = new List<TableItem>();
        foreach (var column in to.Columns)
        {
            var item = old.Items.FirstOrDefault(candidate => candidate.Column?.Name == column.Name);
            if (item is not null)
                items.Add(item with { Column = Column(item.Column!, column, rebuild, key) });
            else if (!column.IsGenerated)
                items.Add(NewColumn(column, key));
        }

        KeepGenerated(items, old, from, to);
        items.AddRange(Constraints(old, rebuild, key));
        return old with { Items = items };
    }

    private static TableItem NewColumn(CatalogColumn column, KeyChange key)
    {
        var text = TableSql.Define(column, key.LoneColumn == column.Name);
        return new TableItem { Column = new ColumnDefinition(column.Name, text, SqliteNames.Quote(column.Name), "",
            []) };
    }

    /// <summary>Generated columns that the schema does not name stay where they are, behind the column that is before
    /// them now.</summary>
    private static void KeepGenerated(List<TableItem> items, TableDefinition old, CatalogTable from, CatalogTable to)
    {
        var at = 0;
        foreach (var item in old.Items.Where(item => item.Column is not null))
        {
            var name = item.Column!.Name;
            if (items.FindIndex(candidate => candidate.Column!.Name == name) is var place && place >= 0)
                at = place + 1;
            else if (item.Column.IsGenerated && to.FindColumn(name) is null && from.FindColumn(name) is not null)
                items.Insert(at++, item);
        }
    }

    private static ColumnDefinition Column(ColumnDefinition old, CatalogColumn column, RebuildTable rebuild,
        KeyChange key)
    {
        var changes = ChangesOf(column.Name, rebuild.Changes);
        var clauses = old.Clauses.ToList();
        var type = changes.HasFlag(ColumnChanges.Type) ? SqliteTypeNames.NameOf(column.Type) : old.TypeText;
        if (changes.HasFlag(ColumnChanges.Nullability))
        {
            clauses.RemoveAll(clause => clause.Kind is ClauseKind.NotNull or ClauseKind.Null);
            if (!column.Type.IsNullable)
                clauses.Insert(0, new Clause(ClauseKind.NotNull, "NOT NULL"));
        }

        if (key.Changes)
        {
            var had = clauses.Find(clause => clause.Kind == ClauseKind.PrimaryKey);
            clauses.RemoveAll(clause => clause.Kind == ClauseKind.PrimaryKey);
            if (key.LoneColumn == column.Name)
            {
                // Only a column of this very type is numbered; INT or BIGINT is not.
                if (column.IsAutoIncrement) type = SqliteTypeNames.NameOf(column.Type);
                var text = "PRIMARY KEY" + (had?.Conflict is { } conflict ? " " + conflict : "")
                    + (column.IsAutoIncrement ? " AUTOINCREMENT" : "");
                var at = clauses.FindLastIndex(clause => clause.Kind == ClauseKind.NotNull) + 1;
                clauses.Insert(at, new Clause(ClauseKind.PrimaryKey, text));
            }
        }

        if (changes.HasFlag(ColumnChanges.Default))
        {
            var at = clauses.FindIndex(clause => clause.Kind == ClauseKind.Default);
            clauses.RemoveAll(clause => clause.Kind == ClauseKind.Default);
            if (SqliteDefaults.TextOf(column.Default, column.Type) is { } value)
                clauses.Insert(at < 0 ? clauses.Count : at, new Clause(ClauseKind.Default, $"DEFAULT {value}"));
        }

        clauses.RemoveAll(
            clause => clause.Kind == ClauseKind.Unique
                && !KeptConstraints.IsKept([column.Name], rebuild.From, rebuild.To));
        clauses.RemoveAll(clause => clause.Kind == ClauseKind.ForeignKey && !IsKept(clause, [column.Name], rebuild));
        if (type == old.TypeText && clauses.SequenceEqual(old.Clauses))
            return old;
        var parts = (string[])[old.NameText, type, .. clauses.Select(clause => clause.Text)];
        return old with { Text = string.Join(' ', parts.Where(part => part.Length > 0)), TypeText = type,
            Clauses = clauses };
    }

    private static ColumnChanges ChangesOf(string column, IReadOnlyList<TableChange> changes)
    {
        foreach (var change in changes)
        {
            if (change is AlterColumn alter && alter.To.Name == column)
                return alter.Changes;
            if (change is RecreateColumn recreate && recreate.To.Name == column)
                return ColumnChanges.Type | ColumnChanges.Nullability | ColumnChanges.Default;
        }

        return ColumnChanges.None;
    }

    private static IEnumerable<TableItem> Constraints(TableDefinition old, RebuildTable rebuild, KeyChange key)
    {
        var (from, to) = (rebuild.From, rebuild.To);
        var kept = old.Items.Where(item => item.Constraint is { } clause && clause.Kind switch
        {
            ClauseKind.PrimaryKey => !key.Changes,
            ClauseKind.Unique => clause.Columns is null || KeptConstraints.IsKept(clause.Columns, from, to),
            ClauseKind.ForeignKey => clause.Columns is { } columns && IsKept(clause, columns, rebuild),
            _ => true,
        });
        if (key.Changes && to.PrimaryKey is { Columns.Count: > 1 } primary)
        {
            var had = old.Constraints.FirstOrDefault(clause => clause.Kind == ClauseKind.PrimaryKey);
            yield return Item(ClauseKind.PrimaryKey,
                (had?.Name is { } name ? $"CONSTRAINT {SqliteNames.Quote(name)} " : "")
                + $"PRIMARY KEY ({SqliteNames.Quote(primary.Columns)})"
                + (had?.Conflict is { } conflict ? " " + conflict : ""));
        }

        foreach (var item in kept)
            yield return item;
        foreach (var added in to.ForeignKeys.Where(wanted => !from.ForeignKeys.Any(had => AreSame(had, wanted))))
            yield return Item(ClauseKind.ForeignKey, TableSql.ForeignKey(added) + DeferralOf(added, old));
    }

    private static TableItem Item(ClauseKind kind, string text) => new() { Constraint = new Clause(kind, text) };

    /// <summary>A foreign key that changes its actions or its target stays deferred when it was.</summary>
    private static string DeferralOf(CatalogForeignKey key, TableDefinition old)
    {
        var had = old.Constraints.Where(clause => clause.Kind == ClauseKind.ForeignKey)
            .FirstOrDefault(clause => clause.Columns is { } columns && AreSame(columns, key.Columns))
            ?? (key.Columns is [var column] ? old.Find(column)?.Find(ClauseKind.ForeignKey) : null);
        return had?.Deferral is { } deferral ? " " + deferral : "";
    }

    /// <summary>A key that neither side of the comparison knows is none of the schema's: it stays while its columns
    /// do.</summary>
    private static bool IsKept(Clause clause, IReadOnlyList<string> columns, RebuildTable rebuild)
    {
        var had = rebuild.From.ForeignKeys.Where(key => AreSame(key.Columns, columns)
            && string.Equals(key.ReferencedTable, clause.ReferencedTable,
                StringComparison.OrdinalIgnoreCase)).ToArray();
        return had.Length == 0 ? columns.All(column => rebuild.To.FindColumn(column) is not null)
            : had.Any(key => rebuild.To.ForeignKeys.Any(wanted => AreSame(key, wanted)));
    }

    private static bool AreSame(CatalogForeignKey a, CatalogForeignKey b) =>
        a.ReferencedTable == b.ReferencedTable && a.Columns.SequenceEqual(b.Columns)
        && a.ReferencedColumns.SequenceEqual(b.ReferencedColumns) && a.OnDelete == b.OnDelete
        && a.OnUpdate == b.OnUpdate;

    private static bool AreSame(IReadOnlyList<string> a, IReadOnlyList<string> b) =>
        a.SequenceEqual(b, StringComparer.OrdinalIgnoreCase);

    /// <summary>Whether the primary key has to be rewritten, and the column on which it then stands.</summary>
    private sealed record KeyChange(bool Changes, string? LoneColumn)
    {
        public static KeyChange Of(TableDefinition old, CatalogTable from, CatalogTable to)
        {
            var lone = to.PrimaryKey is { Columns: [var column] } ? column : null;
            var isSame = (from.PrimaryKey?.Columns ?? []).SequenceEqual(to.PrimaryKey?.Columns ?? []);

            // A key of a table WITHOUT ROWID does not count by itself, whatever the schema's type says.
            var counts = lone is null || old.IsWithoutRowId
                || from.FindColumn(lone)?.IsAutoIncrement == to.FindColumn(lone)!.IsAutoIncrement;
            return new KeyChange(!isSame || !counts, lone);
        }
    }
}
