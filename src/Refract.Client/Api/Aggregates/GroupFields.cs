using Refract.Relational.Sql;

namespace Refract.Runtime;

/// <summary>
/// What <c>Having</c> and <c>OrderBy</c> of groups speak of: numbers of a group, whose operators make conditions, and
/// its keys.
/// </summary>
/// <typeparam name="TFields">The model's fields.</typeparam>
public sealed class GroupFields<TFields> where TFields : struct, IFields<TFields>
{
    private readonly IReadOnlyList<ColumnInfo> _keys;

    internal GroupFields(IReadOnlyList<ColumnInfo> keys) => _keys = keys;

    /// <summary>A column that the rows are grouped by: <c>g.Key(p =&gt; p.Country).Asc</c>.</summary>
    /// <exception cref="InvalidQueryException">They are not grouped by it.</exception>
    public TColumn Key<TColumn>(Func<TFields, TColumn> field) where TColumn : IColumn
    {
        var column = Fields.Of(field);
        return _keys.Contains(column.Ref.Column) ? column : throw new InvalidQueryException(
            $"The rows are not grouped by {column.Ref.Column}: add it to GroupBy, or use an aggregate of it.",
            "groupBy");
    }

    /// <summary>How many rows the group has.</summary>
    public AggregateField<int> Count() => Number(AggregateFunction.Count, null);

    /// <summary>How many rows of the group have a value in a column.</summary>
    public AggregateField<int> Count<T>(Func<TFields, IColumn<T>> field) =>
        Number(AggregateFunction.Count, Column(field));

    /// <summary>How many different values a column has in the group.</summary>
    public AggregateField<int> CountDistinct<T>(Func<TFields, IColumn<T>> field) =>
        Number(AggregateFunction.CountDistinct, Column(field));

    /// <summary>The smallest value of a column.</summary>
    public AggregateField<T> Min<T>(Func<TFields, IOrderedColumn<T>> field)
    {
        var column = Fields.Of(field);
        return new(TFields.Info.RootScope, AggregateFunction.Min, column.Ref.Column, column.Write);
    }

    /// <summary>The largest value of a column.</summary>
    public AggregateField<T> Max<T>(Func<TFields, IOrderedColumn<T>> field)
    {
        var column = Fields.Of(field);
        return new(TFields.Info.RootScope, AggregateFunction.Max, column.Ref.Column, column.Write);
    }

    /// <summary>The sum of a column.</summary>
    public AggregateField<long> Sum(Func<TFields, Field<int>> field) =>
        new(TFields.Info.RootScope, AggregateFunction.Sum, Column(field), SqlValue.From);

    /// <inheritdoc cref="Sum(Func{TFields, Field{int}})"/>
    public AggregateField<long> Sum(Func<TFields, NullableField<int>> field) =>
        new(TFields.Info.RootScope, AggregateFunction.Sum, Column(field), SqlValue.From);

    /// <inheritdoc cref="Sum(Func{TFields, Field{int}})"/>
    public AggregateField<long> Sum(Func<TFields, Field<long>> field) =>
        new(TFields.Info.RootScope, AggregateFunction.Sum, Column(field), SqlValue.From);

    /// <inheritdoc cref="Sum(Func{TFields, Field{int}})"/>
    public AggregateField<long> Sum(Func<TFields, NullableField<long>> field) =>
        new(TFields.Info.RootScope, AggregateFunction.Sum, Column(field), SqlValue.From);

    /// <inheritdoc cref="Sum(Func{TFields, Field{int}})"/>
    public AggregateField<decimal> Sum(Func<TFields, Field<decimal>> field) =>
        new(TFields.Info.RootScope, AggregateFunction.Sum, Column(field), SqlValue.From);

    /// <inheritdoc cref="Sum(Func{TFields, Field{int}})"/>
    public AggregateField<decimal> Sum(Func<TFields, NullableField<decimal>> field) =>
        new(TFields.Info.RootScope, AggregateFunction.Sum, Column(field), SqlValue.From);

    /// <inheritdoc cref="Sum(Func{TFields, Field{int}})"/>
    public AggregateField<double> Sum(Func<TFields, Field<double>> field) =>
        new(TFields.Info.RootScope, AggregateFunction.Sum, Column(field), SqlValue.From);

    /// <inheritdoc cref="Sum(Func{TFields, Field{int}})"/>
    public AggregateField<double> Sum(Func<TFields, NullableField<double>> field) =>
        new(TFields.Info.RootScope, AggregateFunction.Sum, Column(field), SqlValue.From);

    /// <summary>The mean of a column.</summary>
    public AggregateField<decimal> Avg(Func<TFields, Field<int>> field) =>
        new(TFields.Info.RootScope, AggregateFunction.Avg, Column(field), SqlValue.From);

    /// <inheritdoc cref="Avg(Func{TFields, Field{int}})"/>
    public AggregateField<decimal> Avg(Func<TFields, NullableField<int>> field) =>
        new(TFields.Info.RootScope, AggregateFunction.Avg, Column(field), SqlValue.From);

    /// <inheritdoc cref="Avg(Func{TFields, Field{int}})"/>
    public AggregateField<decimal> Avg(Func<TFields, Field<long>> field) =>
        new(TFields.Info.RootScope, AggregateFunction.Avg, Column(field), SqlValue.From);

    /// <inheritdoc cref="Avg(Func{TFields, Field{int}})"/>
    public AggregateField<decimal> Avg(Func<TFields, NullableField<long>> field) =>
        new(TFields.Info.RootScope, AggregateFunction.Avg, Column(field), SqlValue.From);

    /// <inheritdoc cref="Avg(Func{TFields, Field{int}})"/>
    public AggregateField<decimal> Avg(Func<TFields, Field<decimal>> field) =>
        new(TFields.Info.RootScope, AggregateFunction.Avg, Column(field), SqlValue.From);

    /// <inheritdoc cref="Avg(Func{TFields, Field{int}})"/>
    public AggregateField<decimal> Avg(Func<TFields, NullableField<decimal>> field) =>
        new(TFields.Info.RootScope, AggregateFunction.Avg, Column(field), SqlValue.From);

    /// <inheritdoc cref="Avg(Func{TFields, Field{int}})"/>
    public AggregateField<double> Avg(Func<TFields, Field<double>> field) =>
        new(TFields.Info.RootScope, AggregateFunction.Avg, Column(field), SqlValue.From);

    /// <inheritdoc cref="Avg(Func{TFields, Field{int}})"/>
    public AggregateField<double> Avg(Func<TFields, NullableField<double>> field) =>
        new(TFields.Info.RootScope, AggregateFunction.Avg, Column(field), SqlValue.From);

    private static AggregateField<int> Number(AggregateFunction function, ColumnInfo? column) =>
        new(TFields.Info.RootScope, function, column, static number => SqlValue.Of((long)number));

    private static ColumnInfo Column<TColumn>(Func<TFields, TColumn> field) where TColumn : IColumn =>
        Fields.Of(field).Ref.Column;
}
