namespace Refract.Runtime;

/// <summary>
/// One SELECT over one model, decided but not yet written: which rows, in which order, how many, and what is joined to
/// them.
/// </summary>
internal sealed class SelectSpec
{
    private SelectSpec(RowForm form, Verb verb)
    {
        Form = form;
        Verb = verb;
        Layout = new RowLayout(form.Projection, 0);
    }

    private SelectSpec(RowForm form, Verb verb, in RowArguments rows, int? take) : this(form, verb)
    {
        Where = rows.Where;
        OrderBy = rows.OrderBy;
        Take = take is { } number ? Math.Abs(number) : null;
        IsReversed = take < 0;
        Skip = rows.Skip;
        Cursor = rows.Cursor;
        Distinct = rows.Distinct;
    }

    /// <summary>What its rows become.</summary>
    public RowForm Form { get; }

    public ModelInfo Model => Form.RowModel;

    public Verb Verb { get; }

    /// <summary>Where the columns of the model's own row stand; those of joined rows are behind them.</summary>
    public RowLayout Layout { get; }

    public UniqueKey? Key { get; private init; }

    public Predicate? Where { get; private init; }

    public IReadOnlyList<OrderTerm> OrderBy { get; private set; } = [];

    /// <summary>How many rows at most; never negative.</summary>
    public int? Take { get; private init; }

    /// <summary>
    /// True when the rows are taken from the end: they come in the opposite order and are turned around when read.
    /// </summary>
    public bool IsReversed { get; private init; }

    /// <summary>How many rows are left out first; null rather than 0.</summary>
    public int? Skip { get; private init; }

    public UniqueKey? Cursor { get; private init; }

    public IReadOnlyList<int> Distinct { get; private init; } = [];

    public RowLock Lock { get; private init; }

    /// <summary>
    /// True for a row that the operation itself has written, and returns although policies may hide it now.
    /// </summary>
    public bool IsWritten { get; private init; }

    /// <summary>Of which parents, for an include.</summary>
    public ParentFilter? Parent { get; private init; }

    public JoinNode[] Joins { get; private set; } = JoinNode.None;

    /// <summary>Relations of the rows that need statements of their own.</summary>
    public IncludePlan[] Separate { get; private set; } = [];

    /// <summary>True when anything is included with the rows.</summary>
    public bool HasRelations => Joins.Length > 0 || Separate.Length > 0;

    /// <summary>True when relations of the rows, or of rows joined to them, need statements of their own.</summary>
    public bool HasSeparate => Separate.Length > 0 || HaveSeparate(Joins);

    /// <summary>
    /// The ordinal of the parent's key, when a join table leads to the rows: behind all other columns.
    /// </summary>
    public int ParentKey { get; private set; }

    public bool IsLimited => Take is not null || Skip is not null;

    /// <summary>
    /// True when the limit is written into the SQL. PostgreSQL takes a limit that it cannot see for a tenth of all
    /// rows: a plan for known rows then always looks cheaper than the kept one, and it plans again at each execution.
    /// Usual page sizes only, so that a caller who asks for ever other sizes makes no more than a few dozen texts.
    /// </summary>
    public bool WritesTake =>
        Take is { } take && !LimitsPerParent
            && (take is > 0 and <= 10 or 12 or 24 or 36 or 48 or 200 or 250 or 500 or 1_000
        || (take is > 10 and <= 100 && take % 5 == 0));

    /// <summary>True when limits count for each parent by itself.</summary>
    public bool LimitsPerParent => IsLimited && Parent is { IsSingle: false };

    /// <summary>True when there can be one row at most.</summary>
    public bool FindsOneRow => Key is not null || (Parent is { IsSingle: true } && !Parent.Relation.IsMany);

    /// <summary>
    /// True when it finds a page of rows, or what belongs to one, rather than what may be a whole table.
    /// </summary>
    public bool FindsFewRows =>
        Key is not null || Take is not null || (Parent is { } parent && parent.Source?.FindsFewRows != false);

    /// <summary>
    /// True when a second lookup of its row finds the parent of the same related rows, whatever is written
    /// meanwhile: those hold the key by which the row is looked for. Rows of another key, of a condition or of a parent
    /// may be others by then, and the ones that were read would miss what belongs to them.
    /// </summary>
    public bool StandsStill => Key is { } key && Where is null && !HaveSeparate(Joins)
        && Array.TrueForAll(Separate,
            include => !include.HasListsBelow
                && include.Relation.LocalColumns.SequenceEqual(Model.Keys[key.Index].Columns));

