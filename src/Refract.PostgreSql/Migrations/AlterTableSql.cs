using Refract.PostgreSql.Types;
using Refract.Relational;
using Refract.Relational.Catalog;
using Refract.Relational.Operations;
using Refract.Schema;
using Refract.Schema.Providers;

namespace Refract.PostgreSql.Migrations;

/// <summary>
/// All changes of one table: one ALTER TABLE, and around it what sequences and constraint names need.
/// </summary>
internal sealed class AlterTableSql(AlterTable operation, DdlNames names)
{
    private readonly List<string> _before = [];
    private readonly List<string> _clauses = [];
    private readonly List<string> _renames = [];
    private readonly List<string> _after = [];

    private string Table => names.Of(operation.To.QualifiedName);

    public string Write()
    {
        foreach (var change in operation.Changes)
            Add(change);
        // Not SET LOCAL: where each statement is its own transaction, as psql runs a script, that has no effect.
        var movesLists = operation.Changes.Any(change => change is AlterColumn { From.Type.IsList: true } alter
            && alter.Changes.HasFlag(ColumnChanges.Type) && TimeCasts.Moves(alter));
        if (movesLists) _before.Add("SET TIME ZONE 'UTC';");
        if (_clauses.Count > 0)
            _before.Add($"ALTER TABLE {Table} {string.Join(",\n", _clauses)};");
        if (movesLists) _before.Add("RESET TIME ZONE;");
        return string.Join('\n', _before.Concat(_renames).Concat(_after));
    }

    private void Add(TableChange change)
    {
        switch (change)
        {
            case DropPrimaryKey drop:
                _clauses.Add($"DROP CONSTRAINT {names.IfExists}{PostgreSqlNames.Quote(drop.PrimaryKey.Name!)}");
                break;
            case AddPrimaryKey add:
                var again = $"DROP CONSTRAINT IF EXISTS {PostgreSqlNames.Quote(add.PrimaryKey.Name!)}";
                if (names.IsRepeatable && !_clauses.Contains(again)) _clauses.Add(again);
                _clauses.Add($"ADD CONSTRAINT {PostgreSqlNames.Quote(add.PrimaryKey.Name!)}"
                    + $" PRIMARY KEY ({PostgreSqlNames.Quote(add.PrimaryKey.Columns)})");
                break;
            case RenamePrimaryKey rename:
                _renames.Add($"ALTER TABLE {Table} RENAME CONSTRAINT {PostgreSqlNames.Quote(rename.From)}"
                    + $" TO {PostgreSqlNames.Quote(rename.To)};");
                break;
            case AddColumn add:
                AddColumn(add.Column);
                break;
            case DropColumn drop:
                _clauses.Add($"DROP COLUMN {names.IfExists}{PostgreSqlNames.Quote(drop.Column.Name)}");
                break;
            case RecreateColumn recreate:
                _clauses.Add($"DROP COLUMN {names.IfExists}{PostgreSqlNames.Quote(recreate.From.Name)}");
                AddColumn(recreate.To);
                break;
            case AlterColumn alter:
                Alter(alter);
                break;
            default:
                throw new NotSupportedException($"PostgreSQL has no SQL for {change.GetType().Name}.");
        }
    }

    private void AddColumn(CatalogColumn column) => _clauses.Add(
        $"ADD COLUMN {(names.IsRepeatable ? names.IfNotExists : "    ")}{ColumnSql.Define(column, names)}");

