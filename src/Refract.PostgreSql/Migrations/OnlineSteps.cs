using Refract.PostgreSql.Types;
using Refract.Relational.Catalog;
using Refract.Relational.Contracts;
using Refract.Relational.Operations;

namespace Refract.PostgreSql.Migrations;

/// <summary>
/// Writes operations so that tables which are in use are locked for moments only: indexes are built concurrently;
/// constraints are added without a look at the rows and validated afterwards, in a transaction of their own; what has
/// another value in each row is filled in batches. What has no such form is written as always.
/// </summary>
internal sealed class OnlineSteps(DatabaseCatalog from, DdlNames names,
    Func<MigrationOperation, DdlNames, MigrationStep> usual)
{
    /// <summary>Long enough for most statements of a program, short enough for those that wait behind.</summary>
    private const string Limit = "SET lock_timeout = '5s';";

    /// <summary>Building an index waits for old transactions; giving up would leave an invalid index.</summary>
    private const string NoLimit = "SET lock_timeout = 0;";

    private readonly HashSet<QualifiedName> _existing = [.. from.Tables.Select(table => table.QualifiedName)];

    private readonly List<AddForeignKey> _newKeys = [];

    public IReadOnlyList<MigrationStep> Write(IReadOnlyList<MigrationOperation> operations)
    {
        var steps = new List<MigrationStep>();
        var isLimited = false;
        _newKeys.AddRange(operations.OfType<AddForeignKey>());
        foreach (var part in InOrder(operations))
        {
            var needsLimit = part.Waits is { } waits ? waits : isLimited;
            var sql = needsLimit == isLimited ? part.Sql : $"{(needsLimit ? Limit : NoLimit)}\n{part.Sql}";
            isLimited = needsLimit;
            steps.Add(new MigrationStep(part.Comment, sql));
        }

        return steps;
    }

    /// <summary>
    /// Rows are filled first, after what that may need: it takes longest, and a run that is cut off meanwhile can begin
    /// once more as long as nothing else was done.
    /// </summary>
    private IEnumerable<Part> InOrder(IReadOnlyList<MigrationOperation> operations)
    {
        var needed = operations.TakeWhile(operation => operation is RenameOperation or CreateNamespace
            or CreateExtension or CreateEnum or AddEnumValues or ReplaceEnum).ToArray();
        return needed.SelectMany(Parts)
            .Concat(operations.OfType<AlterTable>().Where(alter => _existing.Contains(alter.To.QualifiedName))
                .SelectMany(Fills))
            .Concat(operations.Skip(needed.Length).SelectMany(Parts));
    }

    private IEnumerable<Part> Parts(MigrationOperation operation) => operation switch
    {
        CreateIndex create when _existing.Contains(create.Table.QualifiedName) =>
            [
                .. create.Index.IsUnique ? WithoutKeysTo(create.Table, create.Index.Columns) : [],
                new Part("CreateIndex", IndexSql.Create(create, names, isConcurrent: true), false),
            ],
        DropIndex { Index.IsConstraint: false } drop =>
            [new Part("DropIndex", IndexSql.Drop(drop, names, isConcurrent: true), false)],
        AddForeignKey add when _existing.Contains(add.Table.QualifiedName)
            && !add.ForeignKey.Options.Contains("NOT VALID", StringComparison.OrdinalIgnoreCase) =>
            [new Part("AddForeignKey", Phases(ForeignKeySql.Add(add, names).TrimEnd(';') + " NOT VALID;",
                Validate(add.Table, add.ForeignKey.Name)), true)],
        AlterTable alter when _existing.Contains(alter.To.QualifiedName) => Alter(alter),
        CreateNamespace or CreateExtension or CreateEnum or CreateTable or CreateIndex or AddEnumValues =>
            [Usual(operation, null)],
        _ => [Usual(operation, true)],
    };

    /// <summary>New columns with another value in each row, and columns that get their default where they are null.
    /// </summary>
    private IEnumerable<Part> Fills(AlterTable operation)
    {
        if (BackfillSql.KeyOf(operation.From, operation.To) is not { } order) yield break;
        var table = operation.To;
        foreach (var column in operation.Changes.OfType<AddColumn>().Select(add => add.Column)
            .Where(BackfillSql.WritesAllRows))
        {
            yield return new Part("AlterTable", AddWithoutValues(table, column), true);
            yield return Fill(table, column.Name, order);
            if (column.Type is { IsNullable: false, IsList: false })
                yield return new Part("AlterTable", Require(table, column.Name), true);
        }

        foreach (var alter in operation.Changes.OfType<AlterColumn>().Where(alter => alter.FillsNulls))
        {
            if (alter.Changes.HasFlag(ColumnChanges.Default))
                yield return Usual(operation with { Changes = [alter with { Changes = ColumnChanges.Default }] }, true);
            yield return Fill(table, alter.To.Name, order);
            yield return new Part("AlterTable", Require(table, alter.To.Name), true);
        }
    }

    private IEnumerable<Part> Alter(AlterTable operation)
    {
        var table = operation.To;
        var isFilled = BackfillSql.KeyOf(operation.From, table) is not null;
        var isKeyReplaced = operation.Changes.Any(change => change is DropPrimaryKey);
        var key = isKeyReplaced ? null : operation.Changes.OfType<AddPrimaryKey>().FirstOrDefault();
        var required = operation.Changes.OfType<AlterColumn>()
            .Where(alter => IsMadeRequired(alter) && !alter.FillsNulls).ToArray();
        var rest = operation.Changes.Where(change => change != key
            && !(isFilled && change is AddColumn add && BackfillSql.WritesAllRows(add.Column)))
            .Select(change => change switch
            {
                AlterColumn { FillsNulls: true } alter => alter with
                {
                    Changes = alter.Changes & ~(ColumnChanges.Nullability | ColumnChanges.Default),
                },
                AlterColumn alter when required.Contains(alter) =>
                    alter with { Changes = alter.Changes & ~ColumnChanges.Nullability },
                _ => change,
            })
            .Where(change => change is not AlterColumn { Changes: ColumnChanges.None }).ToArray();
        if (isKeyReplaced)
            foreach (var part in WithoutKeysTo(table, null)) yield return part;
        if (rest.Length > 0) yield return Usual(operation with { Changes = rest }, true);
        foreach (var alter in required) yield return new Part("AlterTable", Require(table, alter.To.Name), true);
        if (key is null) yield break;
        var (name, columns) = (PostgreSqlNames.Quote(key.PrimaryKey.Name!), key.PrimaryKey.Columns);
        yield return new Part("CreateIndex", $"{DropInvalid(table, key.PrimaryKey.Name!)}\n"
            + $"CREATE UNIQUE INDEX CONCURRENTLY IF NOT EXISTS {name} ON {Of(table)}"
            + $"({PostgreSqlNames.Quote(columns)});", false);
        yield return new Part("AlterTable", Unless($"SELECT FROM pg_catalog.pg_constraint WHERE conrelid = "
            + $"{PostgreSqlNames.Literal(Of(table))}::regclass AND contype = 'p'",
            $"ALTER TABLE {Of(table)} ADD CONSTRAINT {name} PRIMARY KEY USING INDEX {name};"), true);
    }

    /// <summary>
    /// What foreign keys rest on cannot be rebuilt while they are there: those of this script, where it is run again.
    /// </summary>
    private IEnumerable<Part> WithoutKeysTo(CatalogTable table, IReadOnlyList<CatalogIndexColumn>? columns) =>
        !names.IsRepeatable ? [] : _newKeys.Where(add => names.Of(add.ForeignKey.Referenced) == Of(table)
            && (columns is null
                || columns.Select(column => column.Name).SequenceEqual(add.ForeignKey.ReferencedColumns)))
            .Select(add => Usual(new DropForeignKey(add.Table, add.ForeignKey), true));

    /// <summary>
    /// The index of a primary key cannot be dropped when the key is there, so only what was cut off goes.
    /// </summary>
    private string DropInvalid(CatalogTable table, string index)
    {
        var name = names.Of(new QualifiedName(table.Namespace, index));
        return Block($"IF EXISTS (SELECT FROM pg_catalog.pg_index WHERE indexrelid = "
            + $"to_regclass({PostgreSqlNames.Literal(name)}) AND NOT indisvalid) THEN DROP INDEX {name}; END IF;");
    }

    private static string Unless(string condition, string statement) =>
        Block($"IF NOT EXISTS ({condition}) THEN {statement} END IF;");

    private static string Block(string body) =>
        $"{DdlNames.Ignored}DO {PostgreSqlNames.DollarQuote($" BEGIN {body} END ")};";

    /// <summary>
    /// The operations as they are written here: a column that becomes required has its default in rows without a value,
    /// where these can be read in order.
    /// </summary>
    public static IReadOnlyList<MigrationOperation> Planned(IReadOnlyList<MigrationOperation> operations) =>
        [.. operations.Select(operation => operation is AlterTable alter
            && BackfillSql.KeyOf(alter.From, alter.To) is not null
            ? alter with { Changes = [.. alter.Changes.Select(Planned)] } : operation)];

    private static TableChange Planned(TableChange change) =>
        change is AlterColumn alter && BackfillSql.FillsNulls(alter) ? alter with { FillsNulls = true } : change;

    /// <summary>
    /// The column with its default for rows that come from now on; those that are there get none. It can be run again
    /// after it was cut off.
    /// </summary>
    private string AddWithoutValues(CatalogTable table, CatalogColumn column)
    {
        var quoted = PostgreSqlNames.Quote(column.Name);
        var plain = ColumnSql.Define(column with
        {
            IsAutoIncrement = false, Default = null, Type = column.Type with { IsNullable = true },
        }, names);
        if (!column.IsAutoIncrement)
            return $"ALTER TABLE {Of(table)} ADD COLUMN IF NOT EXISTS {plain},\nALTER COLUMN {quoted} SET DEFAULT "
                + $"{names.DefaultOf(column)};";
        var sequence = names.Sequence(names.NewSequence(table.QualifiedName, column.Name));
        return $"CREATE SEQUENCE IF NOT EXISTS {sequence} AS {names.TypeOf(column.Type)};\n"
            + $"ALTER TABLE {Of(table)} ADD COLUMN IF NOT EXISTS {plain},\nALTER COLUMN {quoted} SET DEFAULT "
            + $"nextval({PostgreSqlNames.Literal(sequence)});\n"
            + $"ALTER SEQUENCE {sequence} OWNED BY {Of(table)}.{quoted};";
    }

    /// <summary>A batch waits for a row without a limit: nothing waits behind it, and giving up would end the script.
    /// </summary>
    private Part Fill(CatalogTable table, string column, IReadOnlyList<string> order) =>
        new("Backfill", BackfillSql.Fill(Of(table), column, order), false);

    /// <summary>A change that writes all rows again looks at them in any case.</summary>
    private static bool IsMadeRequired(AlterColumn change) => change.Changes.HasFlag(ColumnChanges.Nullability)
        && !change.To.Type.IsNullable && !change.Changes.HasFlag(ColumnChanges.Type)
        && !change.Changes.HasFlag(ColumnChanges.AutoIncrement);

    /// <summary>
    /// SET NOT NULL looks at no row where a valid CHECK constraint says that there is no null. It can be run again
    /// after it was cut off.
    /// </summary>
    private string Require(CatalogTable table, string column)
    {
        var check = PostgreSqlNames.Quote(names.Beside(table.QualifiedName, $"_{column}_not_null").Name);
        var quoted = PostgreSqlNames.Quote(column);
        return Phases($"ALTER TABLE {Of(table)} DROP CONSTRAINT IF EXISTS {check}, "
                + $"ADD CONSTRAINT {check} CHECK ({quoted} IS NOT NULL) NOT VALID;",
            $"ALTER TABLE {Of(table)} VALIDATE CONSTRAINT {check};",
            $"ALTER TABLE {Of(table)} ALTER COLUMN {quoted} SET NOT NULL, DROP CONSTRAINT IF EXISTS {check};");
    }

    private string Validate(CatalogTable table, string constraint) =>
        $"ALTER TABLE {Of(table)} VALIDATE CONSTRAINT {PostgreSqlNames.Quote(constraint)};";

    /// <summary>Each statement in a transaction of its own, which gives back its lock.</summary>
    private static string Phases(params IEnumerable<string> statements) =>
        string.Join('\n', statements.Select(statement => $"BEGIN;\n{statement}\nCOMMIT;"));

    private string Of(CatalogTable table) => names.Of(table.QualifiedName);

    private Part Usual(MigrationOperation operation, bool? waits)
    {
        var step = usual(operation, names);
        return new Part(step.Comment, step.Sql, waits);
    }

    /// <param name="Comment">The kind of step.</param>
    /// <param name="Sql">Its statements.</param>
    /// <param name="Waits">
    /// Whether it takes locks that programs would wait behind, so that the wait needs a limit; false for one that must
    /// not give up; null when it does not matter.
    /// </param>
    private sealed record Part(string Comment, string Sql, bool? Waits);
}
