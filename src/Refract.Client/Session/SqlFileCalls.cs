using System.ComponentModel;
using Refract.Relational.Sql;

namespace Refract.Runtime;

/// <summary>
/// What the class with the methods of a project's SQL files derives from. Each runs its statement as
/// <see cref="ClientBase{TSelf}.QueryRaw{T}"/> does, on the client that the class belongs to.
/// </summary>
public abstract class SqlFileCalls
{
    private readonly ClientContext _context;

    /// <summary>The calls on a client's context.</summary>
    protected SqlFileCalls(ClientContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        _context = context;
    }

    private RawCalls Calls => new(_context);

    /// <summary>All rows.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    protected Task<IReadOnlyList<T>> _Rows<T, TReader>(SqlFile file, SqlValue[] values, CancellationToken ct)
        where TReader : IRawReader<T> => Calls.Rows(new Sql(file, values), MappedForm<T, TReader>.Instance, ct);

    /// <summary>The first row.</summary>
    /// <exception cref="RecordNotFoundException">There is none.</exception>
    [EditorBrowsable(EditorBrowsableState.Never)]
    protected Task<T> _First<T, TReader>(SqlFile file, SqlValue[] values, CancellationToken ct)
        where TReader : IRawReader<T> => Calls.First(new Sql(file, values), MappedForm<T, TReader>.Instance, ct);

    /// <summary>The first row, or the default of its type.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    protected Task<T?> _FirstOrDefault<T, TReader>(SqlFile file, SqlValue[] values, CancellationToken ct)
        where TReader : IRawReader<T> =>
        Calls.FirstOrDefault(new Sql(file, values), MappedForm<T, TReader>.Instance, ct);

    /// <summary>The rows one by one, while they are read.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    protected IAsyncEnumerable<T> _Stream<T, TReader>(SqlFile file, SqlValue[] values, CancellationToken ct)
        where TReader : IRawReader<T>
    {
        ArgumentNullException.ThrowIfNull(file);
        return Calls.Stream(new Sql(file, values), MappedForm<T, TReader>.Instance, file.Name, ct);
    }

    /// <summary>How many rows were inserted, updated or deleted.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    protected Task<int> _Execute(SqlFile file, SqlValue[] values, CancellationToken ct) =>
        Calls.Execute(new Sql(file, values), ct);
}
