namespace Refract.Runtime;

/// <summary>A query with a shape, ready to be run.</summary>
/// <typeparam name="TRow">The model's row.</typeparam>
/// <typeparam name="TResult">What the function makes of one.</typeparam>
public sealed class ShapedQuery<TRow, TResult> : OtherSpellings where TRow : Row, IRowOf<TRow>, new()
{
    private readonly IExecutor _executor;
    private readonly Shape<TRow> _shape;
    private readonly Func<TRow, TResult> _function;
    private readonly RowArguments _arguments;
    private readonly RowLock _lock;
    private readonly RelationLoadStrategy? _strategy;

    internal ShapedQuery(IExecutor executor, Shape<TRow> shape, Func<TRow, TResult> function, in RowArguments arguments,
        RowLock @lock, RelationLoadStrategy? strategy)
    {
        if (arguments.Include.Count > 0)
            throw new InvalidQueryException(
                "A query with Select includes nothing: name the relation in the function (u.Posts.Select(p => …)).",
                "include");
        (_executor, _shape, _function) = (executor, shape, function);
        (_arguments, _lock, _strategy) = (arguments, @lock, strategy);
    }

    /// <summary>The results of all rows.</summary>
    public Task<IReadOnlyList<TResult>> FindMany(CancellationToken ct = default) => _executor.Run(Many(), ct);

    /// <summary>
    /// The results of the rows, one after the other, while they are read: of any number of rows few are in memory.
    /// </summary>
    /// <param name="ct">Stops the reading, as the token of the loop does.</param>
    /// <remarks>
    /// The connection is in use until the end of the loop, or until it is left; related rows are read on a second one.
    /// Inside a transaction all rows are read at once.
    /// </remarks>
    public IAsyncEnumerable<TResult> Stream(CancellationToken ct = default) =>
        RowStream.Of<TResult>((target, stop) =>
        {
            var reader = new ShapeReader<TRow, TResult>(_shape, _function);
            return _executor.Run(
                new StreamRows<TRow, TResult>
                {
                    Reader = reader, Model = TRow.Info, Verb = Verb.Stream, Lock = _lock, LoadStrategy = _strategy,
                    Arguments = _arguments with { Include = reader.Includes }, Results = reader.Results,
                    Target = target,
                }, stop);
        }, ct);

    /// <summary>
    /// The results of all rows, and how many there are without <c>Take</c>, <c>Skip</c> and <c>Cursor</c>.
    /// </summary>
    public Task<Page<TResult>> FindManyAndCount(CancellationToken ct = default)
    {
        var reader = new ShapeReader<TRow, TResult>(_shape, _function);
        return _executor.Run(
            new FindPage<TRow, TResult>
            {
                Reader = reader, Model = TRow.Info, Verb = Verb.FindManyAndCount, Lock = _lock,
                LoadStrategy = _strategy, Arguments = _arguments with { Include = reader.Includes },
                Results = reader.Results,
            }, ct);
    }

    /// <summary>
    /// The result of the first row; the default value (null, for references and nullable values) when there is none.
    /// </summary>
    public Task<TResult?> FindFirst(CancellationToken ct = default) =>
        ShapedResult.OrDefault(_executor, One(Verb.FindFirst, isRequired: false, out var reader), reader, ct);

    /// <summary>The result of the first row.</summary>
    /// <exception cref="RecordNotFoundException">There is none.</exception>
    public Task<TResult> FindFirstOrThrow(CancellationToken ct = default) =>
        ShapedResult.Of(_executor, One(Verb.FindFirstOrThrow, isRequired: true, out var reader), reader, ct);

    /// <summary>The SQL that <see cref="FindMany"/> would run first, and its parameters, without running it.</summary>
    public SqlPreview ToSql() => _executor.Preview(Many());

    private FindShaped<TRow, TResult> Many()
    {
        var reader = new ShapeReader<TRow, TResult>(_shape, _function);
        return new FindShaped<TRow, TResult>
        {
            Reader = reader, Model = TRow.Info, Verb = Verb.FindMany, Lock = _lock, LoadStrategy = _strategy,
            Arguments = _arguments with { Include = reader.Includes },
        };
    }

    private FindOne<TRow> One(Verb verb, bool isRequired, out ShapeReader<TRow, TResult> reader)
    {
        reader = new ShapeReader<TRow, TResult>(_shape, _function);
        return new FindOne<TRow>
        {
            Reader = reader, Model = TRow.Info, Verb = verb, Lock = _lock, LoadStrategy = _strategy,
            IsRequired = isRequired, Arguments = _arguments with { Include = reader.Includes },
        };
    }
}
