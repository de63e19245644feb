using Refract.Relational;
using Refract.Relational.Contracts;
using Refract.Relational.Operations;
using Refract.Schema;

namespace Refract.PostgreSql.Migrations;

/// <summary>The structure of PostgreSQL: everything is altered in place.</summary>
public sealed class PostgreSqlStructureRules : StructureRules
{
    /// <inheritdoc/>
    public override SqlProvider Kind => SqlProvider.PostgreSql;

    /// <inheritdoc/>
    public override DatabaseProvider Language => DatabaseProvider.PostgreSql;

    /// <inheritdoc/>
    public override string Name => "postgresql";

    /// <inheritdoc/>
    public override bool RebuildsTables => false;

    /// <inheritdoc/>
    public override string StoredTypeOf(ColumnType type) => PostgreSqlStoredType.Of(type).ToString();

    /// <inheritdoc/>
    public override TypeCast CastOf(ColumnType from, ColumnType to) => PostgreSqlCasts.Of(from, to);

    /// <inheritdoc/>
    /// <remarks>A list: null and the empty list are one to the schema language.</remarks>
    public override bool IsAlwaysNullable(ColumnType type)
    {
        ArgumentNullException.ThrowIfNull(type);
        return type.IsList;
    }
}
