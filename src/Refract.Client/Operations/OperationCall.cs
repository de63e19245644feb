namespace Refract.Runtime;

/// <summary>
/// An operation as hooks see it: what it is, its arguments, and its result once it has run. Belongs to one call; not
/// for use by several threads at once.
/// </summary>
public abstract class OperationCall
{
    private readonly ModelInfo? _model;
    private readonly Plan? _plan;
    private readonly IRunnerSource _source;
    private Sql? _sql;
    private PlanChanges? _changes;

    private protected OperationCall(ModelInfo? model, Verb verb, Access access, Plan? plan, Sql? sql,
        IRunnerSource source, CancellationToken stop)
    {
        (_model, _plan, _source, _sql) = (model, plan, source, sql);
        (Verb, Access, Stop) = (verb, access, stop);
    }

    /// <summary>The name of the model in the schema; null for raw SQL and transactions.</summary>
    public string? Model => _model?.Name;

    /// <summary>What the call does.</summary>
    public Verb Verb { get; }

    /// <summary>Whether it reads or writes. Raw SQL counts as a write, because only the database knows.</summary>
    public Access Access { get; }

    /// <summary>Cancels the operation.</summary>
    public CancellationToken Stop { get; }

    /// <summary>True when it runs in a transaction that was begun before it.</summary>
    public bool IsInTransaction => _source.IsInTransaction;

    /// <summary>True once the operation has run, or its result was set.</summary>
    public abstract bool HasResult { get; }

    /// <summary>The type that <see cref="Result"/> has to have.</summary>
    public abstract Type ResultType { get; }

    /// <summary>
    /// What the call returns: a record or null, a list of records, a number. For a stream the number of rows, which
    /// have gone to their reader by then; for a transaction what its callback returned. Setting it replaces the
    /// result; before the operation runs, it runs only if the hook says so all the same.
    /// </summary>
    /// <exception cref="InvalidOperationException">
    /// It is read before there is one, or set to a value of another type.
    /// </exception>
    public abstract object? Result { get; set; }

    /// <summary>
    /// The columns that the data gives, by their C# names, with their values: a dictionary for each row of a create or
    /// of an <c>UpdateMany</c> with data for each row, and one for another update. Values that are computed from the
    /// old one (<c>Increment</c>) and related rows are left out. Personal data may be among them.
    /// </summary>
    public IReadOnlyList<IReadOnlyDictionary<string, object?>> Data =>
        [.. (_plan?.Data ?? []).Select(Values)];

    /// <summary>
    /// How many rows are read or written at most; null for no limit. Setting it changes the number of a
    /// <c>FindMany</c>, <c>FindManyAndCount</c> or <c>Stream</c>; negative numbers take from the end.
    /// </summary>
    /// <exception cref="InvalidQueryException">It is set for another verb.</exception>
    public int? Take
    {
        get => _changes?.Take ?? _plan?.RowLimit;
        set
        {
            if (_plan is not { CanLimit: true } || value is null)
                throw new InvalidQueryException(
                    $"A hook cannot set how many rows {Verb.Name()} takes: it can for findMany, findManyAndCount and "
                    + "stream, to a number.", "take");
            Changes.Take = value;
        }
    }

    /// <summary>The SQL of a raw operation; null for others. Setting it runs other SQL.</summary>
    /// <exception cref="InvalidQueryException">It is set for another verb, or to null.</exception>
    public Sql? SqlText
    {
        get => _sql;
        set => _sql = _sql is not null && value is not null
            ? value
            : throw new InvalidQueryException("A hook can only set the SQL of raw SQL, and not to null.", "sql");
    }

    private protected PlanChanges? Changed => _changes;

    private PlanChanges Changes => _changes ??= new PlanChanges();

    /// <summary>True when the operation is one on the model of a record.</summary>
    /// <typeparam name="T">The record.</typeparam>
    public bool IsOn<T>() where T : class, IModel<T> => ReferenceEquals(_model, Model<T>.Info);

    /// <summary>Adds a condition on the rows.</summary>
    internal void Add(ModelInfo model, Predicate? condition)
    {
        Require(model);
        if (_plan is not { HasCondition: true })
            throw new InvalidQueryException(
                $"A hook cannot add a condition to {Verb.Name()} on {model.Name}, which has none.", "where");
        if (condition is not null) Changes.Where = Changes.And(condition);
    }

    /// <summary>Gives a column of the data a value.</summary>
    internal void Put(ColumnInfo column, Relational.Sql.SqlValue value)
    {
        Require(column.Model);
        if (_plan is not { Data.Count: > 0 })
            throw new InvalidQueryException(
                $"A hook cannot set {column} in {Verb.Name()}, which has no data.", "data");
        if (column.IsVersion || column.Model.Keys.Any(key => key.Columns.Contains(column)))
            throw new InvalidQueryException(
                $"A hook cannot set {column}: a row is found or told from an older one by it.", "data");
        Changes.Set.RemoveAll(known => known.Column == column);
        Changes.Set.Add((column, value));
    }

    private void Require(ModelInfo model)
    {
        if (!ReferenceEquals(model, _model))
            throw new InvalidQueryException(
                $"A hook for {model.Name} met {Verb.Name()}{(_model is null ? "" : $" on {_model.Name}")}. Declare it "
                + $"for the model (Around<{model.Name}>), or ask IsOn<{model.Name}>() first.");
    }

    private Dictionary<string, object?> Values(DataInput data)
    {
        var values = new Dictionary<string, object?>(StringComparer.Ordinal);
        foreach (ref readonly var cell in data.Cells)
        {
            if (cell.Operation != WriteOperation.Set || cell.Nested is not null) continue;
            var column = _model!.Column(cell.Slot);
            values[column.Name] = ParameterText.Value(ColumnValues.Ready(column, cell.Value));
        }

        foreach (var (column, value) in _changes?.Set ?? []) values[column.Name] = ParameterText.Value(value);
        return values;
    }
}
