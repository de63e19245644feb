using Refract.Relational;
using Refract.Relational.Catalog;
using Refract.Relational.Contracts;
using Refract.Relational.Operations;
using Refract.Schema;

namespace Refract.Sqlite.Migrations;

/// <summary>The structure of SQLite: most changes of a table rebuild it.</summary>
public sealed class SqliteStructureRules : StructureRules
{
    /// <inheritdoc/>
    public override SqlProvider Kind => SqlProvider.Sqlite;

    /// <inheritdoc/>
    public override DatabaseProvider Language => DatabaseProvider.Sqlite;

    /// <inheritdoc/>
    public override string Name => "sqlite";

    /// <inheritdoc/>
    public override bool HasEnumTypes => false;

    /// <inheritdoc/>
    public override bool RebuildsTables => true;

    /// <inheritdoc/>
    public override bool JoinTablesHaveKeys => false;

    /// <inheritdoc/>
    public override string RandomUuid =>
        "(lower(hex(randomblob(4)) || '-' || hex(randomblob(2)) || '-4' || substr(hex(randomblob(2)), 2) || '-' "
        + "|| substr('89ab', 1 + (abs(random()) % 4), 1) || substr(hex(randomblob(2)), 2) || '-' || "
        + "hex(randomblob(6))))";

    /// <inheritdoc/>
    /// <remarks>Every lone Int key is numbered by the database, asked for or not.</remarks>
    public override bool IsNumbered(ScalarField field, bool isAsked)
    {
        ArgumentNullException.ThrowIfNull(field);
        var isLoneKey = field.Model.PrimaryKey is { Fields.Count: 1 } key && key.Fields[0].Field == field;
        return isLoneKey && field.Arity == FieldArity.Required
            && (field.Type == ScalarType.Int || (isAsked && field.Type == ScalarType.BigInt));
    }

    /// <inheritdoc/>
    /// <remarks>
    /// INTEGER whatever the scalar: only INTEGER PRIMARY KEY counts by itself. A BIGINT key, which the real engine
    /// writes, would refuse rows without an id.
    /// </remarks>
    public override ColumnType NumberedTypeOf(ColumnType type)
    {
        ArgumentNullException.ThrowIfNull(type);
        return type with { Scalar = ScalarType.Int };
    }

    /// <inheritdoc/>
    public override string StoredTypeOf(ColumnType type)
    {
        ArgumentNullException.ThrowIfNull(type);
        return type.Scalar.ToString();
    }

    /// <inheritdoc/>
    public override TypeCast CastOf(ColumnType from, ColumnType to)
    {
        ArgumentNullException.ThrowIfNull(from);
        ArgumentNullException.ThrowIfNull(to);
        return SqliteCasts.Of(from, to);
    }

    /// <inheritdoc/>
    public override IReadOnlyList<MigrationOperation> Plan(
        IReadOnlyList<MigrationOperation> operations, DatabaseCatalog from, DatabaseCatalog to)
    {
        ArgumentNullException.ThrowIfNull(operations);
        ArgumentNullException.ThrowIfNull(from);
        ArgumentNullException.ThrowIfNull(to);
        return RebuildPlanner.Plan(operations, from, to);
    }
}