    private void Alter(AlterColumn change)
    {
        var column = $"ALTER COLUMN {PostgreSqlNames.Quote(change.To.Name)}";
        var isNumberingOff = change.Changes.HasFlag(ColumnChanges.AutoIncrement) && !change.To.IsAutoIncrement;
        // An identity column takes no other default, and may not be null.
        if (isNumberingOff && change.From.IsIdentity)
            _clauses.Add($"{column} DROP IDENTITY");
        if (change.Changes.HasFlag(ColumnChanges.Nullability))
            _clauses.Add($"{column} {(change.To.Type.IsNullable ? "DROP NOT NULL" : "SET NOT NULL")}");
        if (change.Changes.HasFlag(ColumnChanges.AutoIncrement) && change.To.IsAutoIncrement)
            StartCounting(change, column);
        else if ((change.Changes & (ColumnChanges.Default | ColumnChanges.AutoIncrement)) != 0)
            SetDefault(change, column, isNumberingOff);
        else if (change.Changes.HasFlag(ColumnChanges.Type) && TimeCasts.Moves(change)
            && change.To.Default is ConstantDefault)
            // The old constant would be converted again and again, in the zone of whichever session inserts.
            SetDefault(change, column, isNumberingOff: false);

        if (change.Changes.HasFlag(ColumnChanges.Type))
        {
            _clauses.Add(
                $"{column} SET DATA TYPE {names.TypeOf(change.To.Type)}{Collation(change)}{TimeCasts.Using(change)}");
            if (change.From.Storage is { } storage && IsText(change.From.Type) && IsText(change.To.Type))
                _clauses.Add($"{column} SET STORAGE {storage}");
            if (change is { From.IsAutoIncrement: true, To: { IsAutoIncrement: true, Type.Scalar: ScalarType.BigInt } })
                WidenSequence(change.To);
        }
    }

    /// <summary>Without being told the server goes back to the new type's own.</summary>
    private static string Collation(AlterColumn change) =>
        change.From.Collation is { } name && IsText(change.From.Type) && IsText(change.To.Type)
            ? $" COLLATE {name}" : "";

    private static bool IsText(ColumnType type) =>
        type.Kind is StoredKind.Text or StoredKind.PaddedText or StoredKind.FoldedText;

    /// <summary>The column's own sequence goes with the numbering; it would be in the way of the next one.</summary>
    private void SetDefault(AlterColumn change, string clause, bool isNumberingOff)
    {
        if (names.DefaultOf(change.To) is { } value)
            _clauses.Add($"{clause} SET DEFAULT {value}");
        else if (!(isNumberingOff && change.From.IsIdentity))
            _clauses.Add($"{clause} DROP DEFAULT");
        if (isNumberingOff && change.From is { IsIdentity: false, Sequence: { } sequence })
            _after.Add($"DROP SEQUENCE {names.IfExists}{names.Of(sequence)};");
    }

    /// <summary>
    /// The sequence goes on from the numbers that are there, or the next row would take one of them again.
    /// </summary>
    private void StartCounting(AlterColumn change, string clause)
    {
        var column = change.To;
        var name = change.From.Sequence ?? names.NewSequence(operation.To.QualifiedName, column.Name);
        var sequence = names.Sequence(name);
        if (change.From.Sequence is null)
        {
            _before.Add($"CREATE SEQUENCE {names.IfNotExists}{sequence};");
            _after.Add($"ALTER SEQUENCE {sequence} OWNED BY {Table}.{PostgreSqlNames.Quote(column.Name)};");
        }

        _clauses.Add($"{clause} SET DEFAULT nextval({PostgreSqlNames.Literal(sequence)})");
        _after.Add($"SELECT setval({PostgreSqlNames.Literal(sequence)},"
            + $" GREATEST((SELECT MAX({PostgreSqlNames.Quote(column.Name)}) FROM {Table}), 0) + 1, false);");
    }

    /// <summary>
    /// A SERIAL's sequence ends at the type's largest number and does not grow along with the column.
    /// </summary>
    private void WidenSequence(CatalogColumn column)
    {
        var find = $"pg_get_serial_sequence({PostgreSqlNames.Literal(Table)}, {PostgreSqlNames.Literal(column.Name)})";
        var body = $" BEGIN IF {find} IS NOT NULL THEN EXECUTE 'ALTER SEQUENCE ' || {find} || ' AS BIGINT'; "
            + "END IF; END ";
        _after.Add($"DO {PostgreSqlNames.DollarQuote(body)};");
    }
}
