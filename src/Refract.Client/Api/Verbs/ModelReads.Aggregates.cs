namespace Refract.Runtime;

public abstract partial class ModelReads<T, TWhere, TUnique, TOrderBy, TInclude, TFields, TScalar,
    TSelect, TQuery>
{
    /// <summary>
    /// What a function makes of aggregates over the rows, by one statement:
    /// <c>Aggregate(a =&gt; new { Rows = a.Count(), Views = a.Sum(p =&gt; p.Views) })</c>.
    /// </summary>
    /// <param name="function">
    /// The function. It runs once before the statement, on values that stand for those of the database, so it should
    /// have no effect but its result.
    /// </param>
    /// <param name="where">The conditions on the rows; without any, all rows.</param>
    /// <param name="ct">Cancels the operation.</param>
    public Task<TResult> Aggregate<TResult>(Func<Aggregates<TFields>, TResult> function, TWhere? where = null,
        CancellationToken ct = default) =>
        AggregateCalls.Run(Executor, new RowArguments { Where = Lower(where) }, function, ct);

    /// <summary>
    /// The groups of the rows that have the same value in a column: <c>GroupBy(p =&gt; p.AuthorId).Select(g =&gt;
    /// …)</c>.
    /// </summary>
    public GroupQuery<TFields, TKey> GroupBy<TKey>(Func<TFields, IColumn<TKey>> key, TWhere? where = null) =>
        AggregateCalls.Group(Executor, new RowArguments { Where = Lower(where) }, key);

    /// <summary>The groups of the rows that have the same values in two columns; the key is a tuple.</summary>
    public GroupQuery<TFields, (TFirst, TSecond)> GroupBy<TFirst, TSecond>(Func<TFields, IColumn<TFirst>> first,
        Func<TFields, IColumn<TSecond>> second, TWhere? where = null) =>
        AggregateCalls.Group(Executor, new RowArguments { Where = Lower(where) }, first, second);

    /// <summary>The groups of the rows that have the same values in three columns; the key is a tuple.</summary>
    public GroupQuery<TFields, (TFirst, TSecond, TThird)> GroupBy<TFirst, TSecond, TThird>(
        Func<TFields, IColumn<TFirst>> first, Func<TFields, IColumn<TSecond>> second,
        Func<TFields, IColumn<TThird>> third, TWhere? where = null) =>
        AggregateCalls.Group(Executor, new RowArguments { Where = Lower(where) }, first, second, third);

    /// <summary>The sum of a column; null when no row has a value.</summary>
    /// <param name="field">The column.</param>
    /// <param name="where">The conditions on the rows; without any, all rows.</param>
    /// <param name="ct">Cancels the operation.</param>
    public Task<long?> Sum(Func<TFields, Field<int>> field, TWhere? where = null,
        CancellationToken ct = default) => Aggregate(rows => rows.Sum(field), where, ct);

    /// <inheritdoc cref="Sum(Func{TFields, Field{int}}, TWhere, CancellationToken)"/>
    public Task<long?> Sum(Func<TFields, NullableField<int>> field, TWhere? where = null,
        CancellationToken ct = default) => Aggregate(rows => rows.Sum(field), where, ct);

    /// <inheritdoc cref="Sum(Func{TFields, Field{int}}, TWhere, CancellationToken)"/>
    public Task<long?> Sum(Func<TFields, Field<long>> field, TWhere? where = null,
        CancellationToken ct = default) => Aggregate(rows => rows.Sum(field), where, ct);

    /// <inheritdoc cref="Sum(Func{TFields, Field{int}}, TWhere, CancellationToken)"/>
    public Task<long?> Sum(Func<TFields, NullableField<long>> field, TWhere? where = null,
        CancellationToken ct = default) => Aggregate(rows => rows.Sum(field), where, ct);

    /// <inheritdoc cref="Sum(Func{TFields, Field{int}}, TWhere, CancellationToken)"/>
    public Task<decimal?> Sum(Func<TFields, Field<decimal>> field, TWhere? where = null,
        CancellationToken ct = default) => Aggregate(rows => rows.Sum(field), where, ct);

    /// <inheritdoc cref="Sum(Func{TFields, Field{int}}, TWhere, CancellationToken)"/>
    public Task<decimal?> Sum(Func<TFields, NullableField<decimal>> field, TWhere? where = null,
        CancellationToken ct = default) => Aggregate(rows => rows.Sum(field), where, ct);

    /// <inheritdoc cref="Sum(Func{TFields, Field{int}}, TWhere, CancellationToken)"/>
    public Task<double?> Sum(Func<TFields, Field<double>> field, TWhere? where = null,
        CancellationToken ct = default) => Aggregate(rows => rows.Sum(field), where, ct);

    /// <inheritdoc cref="Sum(Func{TFields, Field{int}}, TWhere, CancellationToken)"/>
    public Task<double?> Sum(Func<TFields, NullableField<double>> field, TWhere? where = null,
        CancellationToken ct = default) => Aggregate(rows => rows.Sum(field), where, ct);

    /// <summary>The mean of a column; null when no row has a value.</summary>
    /// <param name="field">The column.</param>
    /// <param name="where">The conditions on the rows; without any, all rows.</param>
    /// <param name="ct">Cancels the operation.</param>
    public Task<decimal?> Avg(Func<TFields, Field<int>> field, TWhere? where = null,
        CancellationToken ct = default) => Aggregate(rows => rows.Avg(field), where, ct);

    /// <inheritdoc cref="Avg(Func{TFields, Field{int}}, TWhere, CancellationToken)"/>
    public Task<decimal?> Avg(Func<TFields, NullableField<int>> field, TWhere? where = null,
        CancellationToken ct = default) => Aggregate(rows => rows.Avg(field), where, ct);

    /// <inheritdoc cref="Avg(Func{TFields, Field{int}}, TWhere, CancellationToken)"/>
    public Task<decimal?> Avg(Func<TFields, Field<long>> field, TWhere? where = null,
        CancellationToken ct = default) => Aggregate(rows => rows.Avg(field), where, ct);

    /// <inheritdoc cref="Avg(Func{TFields, Field{int}}, TWhere, CancellationToken)"/>
    public Task<decimal?> Avg(Func<TFields, NullableField<long>> field, TWhere? where = null,
        CancellationToken ct = default) => Aggregate(rows => rows.Avg(field), where, ct);

    /// <inheritdoc cref="Avg(Func{TFields, Field{int}}, TWhere, CancellationToken)"/>
    public Task<decimal?> Avg(Func<TFields, Field<decimal>> field, TWhere? where = null,
        CancellationToken ct = default) => Aggregate(rows => rows.Avg(field), where, ct);

    /// <inheritdoc cref="Avg(Func{TFields, Field{int}}, TWhere, CancellationToken)"/>
    public Task<decimal?> Avg(Func<TFields, NullableField<decimal>> field, TWhere? where = null,
        CancellationToken ct = default) => Aggregate(rows => rows.Avg(field), where, ct);

    /// <inheritdoc cref="Avg(Func{TFields, Field{int}}, TWhere, CancellationToken)"/>
    public Task<double?> Avg(Func<TFields, Field<double>> field, TWhere? where = null,
        CancellationToken ct = default) => Aggregate(rows => rows.Avg(field), where, ct);

    /// <inheritdoc cref="Avg(Func{TFields, Field{int}}, TWhere, CancellationToken)"/>
    public Task<double?> Avg(Func<TFields, NullableField<double>> field, TWhere? where = null,
        CancellationToken ct = default) => Aggregate(rows => rows.Avg(field), where, ct);

    /// <summary>The smallest value of a column; null when no row has one.</summary>
    /// <param name="field">The column.</param>
    /// <param name="where">The conditions on the rows; without any, all rows.</param>
    /// <param name="ct">Cancels the operation.</param>
    public Task<TValue?> Min<TValue>(Func<TFields, Field<TValue>> field, TWhere? where = null,
        CancellationToken ct = default) where TValue : struct => Aggregate(rows => rows.Min(field), where, ct);

    /// <inheritdoc cref="Min{TValue}(Func{TFields, Field{TValue}}, TWhere, CancellationToken)"/>
    public Task<TValue?> Min<TValue>(Func<TFields, NullableField<TValue>> field, TWhere? where = null,
        CancellationToken ct = default) where TValue : struct => Aggregate(rows => rows.Min(field), where, ct);

    /// <inheritdoc cref="Min{TValue}(Func{TFields, Field{TValue}}, TWhere, CancellationToken)"/>
    public Task<DateTimeOffset?> Min(Func<TFields, InstantField> field, TWhere? where = null,
        CancellationToken ct = default) => Aggregate(rows => rows.Min(field), where, ct);

    /// <inheritdoc cref="Min{TValue}(Func{TFields, Field{TValue}}, TWhere, CancellationToken)"/>
    public Task<DateTimeOffset?> Min(Func<TFields, NullableInstantField> field, TWhere? where = null,
        CancellationToken ct = default) => Aggregate(rows => rows.Min(field), where, ct);

    /// <inheritdoc cref="Min{TValue}(Func{TFields, Field{TValue}}, TWhere, CancellationToken)"/>
    public Task<string?> Min(Func<TFields, TextField> field, TWhere? where = null,
        CancellationToken ct = default) => Aggregate(rows => rows.Min(field), where, ct);

    /// <inheritdoc cref="Min{TValue}(Func{TFields, Field{TValue}}, TWhere, CancellationToken)"/>
    public Task<string?> Min(Func<TFields, NullableTextField> field, TWhere? where = null,
        CancellationToken ct = default) => Aggregate(rows => rows.Min(field), where, ct);

    /// <summary>The largest value of a column; null when no row has one.</summary>
    /// <param name="field">The column.</param>
    /// <param name="where">The conditions on the rows; without any, all rows.</param>
    /// <param name="ct">Cancels the operation.</param>
    public Task<TValue?> Max<TValue>(Func<TFields, Field<TValue>> field, TWhere? where = null,
        CancellationToken ct = default) where TValue : struct => Aggregate(rows => rows.Max(field), where, ct);

    /// <inheritdoc cref="Max{TValue}(Func{TFields, Field{TValue}}, TWhere, CancellationToken)"/>
    public Task<TValue?> Max<TValue>(Func<TFields, NullableField<TValue>> field, TWhere? where = null,
        CancellationToken ct = default) where TValue : struct => Aggregate(rows => rows.Max(field), where, ct);

    /// <inheritdoc cref="Max{TValue}(Func{TFields, Field{TValue}}, TWhere, CancellationToken)"/>
    public Task<DateTimeOffset?> Max(Func<TFields, InstantField> field, TWhere? where = null,
        CancellationToken ct = default) => Aggregate(rows => rows.Max(field), where, ct);

    /// <inheritdoc cref="Max{TValue}(Func{TFields, Field{TValue}}, TWhere, CancellationToken)"/>
    public Task<DateTimeOffset?> Max(Func<TFields, NullableInstantField> field, TWhere? where = null,
        CancellationToken ct = default) => Aggregate(rows => rows.Max(field), where, ct);

    /// <inheritdoc cref="Max{TValue}(Func{TFields, Field{TValue}}, TWhere, CancellationToken)"/>
    public Task<string?> Max(Func<TFields, TextField> field, TWhere? where = null,
        CancellationToken ct = default) => Aggregate(rows => rows.Max(field), where, ct);

    /// <inheritdoc cref="Max{TValue}(Func{TFields, Field{TValue}}, TWhere, CancellationToken)"/>
    public Task<string?> Max(Func<TFields, NullableTextField> field, TWhere? where = null,
        CancellationToken ct = default) => Aggregate(rows => rows.Max(field), where, ct);
}
