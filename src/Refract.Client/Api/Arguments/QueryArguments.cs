namespace Refract.Runtime;

/// <summary>Makes plans of arguments, alike for both styles.</summary>
internal static class QueryArguments
{
    /// <summary>The condition of a bulk write, which must not be empty.</summary>
    /// <exception cref="InvalidQueryException">No condition is left.</exception>
    public static Predicate RequireCondition(ModelInfo model, WhereInput where, string verb, string? all)
    {
        Required.Argument(where, "where");
        return RequireCondition(model, where.Condition(model.RootScope), verb, all);
    }

    /// <summary>The condition of a bulk write, which must not be constantly true.</summary>
    /// <exception cref="InvalidQueryException">It is.</exception>
    public static Predicate RequireCondition(ModelInfo model, Predicate? predicate, string verb, string? all) =>
        predicate is null or ConstantPredicate { Value: true } ? throw Unconditional(model, verb, all) : predicate;

    /// <summary>The further conditions on the row of a key: those of the key itself, and others.</summary>
    /// <returns>Null when there are none.</returns>
    public static Predicate? OfKey(ModelInfo model, UniqueKey key, WhereInput? and) =>
        And(key.Further, and?.Condition(model.RootScope));

    /// <summary>A key with its further conditions, and others, lowered.</summary>
    public static UniqueKey With(ModelInfo model, UniqueKey key, WhereInput? and) =>
        OfKey(model, key, and) is { } further ? new KnownKey(key, further) : key;

    /// <summary>The terms of an ordering in the lambda style.</summary>
    /// <exception cref="InvalidQueryException">A step is null.</exception>
    public static OrderTerm[] Terms<TFields>(ReadOnlySpan<Func<TFields, Ordering>> steps)
        where TFields : struct, IFields<TFields>
    {
        var terms = new OrderTerm[steps.Length];
        for (var i = 0; i < terms.Length; i++)
        {
            Required.Item(steps[i], "orderBy", i);
            terms[i] = steps[i](Root<TFields>.Fields).Term;
        }

        return terms;
    }

    /// <summary>The arguments of a find, but for what is included.</summary>
    public static RowArguments Of<TScalar>(
        ModelInfo model, Predicate? where, OrderByInput? orderBy, int? take, int? skip, UniqueKey? cursor,
        IEnumerable<TScalar>? distinct)
        where TScalar : struct, Enum => new()
    {
        Where = where,
        OrderBy = orderBy?.Lower(model) ?? [],
        Take = take,
        Skip = Paging.CheckSkip(skip),
        Cursor = Paging.CheckCursor(model, cursor),
        Distinct = Paging.SlotsOf(distinct),
    };

    public static Predicate? And(Predicate? left, Predicate? right) =>
        left is null ? right : right is null ? left : left & right;

    private static InvalidQueryException Unconditional(ModelInfo model, string verb, string? all) => new(
        $"{verb} on {model.Name} has no condition left, so it would reach every row. Nothing was written."
            + (all is null ? "" : $" Say {all} if that is what you mean."), "where");
}
