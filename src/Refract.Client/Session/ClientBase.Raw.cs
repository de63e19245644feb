namespace Refract.Runtime;

public abstract partial class ClientBase<TSelf>
{
    /// <summary>The rows of an SQL statement.</summary>
    /// <param name="sql">The statement, as an interpolated string whose holes become parameters.</param>
    /// <param name="ct">Cancels the operation.</param>
    /// <typeparam name="T">
    /// What a row becomes: a scalar or an enum (of the only column); a tuple (by the order of the columns); a record,
    /// class or struct (by the names of its constructor's parameters or its properties, without regard to case and
    /// underscores); the record of a model; or a <see cref="System.Text.Json.JsonElement"/> with all columns.
    /// </typeparam>
    /// <remarks>
    /// Inside a transaction it joins it. A statement that may change the session (SET, LISTEN, a temporary table, a
    /// function that is not known) is followed by a reset of the connection, outside of transactions at once, else
    /// behind their end.
    /// </remarks>
    /// <exception cref="RefractException">
    /// P2010: the database refused the statement; P2023: its columns, or a value, do not fit
    /// <typeparamref name="T"/>. Constraints have the errors that they have elsewhere.
    /// </exception>
    /// <exception cref="InvalidQueryException">A hole stands inside quotes, or a value has no type in SQL.</exception>
    public Task<IReadOnlyList<T>> QueryRaw<T>(Sql sql, CancellationToken ct = default) =>
        Calls(sql).Rows(sql, RawForm<T>.Of(), ct);

    /// <summary>The first row of an SQL statement.</summary>
    /// <inheritdoc cref="QueryRaw{T}(Sql, CancellationToken)"/>
    /// <exception cref="RecordNotFoundException">There is none.</exception>
    public Task<T> QueryRawFirst<T>(Sql sql, CancellationToken ct = default) =>
        Calls(sql).First(sql, RawForm<T>.Of(), ct);

    /// <summary>The first row of an SQL statement, or the default of <typeparamref name="T"/>.</summary>
    /// <inheritdoc cref="QueryRaw{T}(Sql, CancellationToken)"/>
    public Task<T?> QueryRawFirstOrDefault<T>(Sql sql, CancellationToken ct = default) =>
        Calls(sql).FirstOrDefault(sql, RawForm<T>.Of(), ct);

    /// <summary>The value of the only column in the first row of an SQL statement.</summary>
    /// <inheritdoc cref="QueryRaw{T}(Sql, CancellationToken)" path="/param|/remarks|/exception"/>
    /// <typeparam name="T">A scalar, an enum, or a JSON document.</typeparam>
    /// <exception cref="RecordNotFoundException">There is no row.</exception>
    public Task<T> QueryRawScalar<T>(Sql sql, CancellationToken ct = default) =>
        Calls(sql).First(sql, new ScalarForm<T>(ScalarReader.Of<T>() ?? throw new InvalidQueryException(
            $"{typeof(T)} is no type of a single value; QueryRaw reads rows.", "T")), ct);

    /// <summary>
    /// The rows of an SQL statement, one after the other, while they are read: of any number of rows few are in memory.
    /// </summary>
    /// <inheritdoc cref="QueryRaw{T}(Sql, CancellationToken)" path="/param|/typeparam|/exception"/>
    /// <remarks>
    /// The connection is in use until the end of the loop, or until it is left. Inside a transaction all rows are read
    /// at once, for the loop may want to use the connection of the transaction too.
    /// </remarks>
    public IAsyncEnumerable<T> StreamRaw<T>(Sql sql, CancellationToken ct = default) =>
        Calls(sql).Stream(sql, RawForm<T>.Of(), "StreamRaw", ct);

    /// <summary>Runs an SQL statement.</summary>
    /// <param name="sql">The statement, as an interpolated string whose holes become parameters.</param>
    /// <param name="ct">Cancels the operation.</param>
    /// <returns>How many rows it inserted, updated or deleted; 0 for other statements.</returns>
    /// <inheritdoc cref="QueryRaw{T}(Sql, CancellationToken)" path="/remarks|/exception"/>
    public Task<int> ExecuteRaw(Sql sql, CancellationToken ct = default) => Calls(sql).Execute(sql, ct);

    private RawCalls Calls(Sql sql)
    {
        Required.Argument(sql, "sql");
        return new RawCalls(_context);
    }
}
