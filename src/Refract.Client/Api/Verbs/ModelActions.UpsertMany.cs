namespace Refract.Runtime;

public abstract partial class ModelActions<T, TWhere, TUnique, TOrderBy, TInclude, TCreate, TUpdate, TFields, TScalar,
    TSelect, TQuery>
{
    /// <summary>
    /// Creates many rows; of a row whose key is there already, the columns that it gives are changed instead.
    /// </summary>
    /// <param name="data">The rows. Each gives the columns of the key.</param>
    /// <param name="by">
    /// The columns of the key: the primary key, or those of a <c>@unique</c> or <c>@@unique</c>.
    /// </param>
    /// <param name="ct">Cancels the operation.</param>
    /// <returns>How many rows were created or updated.</returns>
    /// <remarks>
    /// One statement for the rows that give the same columns; all take effect or none. What a row leaves out takes its
    /// default in a new row and stays as it is in one that is there, whose <c>@updatedAt</c> moves and whose version
    /// counts if the row gives more than the key.
    /// </remarks>
    /// <exception cref="InvalidQueryException">
    /// There is no such key, a row does not give it, or two rows give the same.
    /// </exception>
    /// <exception cref="UniqueConstraintException">A row has another key of a row that is there.</exception>
    public Task<int> UpsertMany(IEnumerable<TCreate> data, IEnumerable<TScalar> by, CancellationToken ct = default)
    {
        Required.Argument(by, "by");
        var items = Items(data, "UpsertMany");
        var key = KeyOf(Paging.SlotsOf(by));
        return Executor.Run(new UpsertMany(key) { Model = Info, Verb = Verb.UpsertMany, Create = items }, ct);
    }

    private static KeyInfo KeyOf(int[] slots) =>
        Info.Keys.FirstOrDefault(key => key.Columns.Count == slots.Length
            && key.Columns.All(column => slots.Contains(column.Slot)))
        ?? throw new InvalidQueryException(
            $"UpsertMany on {Info.Name} needs the columns of one key, all of them: "
            + string.Join(" or ", Info.Keys.Select(key => string.Join(" and ",
                key.Columns.Select(column => column.Name)))) + ".", "by");
}
