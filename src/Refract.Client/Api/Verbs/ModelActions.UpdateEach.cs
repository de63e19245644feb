namespace Refract.Runtime;

public abstract partial class ModelActions<T, TWhere, TUnique, TOrderBy, TInclude, TCreate, TUpdate, TFields, TScalar,
    TSelect, TQuery>
{
    /// <summary>
    /// Updates rows by their keys, each with data of its own:
    /// <c>UpdateMany([(1, new() { Rank = 2 }), (2, new() { Rank = 1 })])</c>.
    /// </summary>
    /// <param name="rows">
    /// The key of each row and what to change; a key can have further conditions (<c>And</c>).
    /// </param>
    /// <param name="ct">Cancels the operation.</param>
    /// <returns>
    /// How many rows were updated. A row that is not there, does not meet the conditions of its key or has another
    /// version than its data expect, and one whose data say nothing, does not count.
    /// </returns>
    /// <remarks>
    /// One update for each row, in the order given, so that a key may stand there twice; all take effect or none. On
    /// PostgreSQL they go in one round trip.
    /// </remarks>
    /// <exception cref="InvalidQueryException">Data of a row has nested writes.</exception>
    public Task<int> UpdateMany(IEnumerable<(TUnique Where, TUpdate Data)> rows, CancellationToken ct = default)
    {
        Required.Argument(rows, "rows");
        var each = new List<(UniqueKey, Predicate?, DataInput)>(
            rows.TryGetNonEnumeratedCount(out var count) ? count : 4);
        var item = ((InputPath)"rows").Item(0);
        InputPath key = item.Member("Where"), changes = item.Member("Data");
        foreach (var (where, data) in rows)
        {
            item.Index = each.Count;
            Required.Key(Info, where, key);
            if (data is null) throw Required.IsNull(changes.ToString());
            DataRules.CheckUpdateMany(Info, data, "UpdateMany", changes);
            each.Add((where, QueryArguments.OfKey(Info, where, null), data));
        }

        return Executor.Run(new ChangeEach(each) { Model = Info, Verb = Verb.UpdateMany }, ct);
    }
}
