using Refract.Relational.Sql;

namespace Refract.Runtime;

/// <summary>
/// What the function of <c>Aggregate</c> computes over all rows of a query. Where no row has a value, all but counts
/// are null.
/// </summary>
/// <inheritdoc/>
public sealed class Aggregates<TFields> : AggregateSource<TFields> where TFields : struct, IFields<TFields>
{
    internal Aggregates(RequestedAggregates requested, SqlValue[]? row) : base(requested, row)
    {
    }

    /// <summary>The sum of a column; null when there is no value.</summary>
    public long? Sum(Func<TFields, Field<int>> field) => LongOrNull(AggregateFunction.Sum, field);

    /// <inheritdoc cref="Sum(Func{TFields, Field{int}})"/>
    public long? Sum(Func<TFields, NullableField<int>> field) => LongOrNull(AggregateFunction.Sum, field);

    /// <inheritdoc cref="Sum(Func{TFields, Field{int}})"/>
    public long? Sum(Func<TFields, Field<long>> field) => LongOrNull(AggregateFunction.Sum, field);

    /// <inheritdoc cref="Sum(Func{TFields, Field{int}})"/>
    public long? Sum(Func<TFields, NullableField<long>> field) => LongOrNull(AggregateFunction.Sum, field);

    /// <inheritdoc cref="Sum(Func{TFields, Field{int}})"/>
    public decimal? Sum(Func<TFields, Field<decimal>> field) => DecimalOrNull(AggregateFunction.Sum, field);

    /// <inheritdoc cref="Sum(Func{TFields, Field{int}})"/>
    public decimal? Sum(Func<TFields, NullableField<decimal>> field) => DecimalOrNull(AggregateFunction.Sum, field);

    /// <inheritdoc cref="Sum(Func{TFields, Field{int}})"/>
    public double? Sum(Func<TFields, Field<double>> field) => DoubleOrNull(AggregateFunction.Sum, field);

    /// <inheritdoc cref="Sum(Func{TFields, Field{int}})"/>
    public double? Sum(Func<TFields, NullableField<double>> field) => DoubleOrNull(AggregateFunction.Sum, field);

    /// <summary>The mean of a column; null when there is no value.</summary>
    public decimal? Avg(Func<TFields, Field<int>> field) => DecimalOrNull(AggregateFunction.Avg, field);

    /// <inheritdoc cref="Avg(Func{TFields, Field{int}})"/>
    public decimal? Avg(Func<TFields, NullableField<int>> field) => DecimalOrNull(AggregateFunction.Avg, field);

    /// <inheritdoc cref="Avg(Func{TFields, Field{int}})"/>
    public decimal? Avg(Func<TFields, Field<long>> field) => DecimalOrNull(AggregateFunction.Avg, field);

    /// <inheritdoc cref="Avg(Func{TFields, Field{int}})"/>
    public decimal? Avg(Func<TFields, NullableField<long>> field) => DecimalOrNull(AggregateFunction.Avg, field);

    /// <inheritdoc cref="Avg(Func{TFields, Field{int}})"/>
    public decimal? Avg(Func<TFields, Field<decimal>> field) => DecimalOrNull(AggregateFunction.Avg, field);

    /// <inheritdoc cref="Avg(Func{TFields, Field{int}})"/>
    public decimal? Avg(Func<TFields, NullableField<decimal>> field) => DecimalOrNull(AggregateFunction.Avg, field);

    /// <inheritdoc cref="Avg(Func{TFields, Field{int}})"/>
    public double? Avg(Func<TFields, Field<double>> field) => DoubleOrNull(AggregateFunction.Avg, field);

    /// <inheritdoc cref="Avg(Func{TFields, Field{int}})"/>
    public double? Avg(Func<TFields, NullableField<double>> field) => DoubleOrNull(AggregateFunction.Avg, field);

    /// <summary>The smallest value of a column; null when there is none.</summary>
    public T? Min<T>(Func<TFields, Field<T>> field) where T : struct =>
        Get(AggregateFunction.Min, field, out _) is { IsNull: false } value ? ColumnValue.To<T>(value) : null;

    /// <inheritdoc cref="Min{T}(Func{TFields, Field{T}})"/>
    public T? Min<T>(Func<TFields, NullableField<T>> field) where T : struct =>
        Get(AggregateFunction.Min, field, out _) is { IsNull: false } value ? ColumnValue.To<T>(value) : null;

    /// <inheritdoc cref="Min{T}(Func{TFields, Field{T}})"/>
    public DateTimeOffset? Min(Func<TFields, InstantField> field) =>
        Get(AggregateFunction.Min, field, out _) is { IsNull: false } value ? value.AsDateTime : null;

    /// <inheritdoc cref="Min{T}(Func{TFields, Field{T}})"/>
    public DateTimeOffset? Min(Func<TFields, NullableInstantField> field) =>
        Get(AggregateFunction.Min, field, out _) is { IsNull: false } value ? value.AsDateTime : null;

    /// <inheritdoc cref="Min{T}(Func{TFields, Field{T}})"/>
    public string? Min(Func<TFields, TextField> field) =>
        Get(AggregateFunction.Min, field, out _) is { IsNull: false } value ? value.AsText : null;

    /// <inheritdoc cref="Min{T}(Func{TFields, Field{T}})"/>
    public string? Min(Func<TFields, NullableTextField> field) =>
        Get(AggregateFunction.Min, field, out _) is { IsNull: false } value ? value.AsText : null;

    /// <summary>The largest value of a column; null when there is none.</summary>
    public T? Max<T>(Func<TFields, Field<T>> field) where T : struct =>
        Get(AggregateFunction.Max, field, out _) is { IsNull: false } value ? ColumnValue.To<T>(value) : null;

    /// <inheritdoc cref="Max{T}(Func{TFields, Field{T}})"/>
    public T? Max<T>(Func<TFields, NullableField<T>> field) where T : struct =>
        Get(AggregateFunction.Max, field, out _) is { IsNull: false } value ? ColumnValue.To<T>(value) : null;

    /// <inheritdoc cref="Max{T}(Func{TFields, Field{T}})"/>
    public DateTimeOffset? Max(Func<TFields, InstantField> field) =>
        Get(AggregateFunction.Max, field, out _) is { IsNull: false } value ? value.AsDateTime : null;

    /// <inheritdoc cref="Max{T}(Func{TFields, Field{T}})"/>
    public DateTimeOffset? Max(Func<TFields, NullableInstantField> field) =>
        Get(AggregateFunction.Max, field, out _) is { IsNull: false } value ? value.AsDateTime : null;

    /// <inheritdoc cref="Max{T}(Func{TFields, Field{T}})"/>
    public string? Max(Func<TFields, TextField> field) =>
        Get(AggregateFunction.Max, field, out _) is { IsNull: false } value ? value.AsText : null;

    /// <inheritdoc cref="Max{T}(Func{TFields, Field{T}})"/>
    public string? Max(Func<TFields, NullableTextField> field) =>
        Get(AggregateFunction.Max, field, out _) is { IsNull: false } value ? value.AsText : null;
}
