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
    public override bool RebuildsTables => true;

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
