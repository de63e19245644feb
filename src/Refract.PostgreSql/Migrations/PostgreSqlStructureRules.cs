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
    public override bool HasEnumTypes => true;

    /// <inheritdoc/>
    public override bool RebuildsTables => false;

    /// <inheritdoc/>
    /// <remarks>Since Prisma 6.</remarks>
    public override bool JoinTablesHaveKeys => true;

    /// <inheritdoc/>
    public override string RandomUuid => "gen_random_uuid()";

    /// <inheritdoc/>
    public override bool IsNamed(string provider) => provider is "postgresql" or "postgres";

    /// <inheritdoc/>
    public override bool Runs(DatabaseProvider provider) =>
        provider is DatabaseProvider.PostgreSql or DatabaseProvider.CockroachDb;

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
