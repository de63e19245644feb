using Refract.Relational.Sql;
using Refract.Runtime;

namespace Refract;

/// <summary>What hooks change of an operation by the fields of its model.</summary>
public static class OperationCallFields
{
    /// <summary>
    /// A further condition on the rows that the operation reads or writes: <c>call.Where((PostFields p) =>
    /// p.Published)</c>. Not on rows that it includes.
    /// </summary>
    /// <param name="call">The operation.</param>
    /// <param name="condition">The condition; several are all to be met.</param>
    /// <typeparam name="TFields">The generated fields of the model.</typeparam>
    /// <exception cref="InvalidQueryException">It is an operation on another model, or creates rows.</exception>
    public static void Where<TFields>(this OperationCall call, Func<TFields, Predicate> condition)
        where TFields : struct, IFields<TFields>
    {
        ArgumentNullException.ThrowIfNull(call);
        call.Add(TFields.Info, Root<TFields>.Lower(condition));
    }

    /// <summary>
    /// Gives a column a value in the data of the operation: in each row that it creates, and in what it changes.
    /// Nested writes keep theirs.
    /// </summary>
    /// <param name="call">The operation.</param>
    /// <param name="column">The column: <c>call.Set((PostFields p) => p.Title, "…")</c>.</param>
    /// <param name="value">The value.</param>
    /// <typeparam name="TFields">The generated fields of the model.</typeparam>
    /// <typeparam name="T">The type of the column.</typeparam>
    /// <exception cref="InvalidQueryException">
    /// It is an operation on another model or without data, or the column belongs to a key or is a version.
    /// </exception>
    public static void Set<TFields, T>(this OperationCall call, Func<TFields, IOrderedColumn<T>> column, T value)
        where TFields : struct, IFields<TFields>
    {
        ArgumentNullException.ThrowIfNull(call);
        ArgumentNullException.ThrowIfNull(column);
        var field = column(Root<TFields>.Fields);
        var written = field.Write(value);
        var own = Own(field.Ref);
        if (written.IsNull && !own.Type.IsNullable)
            throw new InvalidQueryException($"A hook set {own} to null, and it is never null.", $"data.{own.Name}");
        call.Put(own, written);
    }

    /// <inheritdoc cref="Set{TFields, T}"/>
    public static void Set<TFields>(this OperationCall call, Func<TFields, BooleanField> column, bool value)
        where TFields : struct, IFields<TFields>
    {
        ArgumentNullException.ThrowIfNull(call);
        ArgumentNullException.ThrowIfNull(column);
        call.Put(Own(column(Root<TFields>.Fields).Ref), SqlValue.Of(value));
    }

    private static ColumnInfo Own(FieldRef field) => field.Scope.Parent is null
        ? field.Column
        : throw new InvalidQueryException($"{field.Column} is a column of a related row, not of the data.", "data");
}
