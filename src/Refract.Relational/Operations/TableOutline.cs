using Refract.Relational.Catalog;

namespace Refract.Relational.Operations;

/// <summary>What happens to a table in one line: <c>post (drop body; alter title; add text, views)</c>.</summary>
public static class TableOutline
{
    /// <param name="table">The table.</param>
    /// <param name="changes">What differs; a change of a foreign key alone is none of these.</param>
    public static string Of(QualifiedName table, IReadOnlyList<TableChange> changes)
    {
        List<string> parts = [];
        Columns("drop", changes.OfType<DropColumn>().Select(change => change.Column));
        Columns("alter", changes.OfType<AlterColumn>().Select(change => change.To));
        Columns("drop and add", changes.OfType<RecreateColumn>().Select(change => change.To));
        Columns("add", changes.OfType<AddColumn>().Select(change => change.Column));
        if (changes.OfType<AddPrimaryKey>().FirstOrDefault() is { PrimaryKey: var key })
            parts.Add($"primary key {string.Join(", ", key.Columns)}");
        else if (changes.Any(change => change is DropPrimaryKey)) parts.Add("drop the primary key");
        if (changes.OfType<RenamePrimaryKey>().FirstOrDefault() is { } rename)
            parts.Add($"primary key {rename.From} becomes {rename.To}");
        return parts.Count == 0 ? table.ToString() : $"{table} ({string.Join("; ", parts)})";

        void Columns(string verb, IEnumerable<CatalogColumn> columns)
        {
            var names = string.Join(", ", columns.Select(column => column.Name));
            if (names.Length > 0) parts.Add($"{verb} {names}");
        }
    }
}
