using System.Data.Common;

namespace Refract.Relational.Contracts;

/// <summary>
/// One connection that migrations work on. A provider opens it and explains what fails; this is how statements are run
/// and read.
/// </summary>
/// <typeparam name="TReader">The reader of the provider's driver.</typeparam>
public abstract class SqlSession<TReader> where TReader : DbDataReader
{
    /// <summary>Runs a query and returns what is read of each row.</summary>
    /// <param name="sql">One statement.</param>
    /// <param name="read">Reads the current row.</param>
    /// <param name="ct">Stops the statement.</param>
    /// <param name="arguments">The values of its parameters, by position; null is NULL.</param>
    /// <exception cref="MigrationException">The statement failed.</exception>
    public Task<List<T>> Query<T>(string sql, Func<TReader, T> read, CancellationToken ct,
        params object?[] arguments) => Use(sql, arguments, async command =>
        {
            var reader = (TReader)await command.ExecuteReaderAsync(ct).ConfigureAwait(false);
            await using var _ = reader.ConfigureAwait(false);
            var rows = new List<T>();
            while (await reader.ReadAsync(ct).ConfigureAwait(false)) rows.Add(read(reader));
            return rows;
        });

    /// <summary>
    /// Runs a query and returns the first column of its first row; the default without a row and for NULL.
    /// </summary>
    /// <inheritdoc cref="Query{T}"/>
    public Task<T?> Scalar<T>(string sql, CancellationToken ct, params object?[] arguments) =>
        Use(sql, arguments, async command =>
            await command.ExecuteScalarAsync(ct).ConfigureAwait(false) is { } value and not DBNull
                ? (T?)value : default);

    /// <summary>Runs a statement and returns the number of rows that it changed.</summary>
    /// <inheritdoc cref="Query{T}"/>
    public Task<int> Run(string sql, CancellationToken ct, params object?[] arguments) =>
        Use(sql, arguments, command => command.ExecuteNonQueryAsync(ct));

    /// <summary>Makes a command of the statement, does the work with it, and explains what fails.</summary>
    /// <exception cref="MigrationException">The statement failed.</exception>
    protected abstract Task<T> Use<T>(string sql, object?[] arguments, Func<DbCommand, Task<T>> work);
}
