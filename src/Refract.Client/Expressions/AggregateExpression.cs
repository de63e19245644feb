using Refract.Relational;
using Refract.Relational.Sql;
using Refract.Schema;

namespace Refract.Runtime;

/// <summary>An aggregate over the rows of a group, or over all rows.</summary>
/// <param name="Function">What is computed.</param>
/// <param name="Column">Of which column; null to count rows.</param>
internal sealed record AggregateExpression(AggregateFunction Function, ColumnInfo? Column) : IExpression
{
    private static readonly ColumnType s_bigInt = new() { Scalar = ScalarType.BigInt };
    private static readonly ColumnType s_decimal = new() { Scalar = ScalarType.Decimal };
    private static readonly ColumnType s_float = new() { Scalar = ScalarType.Float };

    /// <inheritdoc/>
    public ColumnType Type => Function switch
    {
        AggregateFunction.Count or AggregateFunction.CountDistinct => s_bigInt,
        AggregateFunction.Sum => Column!.Type.Scalar switch
        {
            ScalarType.Int or ScalarType.BigInt => s_bigInt,
            ScalarType.Float => s_float,
            _ => s_decimal,
        },
        AggregateFunction.Avg => Column!.Type.Scalar == ScalarType.Float ? s_float : s_decimal,
        _ => Column!.Type,
    };

    /// <summary>The column whose values the result is one of, or null.</summary>
    public ColumnInfo? Same => Function is AggregateFunction.Min or AggregateFunction.Max ? Column : null;

    /// <summary>Reads the result.</summary>
    public SqlValue Read<TRow>(ref TRow row, int at) where TRow : struct, IRow
    {
        if (row.IsNull(at)) return SqlValue.Null;
        if (Same is { } column) return ColumnValues.Read(ref row, at, column);
        return Type.Scalar switch
        {
            ScalarType.BigInt => SqlValue.Of(row.BigInt(at)),
            ScalarType.Float => SqlValue.Of(row.Float(at)),
            _ => SqlValue.Of(row.Decimal(at)),
        };
    }
}
