using Refract.PostgreSql.Types;
using Refract.Relational.Catalog;
using Refract.Relational.Operations;

namespace Refract.PostgreSql.Migrations;

/// <summary>Renames of tables, columns, enum types and their values.</summary>
internal static class PostgreSqlRenameSql
{
    public static string Write(RenameOperation operation, DdlNames names) => operation switch
    {
        RenameTable rename => Move("TABLE", rename.From, rename.To, names),
        RenameColumn rename =>
            $"ALTER TABLE {names.Of(rename.Table)} RENAME COLUMN {PostgreSqlNames.Quote(rename.From)}"
            + $" TO {PostgreSqlNames.Quote(rename.To)};",
        RenameEnum rename => Move("TYPE", rename.From, rename.To, names),
        RenameEnumValue rename =>
            $"ALTER TYPE {names.Of(rename.Enum)} RENAME VALUE {PostgreSqlNames.Literal(rename.From)}"
            + $" TO {PostgreSqlNames.Literal(rename.To)};",
        _ => throw new NotSupportedException($"PostgreSQL has no SQL for {operation.GetType().Name}."),
    };

    private static string IfExists(string kind, DdlNames names) => kind == "TABLE" ? names.IfExists : "";

    private static string Move(string kind, QualifiedName old, QualifiedName wanted, DdlNames names)
    {
        List<string> text = [];
        var moved = old with { Namespace = wanted.Namespace };
        if (names.Of(moved) != names.Of(old))
            text.Add($"ALTER {kind} {IfExists(kind, names)}{names.Of(old)} SET SCHEMA "
                + $"{PostgreSqlNames.Quote(names.NamespaceOf(wanted))};");
        if (old.Name != wanted.Name)
            text.Add($"ALTER {kind} {IfExists(kind, names)}{names.Of(moved)} RENAME TO "
                + $"{PostgreSqlNames.Quote(wanted.Name)};");
        return string.Join('\n', text);
    }
}
