using Refract.PostgreSql.Types;
using Refract.Relational.Catalog;
using Refract.Relational.Operations;
using Refract.Schema;

namespace Refract.PostgreSql.Migrations;

/// <summary>Foreign keys.</summary>
internal static class ForeignKeySql
{
    private const string MatchFull = "MATCH FULL";

    public static string Add(AddForeignKey operation, DdlNames names)
    {
        var key = operation.ForeignKey;
        var again = names.IsRepeatable ? $"DROP CONSTRAINT IF EXISTS {PostgreSqlNames.Quote(key.Name)}, " : "";
        return $"ALTER TABLE {names.Of(operation.Table.QualifiedName)} {again}"
            + $"ADD CONSTRAINT {PostgreSqlNames.Quote(key.Name)}"
            + $" FOREIGN KEY ({PostgreSqlNames.Quote(key.Columns)})"
            + $" REFERENCES {names.Of(key.Referenced)}({PostgreSqlNames.Quote(key.ReferencedColumns)})"
            + (IsMatchFull(key) ? " " + MatchFull : "")
            + $" ON DELETE {Action(key.OnDelete)} ON UPDATE {Action(key.OnUpdate)}{Rest(key)};";
    }

    private static bool IsMatchFull(CatalogForeignKey key) =>
        key.Options.StartsWith(MatchFull, StringComparison.Ordinal);

    /// <summary>MATCH FULL stands before the actions, what else there is after them.</summary>
    private static string Rest(CatalogForeignKey key)
    {
        var rest = IsMatchFull(key) ? key.Options[MatchFull.Length..].TrimStart() : key.Options;
        return rest.Length == 0 ? "" : " " + rest;
    }

    public static string Drop(DropForeignKey operation, DdlNames names) =>
        $"ALTER TABLE {names.IfExists}{names.Of(operation.Table.QualifiedName)} DROP CONSTRAINT {names.IfExists}"
            + $"{PostgreSqlNames.Quote(operation.ForeignKey.Name)};";

    public static string Rename(RenameForeignKey operation, DdlNames names) =>
        $"ALTER TABLE {names.Of(operation.Table.QualifiedName)} RENAME CONSTRAINT "
        + $"{PostgreSqlNames.Quote(operation.From)}"
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
