using Refract.PostgreSql.Types;
using Refract.Relational.Catalog;
using Refract.Relational.Operations;

namespace Refract.PostgreSql.Migrations;

/// <summary>Indexes.</summary>
internal static class IndexSql
{
    public static string Create(CreateIndex operation, DdlNames names, bool isConcurrent = false)
    {
        var index = operation.Index;
        var method = index.Algorithm is null or "btree" ? "" : $" USING {Method(index.Algorithm)} ";
        var where = index.Condition is { } condition ? $" WHERE ({condition})" : "";
        // One that was being built concurrently is left invalid.
        var again = isConcurrent && names.IsRepeatable
            ? $"{Drop(new DropIndex(operation.Table, index with { IsConstraint = false }), names, true)}\n" : "";
        return $"{again}CREATE {(index.IsUnique ? "UNIQUE " : "")}INDEX {(isConcurrent ? "CONCURRENTLY " : "")}"
            + $"{(isConcurrent ? "" : names.IfNotExists)}{PostgreSqlNames.Quote(index.Name)}"
            + $" ON {names.Of(operation.Table.QualifiedName)}{method}"
            + $"({string.Join(", ", index.Columns.Select(column => Column(column, names)))}){where};";
    }

    /// <summary>An index behind a UNIQUE constraint goes only with the constraint.</summary>
    public static string Drop(DropIndex operation, DdlNames names, bool isConcurrent = false) =>
        operation.Index.IsConstraint
        ? $"ALTER TABLE {names.Of(operation.Table.QualifiedName)} DROP CONSTRAINT {names.IfExists}"
            + $"{PostgreSqlNames.Quote(operation.Index.Name)};"
        : $"DROP INDEX {(isConcurrent ? "CONCURRENTLY " : "")}{names.IfExists}"
            + $"{names.Of(new QualifiedName(operation.Table.Namespace, operation.Index.Name))};";

    public static string Rename(RenameIndex operation, DdlNames names) =>
        $"ALTER INDEX {names.IfExists}{names.Of(new QualifiedName(operation.Table.Namespace, operation.From.Name))}"
        + $" RENAME TO {PostgreSqlNames.Quote(operation.To.Name)};";

    /// <summary>In capitals, as the real engine writes it, where that is the same name to the server.</summary>
    private static string Method(string name) =>
        name.All(letter => char.IsAsciiLetterLower(letter) || letter == '_')
            ? name.ToUpperInvariant() : PostgreSqlNames.Quote(name);

    private static string Column(CatalogIndexColumn column, DdlNames names) =>
        PostgreSqlNames.Quote(column.Name)
        + (column.OperatorClass is { } name ? " " + name : "")
        + (column.IsDescending ? " DESC" : column.IsExplicitlyAscending ? " ASC" : "");
}
