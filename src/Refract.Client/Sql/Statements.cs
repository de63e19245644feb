using System.Collections.Concurrent;
using System.Globalization;
using Refract.Relational.Sql;

namespace Refract.Runtime;

/// <summary>
/// Turns what was decided into statements ready to run: finds the text of a known shape, or writes the text of a new
/// one. One for each database, shared by all its clients but those with policies, which share its texts; safe for use
/// by many threads.
/// </summary>
internal sealed class Statements(SqlDialect dialect, StatementCache cache, PolicyScope? policies = null)
{
    private readonly ConcurrentDictionary<KeyInfo, StatementText> _byKey = new();

    public SqlDialect Dialect => dialect;

    /// <summary>The policies that each statement keeps to; null for none.</summary>
    public PolicyScope? Policies => policies;

    /// <summary>The same with other policies. What they add to a text is part of its shape.</summary>
    public Statements With(PolicyScope other) => new(dialect, cache, other);

    /// <summary>
    /// <see cref="SelectSpec.StandsStill"/>, and no write can hide the row from the statements behind it.
    /// </summary>
    public bool StandsStill(SelectSpec spec) => spec.StandsStill && policies?.Hides(spec.Model) != true;

    /// <summary>The rows of a select.</summary>
    public SqlStatement Select(SelectSpec spec) => Get(new SelectStatement(spec, isCount: false));

    /// <summary>The number of rows of a select.</summary>
    public SqlStatement Count(SelectSpec spec) => Get(new SelectStatement(spec, isCount: true));

    /// <summary>What is computed over the rows of a select.</summary>
    public SqlStatement Aggregates(SelectSpec spec, IReadOnlyList<AggregateExpression> aggregates) =>
        Get(new AggregateStatement(spec, aggregates));

    /// <summary>Groups of rows.</summary>
    public SqlStatement Groups(GroupSpec spec) => Get(new GroupStatement(spec));

    /// <summary>The commonest of all, without a walk: one row by its key.</summary>
    public SqlStatement RowByKey(ModelInfo model, UniqueKey key)
    {
        if (policies?.Hides(model) == true) return Select(SelectSpec.ByKey(model, Verb.FindUnique, key, []));
        var info = model.Keys[key.Index];
        if (!_byKey.TryGetValue(info, out var text))
            text = _byKey.GetOrAdd(info, Select(SelectSpec.ByKey(model, Verb.FindUnique, key, [])).Text);
        var columns = info.Columns;
        var values = new SqlParameter[columns.Count];
        for (var i = 0; i < values.Length; i++)
        {
            var value = ColumnValues.Ready(columns[i], key[i]);
            values[i] = new SqlParameter(columns[i].Type, StoredValue.Compared(dialect, columns[i], value));
        }

        return new SqlStatement(text, values, values.Length);
    }

    /// <summary>One new row.</summary>
    public SqlStatement Insert(
        ModelInfo model, Verb verb, List<Assignment> assignments, Projection? returned, bool skipDuplicates = false) =>
        Get(new InsertStatement(model, verb, PolicyWrites.OfNewRow(policies, model, assignments), returned,
            skipDuplicates));

    /// <summary>True when the database creates rows that hang together by one statement.</summary>
    public bool CanInsert(CreateTree tree) =>
        (tree.IsSingleInsert || dialect.Capabilities is { InsertsInParts: true, InsertsFromArrays: true })
        && PolicyWrites.Allows(policies, tree);

    /// <summary>New rows that hang together; returns the root's.</summary>
    public SqlStatement Insert(CreateTree tree, Verb verb, Projection returned)
    {
        PolicyWrites.Fill(policies, tree);
        return Get(new InsertTreeStatement(tree, verb, returned));
    }

