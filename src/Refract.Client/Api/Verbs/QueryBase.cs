namespace Refract.Runtime;

/// <summary>
/// A query that is built step by step; base of the generated <c>XQuery</c>. Each step returns a new query, so one can
/// be kept and continued in several ways.
/// </summary>
public abstract class QueryBase
{
    private IExecutor? _executor;
    private ModelInfo? _model;
    private Predicate? _where;
    private OrderTerm[] _orderBy = [];
    private IReadOnlyList<IncludePlan> _include = [];
    private int[] _distinct = [];
    private UniqueKey? _cursor;
    private int? _take;
    private int? _skip;
    private RowLock _lock;
    private RelationLoadStrategy? _loadStrategy;

    private protected IExecutor Executor =>
        _executor ?? throw new InvalidOperationException(
            "A query begins at a model: db.User.Where(…) or db.User.Query.");

    private protected ModelInfo Info => _model!;

    private protected Predicate? Condition => _where;

    internal void Start(IExecutor executor, ModelInfo model, Predicate? where)
    {
        _executor = executor;
        _model = model;
        _where = where;
    }

    private protected FindPlan Plan(Verb verb) => new()
    {
        Model = Info, Verb = verb, Where = _where, OrderBy = _orderBy, Take = _take, Skip = _skip, Cursor = _cursor,
        Distinct = _distinct, Include = _include, Lock = _lock,
        LoadStrategy = _loadStrategy,
    };

    private protected QueryBase Copy() => (QueryBase)MemberwiseClone();

    private protected void AddWhere(Predicate? where) => _where = QueryArguments.And(_where, where);

    private protected void AddOrderBy(OrderTerm[] terms) => _orderBy = [.. _orderBy, .. terms];

    private protected void AddInclude(IReadOnlyList<IncludePlan> plans) => _include = [.. _include, .. plans];

    private protected void SetDistinct(int[] slots) => _distinct = slots;

    private protected void SetCursor(UniqueKey? cursor) => _cursor = cursor;

    private protected void SetTake(int? take) => _take = take;

    private protected void SetSkip(int? skip) => _skip = Paging.CheckSkip(skip);

    private protected void SetLoadStrategy(RelationLoadStrategy strategy) => _loadStrategy = strategy;

    private protected void SetLock(RowLock rowLock) => _lock = rowLock;
}
