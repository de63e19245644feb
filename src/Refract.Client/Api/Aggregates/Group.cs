using Refract.Relational.Sql;

namespace Refract.Runtime;

/// <summary>A group of rows, as the function of <c>GroupBy(…).Select</c> sees it.</summary>
/// <typeparam name="TFields">The model's fields.</typeparam>
/// <typeparam name="TKey">What the rows of a group have in common.</typeparam>
public sealed class Group<TFields, TKey> : AggregateSource<TFields> where TFields : struct, IFields<TFields>
{
    private readonly Func<SqlValue[]?, TKey> _key;

    internal Group(RequestedAggregates requested, SqlValue[]? row, Func<SqlValue[]?, TKey> key)
        : base(requested, row) => _key = key;

    /// <summary>The value that the rows have in common, or a tuple of them.</summary>
    public TKey Key => _key(Row);

    /// <summary>The smallest value of a column; null when that may be null, and is in all rows.</summary>
    public T Min<T>(Func<TFields, IOrderedColumn<T>> field)
    {
        var value = Get(AggregateFunction.Min, field, out var column);
        return column.Read(value);
    }

    /// <summary>The largest value of a column; null when that may be null, and is in all rows.</summary>
    public T Max<T>(Func<TFields, IOrderedColumn<T>> field)
    {
        var value = Get(AggregateFunction.Max, field, out var column);
        return column.Read(value);
    }

    /// <summary>The sum of a column.</summary>
    public long Sum(Func<TFields, Field<int>> field) => Long(AggregateFunction.Sum, field);

    /// <inheritdoc cref="Sum(Func{TFields, Field{int}})"/>
    public long? Sum(Func<TFields, NullableField<int>> field) => LongOrNull(AggregateFunction.Sum, field);

    /// <inheritdoc cref="Sum(Func{TFields, Field{int}})"/>
    public long Sum(Func<TFields, Field<long>> field) => Long(AggregateFunction.Sum, field);

    /// <inheritdoc cref="Sum(Func{TFields, Field{int}})"/>
    public long? Sum(Func<TFields, NullableField<long>> field) => LongOrNull(AggregateFunction.Sum, field);

    /// <inheritdoc cref="Sum(Func{TFields, Field{int}})"/>
    public decimal Sum(Func<TFields, Field<decimal>> field) => Decimal(AggregateFunction.Sum, field);

    /// <inheritdoc cref="Sum(Func{TFields, Field{int}})"/>
    public decimal? Sum(Func<TFields, NullableField<decimal>> field) => DecimalOrNull(AggregateFunction.Sum, field);

    /// <inheritdoc cref="Sum(Func{TFields, Field{int}})"/>
    public double Sum(Func<TFields, Field<double>> field) => Double(AggregateFunction.Sum, field);

    /// <inheritdoc cref="Sum(Func{TFields, Field{int}})"/>
    public double? Sum(Func<TFields, NullableField<double>> field) => DoubleOrNull(AggregateFunction.Sum, field);

    /// <summary>The mean of a column.</summary>
    public decimal Avg(Func<TFields, Field<int>> field) => Decimal(AggregateFunction.Avg, field);

    /// <inheritdoc cref="Avg(Func{TFields, Field{int}})"/>
    public decimal? Avg(Func<TFields, NullableField<int>> field) => DecimalOrNull(AggregateFunction.Avg, field);

    /// <inheritdoc cref="Avg(Func{TFields, Field{int}})"/>
    public decimal Avg(Func<TFields, Field<long>> field) => Decimal(AggregateFunction.Avg, field);

    /// <inheritdoc cref="Avg(Func{TFields, Field{int}})"/>
    public decimal? Avg(Func<TFields, NullableField<long>> field) => DecimalOrNull(AggregateFunction.Avg, field);

    /// <inheritdoc cref="Avg(Func{TFields, Field{int}})"/>
    public decimal Avg(Func<TFields, Field<decimal>> field) => Decimal(AggregateFunction.Avg, field);

    /// <inheritdoc cref="Avg(Func{TFields, Field{int}})"/>
    public decimal? Avg(Func<TFields, NullableField<decimal>> field) => DecimalOrNull(AggregateFunction.Avg, field);

    /// <inheritdoc cref="Avg(Func{TFields, Field{int}})"/>
    public double Avg(Func<TFields, Field<double>> field) => Double(AggregateFunction.Avg, field);

    /// <inheritdoc cref="Avg(Func{TFields, Field{int}})"/>
    public double? Avg(Func<TFields, NullableField<double>> field) => DoubleOrNull(AggregateFunction.Avg, field);
}
