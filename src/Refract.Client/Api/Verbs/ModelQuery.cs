namespace Refract.Runtime;

/// <summary>The verbs of a query that write, once for all models.</summary>
public abstract class ModelQuery<TSelf, T, TWhere, TUnique, TOrderBy, TInclude, TUpdate, TFields, TRelations, TScalar,
    TSelect>
    : ReadQuery<TSelf, T, TWhere, TUnique, TOrderBy, TInclude, TFields, TRelations, TScalar, TSelect>
    where TSelf
        : ModelQuery<TSelf, T, TWhere, TUnique, TOrderBy, TInclude, TUpdate, TFields, TRelations, TScalar, TSelect>
    where T : class, IModel<T> where TWhere : WhereInput where TUnique : UniqueKey where TOrderBy : OrderByInput
        where TInclude : IncludeInput
    where TUpdate : DataInput where TFields : struct, IFields<TFields> where TRelations : struct
        where TScalar : struct, Enum where TSelect : Row, IRowOf<TSelect>, new()
{
    /// <summary>Updates the rows and returns how many.</summary>
    /// <exception cref="InvalidQueryException">
    /// The query has no condition, or says more than conditions and <c>Take</c>.
    /// </exception>
    public Task<int> UpdateMany(TUpdate data, CancellationToken ct = default)
    {
        Required.Argument(data, "data");
        DataRules.CheckUpdateMany(Info, data, "UpdateMany", "data");
        return Executor.Run(Change(Verb.UpdateMany, "UpdateMany", "UpdateAll(data)", data), ct);
    }

    /// <summary>Deletes the rows and returns how many.</summary>
    /// <exception cref="InvalidQueryException">
    /// The query has no condition, or says more than conditions and <c>Take</c>.
    /// </exception>
    public Task<int> DeleteMany(CancellationToken ct = default) =>
        Executor.Run(Change(Verb.DeleteMany, "DeleteMany", "DeleteAll()", null), ct);

    /// <summary>Updates the rows and returns them, in no particular order.</summary>
    /// <inheritdoc cref="UpdateMany" path="/exception"/>
    public Task<IReadOnlyList<T>> UpdateManyAndReturn(TUpdate data, CancellationToken ct = default)
    {
        Required.Argument(data, "data");
        DataRules.CheckUpdateMany(Info, data, "UpdateManyAndReturn", "data");
        return Executor.Run(Returning(Verb.UpdateManyAndReturn, "UpdateManyAndReturn", data), ct);
    }

    /// <summary>Deletes the rows and returns them as they were, in no particular order.</summary>
    /// <inheritdoc cref="DeleteMany" path="/exception"/>
    public Task<IReadOnlyList<T>> DeleteManyAndReturn(CancellationToken ct = default) =>
        Executor.Run(Returning(Verb.DeleteManyAndReturn, "DeleteManyAndReturn", null), ct);

    private ChangeMany Change(Verb verb, string name, string all, TUpdate? data) => new()
    {
        Model = Info, Verb = verb, Where = Changed(name, all), Update = data, Limit = Arguments.Take,
    };

    private WriteManyReturning<T, T> Returning(Verb verb, string name, TUpdate? data) => new()
    {
        Reader = Records<T>.Reader, Results = static rows => rows, Model = Info, Verb = verb,
        Where = Changed(name, null), Update = data, Limit = Arguments.Take,
    };

    /// <summary>The condition of the rows that a bulk write changes.</summary>
    private Predicate Changed(string name, string? all)
    {
        var arguments = Arguments;
        if (arguments.OrderBy.Count > 0 || arguments.Skip is not null || arguments.Cursor is not null
            || arguments.Distinct.Count > 0 || arguments.Include.Count > 0 || arguments.Take < 0)
            throw new InvalidQueryException(
                $"{name} takes conditions and a positive Take, nothing else: a bulk write has no order to "
                    + "page through.", name);
        return QueryArguments.RequireCondition(Info, arguments.Where, name, all);
    }
}
