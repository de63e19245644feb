namespace Refract.Runtime;

/// <summary>
/// A query that is built step by step; base of the generated <c>XQuery</c>. Each step returns a new query, so one can
/// be kept and continued in several ways.
/// </summary>
public abstract class QueryBase : OtherSpellings
{
    private IExecutor? _executor;
    private ModelInfo? _model;
    private RowArguments _arguments;

    private protected IExecutor Executor =>
        _executor ?? throw new InvalidOperationException(
            "A query begins at a model: db.User.Where(…) or db.User.Query.");

    private protected ModelInfo Info => _model!;

    /// <summary>Which rows.</summary>
    private protected ref RowArguments Arguments => ref _arguments;

    private protected RowLock RowLock { get; set; }

    private protected RelationLoadStrategy? LoadStrategy { get; set; }

    internal void Start(IExecutor executor, ModelInfo model, Predicate? where)
    {
        _executor = executor;
        _model = model;
        _arguments.Where = where;
    }

    private protected QueryBase Copy() => (QueryBase)MemberwiseClone();
}
