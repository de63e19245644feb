using Refract.Relational.Catalog;
using Refract.Relational.Contracts;
using Refract.Relational.Operations;
using Refract.Sqlite.Types;

namespace Refract.Sqlite.Migrations;

/// <summary>
/// Writes migrations in SQLite's SQL, character for character as the real Prisma does wherever that works. A tool that
/// runs a script that drops or rebuilds a table must have foreign keys switched off before its transaction begins:
/// inside one SQLite ignores the script's own <c>PRAGMA foreign_keys</c>, and dropping a table would delete what refers
/// to it with CASCADE.
/// </summary>
public sealed class SqliteMigrationSqlWriter : IMigrationSqlWriter
{
    /// <inheritdoc/>
    public MigrationScript Write(IReadOnlyList<MigrationOperation> operations, DatabaseCatalog from, DatabaseCatalog to)
    {
        ArgumentNullException.ThrowIfNull(operations);
        ArgumentNullException.ThrowIfNull(from);
        ArgumentNullException.ThrowIfNull(to);
        var steps = new List<MigrationStep>();
        for (var at = 0; at < operations.Count; at++)
        {
            if (operations[at] is RebuildTable)
            {
                var rebuilds = operations.Skip(at).TakeWhile(operation => operation is RebuildTable)
                    .Cast<RebuildTable>().ToArray();
                steps.Add(new MigrationStep("RedefineTables", RebuildSql.Write(rebuilds, from))
                {
                    Outline = string.Join(", ",
                        rebuilds.Select(rebuild => TableOutline.Of(rebuild.To.QualifiedName, rebuild.Changes))),
                });
                at += rebuilds.Length - 1;
            }
            else
            {
                steps.Add(Step(operations[at], from));
            }
        }

        return new MigrationScript(steps,
            [.. operations.SelectMany(operation => operation.Risks).DistinctBy(risk => risk.Message)]);
    }

    private static MigrationStep Step(MigrationOperation operation, DatabaseCatalog from) => operation switch
    {
        CreateTable create => new("CreateTable", TableSql.Create(create.Table, create.Table.Name)),
        DropTable drop =>
            new("DropTable",
                $"PRAGMA foreign_keys=off;\nDROP TABLE {SqliteNames.Quote(drop.Table.Name)};\nPRAGMA foreign_keys=on;")
            {
                Outline = $"DROP TABLE {SqliteNames.Quote(drop.Table.Name)}",
            },
        AlterTable alter => new("AlterTable", TableSql.AddColumns(alter))
        {
            Outline = TableOutline.Of(alter.To.QualifiedName, alter.Changes),
        },
        CreateIndex create => new("CreateIndex", IndexSql.Create(create.Table, create.Index)),
        DropIndex drop => new("DropIndex", IndexSql.Drop(drop.Index)),
        RenameOperation rename => new(rename.GetType().Name, SqliteRenameSql.Write(rename)),
        RenameIndex rename => new("RedefineIndex", $"{IndexSql.Drop(rename.From)}\n{Renamed(rename, from)}"),
        _ => throw new NotSupportedException($"SQLite has no {operation.GetType().Name}: "
            + "the operations were planned for another database."),
    };

    private static string Renamed(RenameIndex rename, DatabaseCatalog from) =>
        IndexSql.Rename(from.Tables.FirstOrDefault(table => table.Name == rename.Table.Name) ?? rename.Table,
            rename.From, rename.To);
}
