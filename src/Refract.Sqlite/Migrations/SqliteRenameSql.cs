using Refract.Relational.Operations;
using Refract.Sqlite.Types;

namespace Refract.Sqlite.Migrations;

/// <summary>Renames of tables, columns and enum values.</summary>
internal static class SqliteRenameSql
{
    public static string Write(RenameOperation operation) => operation switch
    {
        RenameTable rename => Table(rename),
        RenameColumn rename =>
            $"ALTER TABLE {SqliteNames.Quote(rename.Table.Name)} RENAME COLUMN {SqliteNames.Quote(rename.From)}"
            + $" TO {SqliteNames.Quote(rename.To)};",
        RenameEnumValue rename => string.Join('\n', rename.Columns.Select(column => Value(rename, column))),
        _ => throw new NotSupportedException($"SQLite has no SQL for {operation.GetType().Name}."),
    };

    /// <summary>SQLite does not tell names apart by case, so a name that differs only in it is taken in two steps.
    /// </summary>
    private static string Table(RenameTable rename)
    {
        if (!rename.From.Name.Equals(rename.To.Name, StringComparison.OrdinalIgnoreCase))
            return Table(rename.From.Name, rename.To.Name);
        var between = "renamed_" + rename.To.Name;
        return $"{Table(rename.From.Name, between)}\n{Table(between, rename.To.Name)}";
    }

    private static string Table(string from, string to) =>
        $"ALTER TABLE {SqliteNames.Quote(from)} RENAME TO {SqliteNames.Quote(to)};";

    private static string Value(RenameEnumValue rename, EnumTextColumn column)
    {
        var (table, name) = (SqliteNames.Quote(column.Table), SqliteNames.Quote(column.Column));
        var (from, to) = (SqliteNames.Literal(rename.From), SqliteNames.Literal(rename.To));
        if (!column.IsList) return $"UPDATE {table} SET {name} = {to} WHERE {name} = {from};";
        return $"UPDATE {table} SET {name} = (SELECT json_group_array(iif(i.value = {from}, {to}, i.value))"
            + $" FROM json_each({table}.{name}) AS i)"
            + $" WHERE EXISTS (SELECT 1 FROM json_each({table}.{name}) AS i WHERE i.value = {from});";
    }
}
