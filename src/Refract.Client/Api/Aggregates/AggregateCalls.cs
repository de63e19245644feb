using Refract.Relational.Sql;

namespace Refract.Runtime;

/// <summary>Makes operations of calls that aggregate, for both styles.</summary>
internal static class AggregateCalls
{
    /// <summary>What a function makes of aggregates over the rows.</summary>
    public static Task<TResult> Run<TFields, TResult>(IExecutor executor, in RowArguments arguments,
        Func<Aggregates<TFields>, TResult> function, CancellationToken ct)
        where TFields : struct, IFields<TFields>
    {
        Required.Argument(function, "aggregate");
        if (arguments.Include.Count > 0 || !arguments.Extras.IsEmpty)
            throw new InvalidQueryException("A query that aggregates includes nothing.", "include");
        var requested = new RequestedAggregates(0);
        TResult Bound(SqlValue[]? row) => function(new Aggregates<TFields>(requested, row));
        Func<SqlValue[]?, TResult> bound = Bound;
        Probe.Run(bound);
        return executor.Run(
            new AggregateRows<TResult>
            {
                Model = TFields.Info, Verb = Verb.Aggregate, Arguments = arguments, Requested = requested,
                Function = bound,
            }, ct);
    }

    /// <summary>The groups of the rows by the values of a column.</summary>
    public static GroupQuery<TFields, TKey> Group<TFields, TKey>(IExecutor executor, in RowArguments arguments,
        Func<TFields, IColumn<TKey>> key)
        where TFields : struct, IFields<TFields>
    {
        var one = Fields.Of(key);
        return new(executor, Spec(arguments, TFields.Info, one), row => Key(row, 0, one));
    }

    /// <summary>The groups of the rows by the values of two columns.</summary>
    public static GroupQuery<TFields, (TFirst, TSecond)> Group<TFields, TFirst, TSecond>(IExecutor executor,
        in RowArguments arguments, Func<TFields, IColumn<TFirst>> first, Func<TFields, IColumn<TSecond>> second)
        where TFields : struct, IFields<TFields>
    {
        var (one, two) = (Fields.Of(first), Fields.Of(second));
        return new(executor, Spec(arguments, TFields.Info, one, two),
            row => (Key(row, 0, one), Key(row, 1, two)));
    }

    /// <summary>The groups of the rows by the values of three columns.</summary>
    public static GroupQuery<TFields, (TFirst, TSecond, TThird)> Group<TFields, TFirst, TSecond, TThird>(
        IExecutor executor, in RowArguments arguments, Func<TFields, IColumn<TFirst>> first,
        Func<TFields, IColumn<TSecond>> second, Func<TFields, IColumn<TThird>> third)
        where TFields : struct, IFields<TFields>
    {
        var (one, two, three) = (Fields.Of(first), Fields.Of(second), Fields.Of(third));
        return new(executor, Spec(arguments, TFields.Info, one, two, three),
            row => (Key(row, 0, one), Key(row, 1, two), Key(row, 2, three)));
    }

    private static T Key<T>(SqlValue[]? row, int at, IColumn<T> column) =>
        column.Read(RequestedAggregates.Key(at, column.Ref.Column, row));

    private static GroupSpec Spec(in RowArguments arguments, ModelInfo model, params IColumn[] keys)
    {
        if (arguments.IsLimited || arguments.OrderBy.Count > 0 || arguments.Cursor is not null
            || arguments.Distinct.Count > 0 || arguments.Include.Count > 0 || !arguments.Extras.IsEmpty)
            throw new InvalidQueryException(
                "GroupBy takes conditions on the rows. Put order and limits of the groups behind it.", "groupBy");
        var columns = Array.ConvertAll(keys, key => key.Ref.Column);
        if (Array.Exists(columns, column => column.Type.IsList))
            throw new InvalidQueryException("Rows cannot be grouped by a list.", "groupBy");
        return new GroupSpec(model, Verb.GroupBy, columns, []) { Where = arguments.Where };
    }
}