    /// <summary>The rows of a find.</summary>
    public static SelectSpec Of(FindPlan plan, int? take, bool mayJoin) =>
        new SelectSpec(plan.Form, plan.Verb, plan.Arguments, take) { Key = plan.Key, Lock = plan.Lock }
            .Complete(plan.Arguments.Include, mayJoin && plan.Lock == RowLock.None);

    /// <summary>The row of a key.</summary>
    public static SelectSpec ByKey(RowForm form, Verb verb, UniqueKey key, IReadOnlyList<IncludePlan> include,
        RowLock @lock = RowLock.None, Predicate? where = null, bool isWritten = false)
    {
        var spec = new SelectSpec(form, verb) { Key = key, Where = where, Lock = @lock, IsWritten = isWritten };
        return spec.Complete(include, mayJoin: @lock == RowLock.None);
    }

    /// <summary>The rows that a write returned: nothing can be joined to them.</summary>
    public static SelectSpec Returned(RowForm form, Verb verb, IReadOnlyList<IncludePlan> include) =>
        new SelectSpec(form, verb).Complete(include, mayJoin: false);

    /// <summary>The rows of an include that has a statement of its own.</summary>
    public static SelectSpec Included(IncludePlan include, ParentFilter parent, Verb verb) =>
        new SelectSpec(include.Form, verb, include.Arguments, include.Arguments.Take) { Parent = parent }
            .Complete(include.Arguments.Include, mayJoin: true);

    /// <summary>True when relations of joined rows need statements of their own.</summary>
    private static bool HaveSeparate(JoinNode[] joins) =>
        Array.Exists(joins, static join => join.Separate.Length > 0 || HaveSeparate(join.Joins));

    private SelectSpec Complete(IReadOnlyList<IncludePlan> include, bool mayJoin)
    {
        var next = Layout.End;
        Joins = JoinNode.Split(include, mayJoin, ref next, out var separate);
        Separate = separate;
        ParentKey = next;
        if (Key is null) OrderBy = Ordered();
        return this;
    }

    /// <summary>
    /// A page ends between two rows, so the order of a limited select is one that no two rows share: the model's key
    /// comes last, unless the order has a key in it already. Otherwise rows that are alike in the order would come in
    /// any order, another one for each page, and a row could stand on two pages or on none. The same holds for the
    /// first row of those that are alike (Distinct), and for the statement that others repeat to find their parents.
    /// </summary>
    private IReadOnlyList<OrderTerm> Ordered()
    {
        var given = OrderBy.Count > Nesting.OrderSteps ? WithoutRepetitions() : OrderBy;
        if (!IsLimited && Cursor is null && Distinct.Count == 0) return given;
        if (given.Count == 0) return Model.Projections.KeyOrder;
        if (IsUnique(given)) return given;
        var missing = 0;
        foreach (var term in Model.Projections.KeyOrder)
            if (!IsOrderedBy(given, (ColumnInfo)term.Operand.Expression)) missing++;
        var order = new OrderTerm[given.Count + missing];
        for (var i = 0; i < given.Count; i++) order[i] = given[i];
        foreach (var term in Model.Projections.KeyOrder)
            if (!IsOrderedBy(given, (ColumnInfo)term.Operand.Expression)) order[^missing--] = term;
        return order;
    }

    private bool IsUnique(IReadOnlyList<OrderTerm> order)
    {
        // By index: this runs for each query, and an enumerator behind an interface is an object.
        for (var i = 0; i < Model.Keys.Count; i++)
        {
            var columns = Model.Keys[i].Columns;
            var isIn = true;
            for (var j = 0; isIn && j < columns.Count; j++)
                isIn = !columns[j].Type.IsNullable && IsOrderedBy(order, columns[j]);
            if (isIn) return true;
        }

        return false;
    }

    private static bool IsOrderedBy(IReadOnlyList<OrderTerm> order, ColumnInfo column)
    {
        for (var i = 0; i < order.Count; i++)
            if (order[i].Operand.IsOwn(column)) return true;
        return false;
    }

    /// <summary>A second step by the same operand changes nothing.</summary>
    /// <exception cref="InvalidQueryException">There are too many steps all the same.</exception>
    private List<OrderTerm> WithoutRepetitions()
    {
        var order = new List<OrderTerm>();
        foreach (var term in OrderBy)
        {
            if (order.Exists(other => other.Operand.IsSame(term.Operand))) continue;
            order.Add(term);
            if (order.Count > Nesting.OrderSteps)
                throw new InvalidQueryException($"The ordering has more than {Nesting.OrderSteps} different steps.",
                    "orderBy");
        }

        return order;
    }
}
