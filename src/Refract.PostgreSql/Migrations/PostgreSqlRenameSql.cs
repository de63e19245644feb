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
        var alter = $"ALTER {kind} {IfExists(kind, names)}";
        var set = $"SET SCHEMA {PostgreSqlNames.Quote(names.NamespaceOf(wanted))};";
        if (names.Of(old with { Namespace = wanted.Namespace }) == names.Of(old)) return Rename(old, wanted.Name);
        if (old.Name == wanted.Name) return $"{alter}{names.Of(old)} {set}";

        // Either name may be taken in the other schema.
        var between = "moved_" + wanted.Name;
        return string.Join('\n', Rename(old, between), $"{alter}{names.Of(old with { Name = between })} {set}",
            Rename(wanted with { Name = between }, wanted.Name));

        string Rename(QualifiedName from, string to) =>
            $"{alter}{names.Of(from)} RENAME TO {PostgreSqlNames.Quote(to)};";
    }
}
