using Refract.Relational.Catalog;
using Refract.Sqlite.Definitions;
using Refract.Sqlite.Types;

namespace Refract.Sqlite.Migrations;

/// <summary>Indexes.</summary>
internal static class IndexSql
{
    public static string Create(CatalogTable table, CatalogIndex index)
    {
        var where = index.Condition is { } condition ? $" WHERE {condition}" : "";
        return $"CREATE {(index.IsUnique ? "UNIQUE " : "")}INDEX {SqliteNames.Quote(index.Name)} ON "
            + $"{SqliteNames.Quote(table.Name)}"
            + $"({string.Join(", ", index.Columns.Select(Column))}){where};";
    }

    public static string Drop(CatalogIndex index) => $"DROP INDEX {SqliteNames.Quote(index.Name)};";

    /// <summary>The index under another name. Its own text may say more than the schema does: a collation, a
    /// condition.</summary>
    public static string Rename(CatalogTable table, CatalogIndex from, CatalogIndex to)
    {
        var text = table.Dependents.FirstOrDefault(
            dependent => !dependent.IsTrigger && dependent.Name == from.Name)?.Sql;
        if (text is null || SaysNoMore(text, table, from))
            return Create(table, to);
        var tokens = SqlTokenizer.Read(text);
        var at = tokens.FindIndex(token => token.Is("INDEX")) + 1;
        if (tokens[at].Is("IF"))
            at += 3;
        return text[..tokens[at].Start] + SqliteNames.Quote(to.Name) + text[tokens[at].End..]
            + (tokens[^1].IsLineComment ? "\n;" : ";");
    }

    /// <summary>Whether the index is all that a statement makes.</summary>
    public static bool SaysNoMore(string sql, CatalogTable table, CatalogIndex index) =>
        SqlTokenizer.Read(sql).All(token => !token.IsComment)
        && SqlTokenizer.Normalize(sql) == SqlTokenizer.Normalize(Create(table, index).TrimEnd(';'));

    public static bool AreSame(CatalogIndex a, CatalogIndex b) =>
        a.IsUnique == b.IsUnique && (a.Condition is null) == (b.Condition is null)
        && a.Columns.Select(column => (column.Name, column.IsDescending))
            .SequenceEqual(b.Columns.Select(column => (column.Name, column.IsDescending)));

    private static string Column(CatalogIndexColumn column) =>
        SqliteNames.Quote(column.Name) + (column.IsDescending ? " DESC" : column.IsExplicitlyAscending ? " ASC" : "");
}
