using Refract.Relational.Sql;

namespace Refract.Runtime;

/// <summary>
/// What a function can ask of rows: numbers of them. The base of <see cref="Aggregates{TFields}"/> and
/// <see cref="Group{TFields, TKey}"/>.
/// </summary>
/// <typeparam name="TFields">The model's fields.</typeparam>
public abstract class AggregateSource<TFields> where TFields : struct, IFields<TFields>
{
    private protected AggregateSource(RequestedAggregates requested, SqlValue[]? row) =>
        (Requested, Row) = (requested, row);

    private protected RequestedAggregates Requested { get; }

    /// <summary>The values of the database; null where they are yet to be read.</summary>
    private protected SqlValue[]? Row { get; }

    /// <summary>How many rows there are.</summary>
    public int Count() => Number(AggregateFunction.Count, null);

    /// <summary>How many rows have a value in a column.</summary>
    public int Count<T>(Func<TFields, IColumn<T>> field) =>
        Number(AggregateFunction.Count, Fields.Of(field).Ref.Column);

    /// <summary>How many different values a column has.</summary>
    public int CountDistinct<T>(Func<TFields, IColumn<T>> field) =>
        Number(AggregateFunction.CountDistinct, Fields.Of(field).Ref.Column);

    private protected SqlValue Get<TColumn>(AggregateFunction function, Func<TFields, TColumn> field,
        out TColumn column) where TColumn : IColumn
    {
        column = Fields.Of(field);
        return Requested.Get(function, column.Ref.Column, Row);
    }

    private int Number(AggregateFunction function, ColumnInfo? column) =>
        checked((int)Requested.Get(function, column, Row).AsBigInt);

    private protected long Long<TColumn>(AggregateFunction function, Func<TFields, TColumn> field)
        where TColumn : IColumn => Get(function, field, out _).AsBigInt;

    private protected long? LongOrNull<TColumn>(AggregateFunction function, Func<TFields, TColumn> field)
        where TColumn : IColumn => Get(function, field, out _) is { IsNull: false } value ? value.AsBigInt : null;

    private protected decimal Decimal<TColumn>(AggregateFunction function, Func<TFields, TColumn> field)
        where TColumn : IColumn => Get(function, field, out _).AsDecimal;

    private protected decimal? DecimalOrNull<TColumn>(AggregateFunction function, Func<TFields, TColumn> field)
        where TColumn : IColumn => Get(function, field, out _) is { IsNull: false } value ? value.AsDecimal : null;

    private protected double Double<TColumn>(AggregateFunction function, Func<TFields, TColumn> field)
        where TColumn : IColumn => Get(function, field, out _).AsFloat;

    private protected double? DoubleOrNull<TColumn>(AggregateFunction function, Func<TFields, TColumn> field)
        where TColumn : IColumn => Get(function, field, out _) is { IsNull: false } value ? value.AsFloat : null;
}
