using Refract.PostgreSql.Types;
using Refract.Relational.Catalog;
using Refract.Relational.Contracts;
using Refract.Relational.Operations;

namespace Refract.PostgreSql.Migrations;

/// <summary>
/// Writes migrations in PostgreSQL's SQL, character for character as the real Prisma does wherever that works.
/// </summary>
public sealed class PostgreSqlMigrationSqlWriter : IMigrationSqlWriter
{
    /// <inheritdoc/>
    public MigrationScript Write(IReadOnlyList<MigrationOperation> operations, DatabaseCatalog from, DatabaseCatalog to)
    {
        ArgumentNullException.ThrowIfNull(operations);
        ArgumentNullException.ThrowIfNull(from);
        ArgumentNullException.ThrowIfNull(to);
        var names = Names(from, to);
        return new MigrationScript([.. operations.Select(operation => Step(operation, names))], Risks(operations));
    }

    /// <inheritdoc/>
    public bool HasOnlineForms => true;

    /// <inheritdoc/>
    public MigrationScript WriteOnline(IReadOnlyList<MigrationOperation> operations, DatabaseCatalog from,
        DatabaseCatalog to)
    {
        ArgumentNullException.ThrowIfNull(operations);
        ArgumentNullException.ThrowIfNull(from);
        ArgumentNullException.ThrowIfNull(to);
        var planned = OnlineSteps.Planned(operations);
        var steps = new OnlineSteps(from, Names(from, to), Step).Write(planned);
        // One transaction is undone as a whole; after anything else the script may have to be run again.
        if (steps.Any(step => step.Sql.Contains("COMMIT;", StringComparison.Ordinal)
            || step.Sql.Contains("CONCURRENTLY ", StringComparison.Ordinal)))
            steps = new OnlineSteps(from, Names(from, to, isRepeatable: true), Step).Write(planned);
        return new MigrationScript(steps, Risks(planned));
    }

    private static DdlNames Names(DatabaseCatalog from, DatabaseCatalog to, bool isRepeatable = false) =>
        new(to.DefaultNamespace, Taken(from).Concat(Taken(to)).ToHashSet()) { IsRepeatable = isRepeatable };

    private static IReadOnlyList<DataRisk> Risks(IReadOnlyList<MigrationOperation> operations) =>
        [.. operations.SelectMany(operation => operation.Risks).DistinctBy(risk => risk.Message)];

    /// <summary>Tables, views, sequences and types share their names: each table has a type of its own name.</summary>
    private static IEnumerable<QualifiedName> Taken(DatabaseCatalog catalog) =>
        catalog.Tables.Select(table => table.QualifiedName)
            .Concat(catalog.Views.Select(view => new QualifiedName(view.Namespace, view.Name)))
            .Concat(catalog.Enums.Select(type => type.QualifiedName))
            .Concat(catalog.Sequences)
            .Select(name => name with { Namespace = name.Namespace ?? catalog.DefaultNamespace });

    private static MigrationStep Step(MigrationOperation operation, DdlNames names) => operation switch
    {
        CreateNamespace create =>
            new("CreateSchema", $"CREATE SCHEMA IF NOT EXISTS {PostgreSqlNames.Quote(create.Name)};"),
        CreateExtension create => new("CreateExtension", ExtensionSql.Create(create, names)),
        AlterExtension alter => new("AlterExtension", ExtensionSql.Alter(alter, names)),
        CreateEnum create => new("CreateEnum", EnumSql.Create(create, names)),
        AddEnumValues add => new("AlterEnum", EnumSql.Add(add, names))
        {
            Outline = $"{add.Enum.QualifiedName} (add {string.Join(", ", add.Values)})",
        },
        ReplaceEnum replace => new("AlterEnum", EnumSql.Replace(replace, names))
        {
            Outline = $"{replace.To.QualifiedName} (the values become {string.Join(", ", replace.To.Values)})",
        },
        DropEnum drop => new("DropEnum", $"DROP TYPE {names.IfExists}{names.Of(drop.Enum.QualifiedName)};"),
        CreateTable create => new("CreateTable", TableSql.Create(create.Table, names)),
        DropTable drop => new("DropTable", $"DROP TABLE {names.IfExists}{names.Of(drop.Table.QualifiedName)};"),
        AlterTable alter => new("AlterTable", new AlterTableSql(alter, names).Write())
        {
            Outline = TableOutline.Of(alter.To.QualifiedName, alter.Changes),
        },
        CreateIndex create => new("CreateIndex", IndexSql.Create(create, names)),
        DropIndex drop => new("DropIndex", IndexSql.Drop(drop, names)),
        RenameIndex rename => new("RenameIndex", IndexSql.Rename(rename, names)),
        AddForeignKey add => new("AddForeignKey", ForeignKeySql.Add(add, names)),
        DropForeignKey drop => new("DropForeignKey", ForeignKeySql.Drop(drop, names)),
        RenameOperation rename => new(rename.GetType().Name, PostgreSqlRenameSql.Write(rename, names)),
        RenameForeignKey rename => new("RenameForeignKey", ForeignKeySql.Rename(rename, names)),
        _ => throw new NotSupportedException($"PostgreSQL does not need {operation.GetType().Name}: "
            + "the operations were planned for another database."),
    };
}
