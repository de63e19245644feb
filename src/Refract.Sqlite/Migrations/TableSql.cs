using Refract.Relational.Catalog;
using Refract.Relational.Operations;
using Refract.Schema;
using Refract.Sqlite.Types;

namespace Refract.Sqlite.Migrations;

/// <summary>Tables and their columns.</summary>
internal static class TableSql
{
    /// <summary>
    /// CREATE TABLE under a name of its own, because a rebuild makes the new table beside the old one.
    /// </summary>
    public static string Create(CatalogTable table, string name)
    {
        var loneKey = table.PrimaryKey is { Columns: [var column] } ? column : null;
        var body = string.Join(",\n", table.Columns.Select(column => "    " + Define(column, column.Name == loneKey)));
        if (table.PrimaryKey is { Columns.Count: > 1 } key)
            body += $",\n\n    PRIMARY KEY ({SqliteNames.Quote(key.Columns)})";
        foreach (var foreignKey in table.ForeignKeys)
            body += ",\n    " + ForeignKey(foreignKey);
        return $"CREATE TABLE {SqliteNames.Quote(name)} (\n{body}\n);";
    }

    /// <summary>One statement for each column: SQLite adds them one by one.</summary>
    public static string AddColumns(AlterTable operation) =>
        string.Join('\n', operation.Changes.Select(change => change is AddColumn add
        ? $"ALTER TABLE {SqliteNames.Quote(operation.To.Name)} ADD COLUMN {Define(add.Column, isKey: false)};"
        : throw new NotSupportedException(
            $"SQLite cannot do {change.GetType().Name} in place: the table has to be rebuilt.")));

    public static string Define(CatalogColumn column, bool isKey)
    {
        var text = $"{SqliteNames.Quote(column.Name)} {SqliteTypeNames.NameOf(column.Type)}";
        if (!column.Type.IsNullable)
            text += " NOT NULL";
        if (isKey)
            text += column.IsAutoIncrement ? " PRIMARY KEY AUTOINCREMENT" : " PRIMARY KEY";
        return SqliteDefaults.TextOf(column.Default, column.Type) is { } value ? $"{text} DEFAULT {value}" : text;
    }

    public static string ForeignKey(CatalogForeignKey key) =>
        $"CONSTRAINT {SqliteNames.Quote(key.Name)} FOREIGN KEY ({SqliteNames.Quote(key.Columns)})"
        + $" REFERENCES {SqliteNames.Quote(key.ReferencedTable)}"
        + $" ({SqliteNames.Quote(key.ReferencedColumns)}) ON DELETE {Action(key.OnDelete)} ON UPDATE "
        + $"{Action(key.OnUpdate)}";

    private static string Action(ReferentialAction action) => action switch
    {
        ReferentialAction.Cascade => "CASCADE",
        ReferentialAction.Restrict => "RESTRICT",
        ReferentialAction.SetNull => "SET NULL",
        ReferentialAction.SetDefault => "SET DEFAULT",
        _ => "NO ACTION",
    };
}
