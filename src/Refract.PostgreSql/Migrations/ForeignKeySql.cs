using Refract.PostgreSql.Types;
using Refract.Relational.Operations;
using Refract.Schema;

namespace Refract.PostgreSql.Migrations;

/// <summary>Foreign keys.</summary>
internal static class ForeignKeySql
{
    public static string Add(AddForeignKey operation, DdlNames names)
    {
        var key = operation.ForeignKey;
        return $"ALTER TABLE {names.Of(operation.Table.QualifiedName)} ADD CONSTRAINT {PostgreSqlNames.Quote(key.Name)}"
            + $" FOREIGN KEY ({PostgreSqlNames.Quote(key.Columns)})"
            + $" REFERENCES {names.Of(key.Referenced)}({PostgreSqlNames.Quote(key.ReferencedColumns)})"
            + $" ON DELETE {Action(key.OnDelete)} ON UPDATE {Action(key.OnUpdate)};";
    }

    public static string Drop(DropForeignKey operation, DdlNames names) =>
        $"ALTER TABLE {names.Of(operation.Table.QualifiedName)} DROP CONSTRAINT {PostgreSqlNames.Quote(operation.ForeignKey.Name)};";

    public static string Rename(RenameForeignKey operation, DdlNames names) =>
        $"ALTER TABLE {names.Of(operation.Table.QualifiedName)} RENAME CONSTRAINT {PostgreSqlNames.Quote(operation.From)}"
        + $" TO {PostgreSqlNames.Quote(operation.To)};";

    private static string Action(ReferentialAction action) => action switch
    {
        ReferentialAction.Cascade => "CASCADE",
        ReferentialAction.Restrict => "RESTRICT",
        ReferentialAction.SetNull => "SET NULL",
        ReferentialAction.SetDefault => "SET DEFAULT",
        _ => "NO ACTION",
    };
}
