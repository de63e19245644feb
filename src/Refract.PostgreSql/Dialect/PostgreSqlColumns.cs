using Refract.Relational;
using Refract.Relational.Sql;
using Refract.Schema;
using Refract.Schema.Providers;

namespace Refract.PostgreSql;

/// <summary>What PostgreSQL's columns hold of values.</summary>
internal sealed class PostgreSqlColumns : SqlColumnSyntax
{
    /// <inheritdoc/>
    /// <remarks>The database itself refuses texts that are too long and decimals that are too large.</remarks>
    public override ValueFit Fit(ColumnType type, ref SqlValue value)
    {
        var fit = base.Fit(type, ref value);
        return fit == ValueFit.TooLong || (fit == ValueFit.OutOfRange && type.Scalar == ScalarType.Decimal)
            ? ValueFit.Fits : fit;
    }

    /// <inheritdoc/>
    public override string Computed(ColumnType type, string left, char operation, string right)
    {
        ArgumentNullException.ThrowIfNull(type);
        // The type oid has no arithmetic.
        return type.Kind == StoredKind.UInt32
            ? $"({left}::int8 {operation} {right}::int8)::oid" : base.Computed(type, left, operation, right);
    }

    /// <inheritdoc/>
    public override string Push(string operand, string items) => $"array_cat({operand}, {items})";
}