    /// <summary>Many new rows.</summary>
    public SqlStatement InsertMany(
        ModelInfo model, Verb verb, List<ColumnInfo> columns, List<ValueList> values, int rows,
        List<Assignment> shared, bool skipDuplicates, Projection? returned, InsertConflict? conflict) =>
        Get(new InsertManyStatement(model, verb, columns, values, rows,
            PolicyWrites.OfNewRows(policies, model, columns, values, shared), skipDuplicates, returned,
            PolicyWrites.OfConflict(policies, model, conflict)));

    /// <summary>
    /// One new row, or a change of the row that has its key already; returns it, or nothing when that row is hidden.
    /// </summary>
    public SqlStatement Upsert(
        ModelInfo model, Verb verb, UniqueKey key, List<Assignment> create, List<Assignment> update,
        Projection returned) =>
        Get(new UpsertStatement(model, verb, key, PolicyWrites.OfNewRow(policies, model, create),
            PolicyWrites.OfChange(policies, model, update), returned));

    /// <summary>A change of the row of a key, or of all rows of a condition.</summary>
    public SqlStatement Update(
        ModelInfo model, Verb verb, UniqueKey? key, Predicate? where, List<Assignment> assignments,
        Projection? returned, int? limit = null) =>
        Get(new UpdateStatement(model, verb, key, where, PolicyWrites.OfChange(policies, model, assignments), returned,
            limit));

    /// <summary>
    /// Deletes the row of a key, or all rows of a condition; marks them where a policy says so.
    /// </summary>
    public SqlStatement Delete(ModelInfo model, Verb verb, UniqueKey? key, Predicate? where, Projection? returned,
        DateTimeOffset now, int? limit = null) =>
        PolicyWrites.OfDelete(policies, model, now) is { } marks
            ? Get(new UpdateStatement(model, verb, key, where, marks, returned, limit))
            : Get(new DeleteStatement(model, verb, key, where, returned, limit));

    /// <summary>Adds or deletes rows of the join table of a relation.</summary>
    public SqlStatement JoinRows(
        JoinRowChange change, RelationInfo relation, Verb verb, SqlValue local, SqlValue targets) =>
        Get(new JoinRowStatement(change, relation, verb, local, targets));

    /// <summary>SQL that the program wrote.</summary>
    /// <exception cref="InvalidQueryException">A hole stands inside quotes, or a value has no type in SQL.</exception>
    public SqlStatement Raw(Sql sql, Verb verb) => sql.File is { } file
        ? Get(new FileStatement(file, sql.Values, verb)) : Get(new RawStatement(sql, verb));

    /// <summary>A statement, with the text of its shape.</summary>
    /// <exception cref="InvalidQueryException">P2029: it has more values than the database takes.</exception>
    private SqlStatement Get<TStatement>(in TStatement statement) where TStatement : struct, IStatement
    {
        var shape = StatementShape.Rent(dialect, policies);
        try
        {
            statement.Emit(new KeySink(shape));
            if (shape.ValueCount > dialect.Capabilities.MaxParameters) throw TooManyParameters(shape.ValueCount);
            if (!cache.TryGet(shape.Tokens, out var text)) text = cache.Add(shape.Tokens, Write(statement, shape));
            return new SqlStatement(text, shape.TakeValues(), shape.ValueCount);
        }
        finally
        {
            StatementShape.Return(shape);
        }
    }

    private StatementText Write<TStatement>(in TStatement statement, StatementShape shape)
        where TStatement : struct, IStatement
    {
        var text = new SqlText(shape);
        var sql = statement.Emit(new TextSink(text));
        text.Finish();
        return statement.Describe(sql, dialect);
    }

    private InvalidQueryException TooManyParameters(int count) => new(
        string.Create(CultureInfo.InvariantCulture, $"The query has {count} parameters, but a statement can have ")
        + string.Create(CultureInfo.InvariantCulture, $"{dialect.Capabilities.MaxParameters} on this database. ")
        + "Ask for many values of one column by In, which takes a list of any length as one parameter, "
        + "or run several queries.",
        "where", "P2029");
}
