using Refract.Relational.Sql;
using Refract.Schema;

namespace Refract.Runtime;

/// <summary>
/// Decides the statements of a <c>createMany</c>. Rows that leave out different columns are made alike as far as the
/// client knows what the database would put there; what remains different goes in groups, or, where the database
/// numbers the rows, in runs, so that the numbers follow the order of the rows. PostgreSQL takes an array for each
/// column, one text for any number of rows; elsewhere, and for list columns, rows go in chunks of a fixed size, so that
/// there are two texts at most. A column that no row can differ in, such as the time of creation, goes as one value.
/// Nothing is gathered here: values are read out of the rows when they are bound.
/// </summary>
internal sealed class InsertManyPlanner(Statements statements, ModelInfo model, Verb verb, DateTimeOffset now,
    List<Assignment>? supplied = null, Projection? returned = null, InsertConflict? conflict = null)
{
    /// <summary>Longer VALUES cost more than they save on SQLite, where parameters are found by name.</summary>
    private const int ChunkRows = 20;

    /// <summary>The statements, in order; none for no rows. The rows must not change until they have run.</summary>
    /// <exception cref="RefractException">A row has a value that its column cannot hold.</exception>
    public List<SqlStatement> Plan(IReadOnlyList<DataInput> rows, bool skipDuplicates)
    {
        var plan = new List<SqlStatement>();
        if (rows.Count == 0) return plan;
        var inputs = rows as DataInput[] ?? [.. rows];
        var runs = Runs(inputs);
        var columns = Columns(inputs, runs, out var shared);
        var groups = Groups(inputs, runs, columns, shared);
        // All before the first statement, so that nothing is sent when the last row is refused.
        foreach (var group in groups) group.Check();
        foreach (var group in groups) Plan(plan, group, shared, skipDuplicates);
        return plan;
    }

    /// <summary>
    /// The rows that give other columns, or in another order, than the row before them; the first one included.
    /// </summary>
    private List<int> Runs(DataInput[] rows)
    {
        var runs = new List<int>();
        var hasRelations = false;
        for (var i = 0; i < rows.Length; i++)
        {
            if (i == 0 || !rows[i].GivesSame(rows[i - 1]))
            {
                runs.Add(i);
                hasRelations = Assignments.HasRelations(rows[i]);
            }

            if (hasRelations) RefuseNested(rows[i]);
        }

        return runs;
    }

    private void RefuseNested(DataInput data)
    {
        foreach (ref readonly var cell in data.Cells)
        {
            if (cell.Nested is not { Steps.Count: > 0 }) continue;
            var relation = $"{model.Name}.{model.MemberName(cell.Slot)}";
            throw new InvalidQueryException(
                $"{verb} cannot write {relation} along: use create for rows with related rows.");
        }
    }

    /// <summary>
    /// The columns that rows may differ in: those that at least one row assigns or the client fills, in the model's
    /// order.
    /// </summary>
    /// <param name="rows">The rows, at least one.</param>
    /// <param name="runs">One row of each kind.</param>
    /// <param name="shared">The columns that hold the same in all rows.</param>
    private List<InsertColumn> Columns(DataInput[] rows, List<int> runs, out List<Assignment> shared)
    {
        var used = new bool[model.SlotCount];
        foreach (var run in runs)
            foreach (ref readonly var cell in rows[run].Cells) used[cell.Slot] = true;

        var columns = new List<InsertColumn>(model.Columns.Count);
        shared = [];
        foreach (var column in model.Columns)
        {
            if (supplied?.Find(assignment => ReferenceEquals(assignment.Column, column)) is { Column: not null } given)
                shared.Add(given);
            else if (used[column.Slot] || DefaultValues.IsGenerated(column))
                columns.Add(new InsertColumn(statements.Dialect, column, rows, now));
            else if (DefaultValues.TryCreate(column, now, out var value)) shared.Add(Assignment.Set(column, value));
        }

        var fromArrays = statements.Dialect.Capabilities.InsertsFromArrays;
        if (columns.Count > 0 || shared.Count == 0 || !fromArrays) return columns;
        // Without an array there is nothing that says how many rows there are.
        columns.Add(new InsertColumn(statements.Dialect, shared[0], rows));
        shared.RemoveAt(0);
        return columns;
    }

    private List<InsertGroup> Groups(DataInput[] rows, List<int> runs, List<InsertColumn> columns,
        List<Assignment> shared)
    {
        // Where some rows bring their own numbers there is no order to keep.
        var isNumbered = model.Columns.Any(column => column.Default == ColumnDefault.Database
            && column.Type.Scalar is ScalarType.Int or ScalarType.BigInt
            && !columns.Exists(given => ReferenceEquals(given.Info, column))
            && !shared.Exists(assignment => ReferenceEquals(assignment.Column, column)));
        var groups = new List<InsertGroup>();
        for (var i = 0; i < runs.Count; i++)
        {
            var present = columns.FindAll(column => column.IsIn(rows[runs[i]]));
            var group = isNumbered ? groups.LastOrDefault() : groups.Find(group => group.Has(present));
            if (group?.Has(present) != true) groups.Add(group = new InsertGroup(present));
            group.Add(runs[i], i + 1 < runs.Count ? runs[i + 1] : rows.Length);
        }

        return groups;
    }

    private void Plan(List<SqlStatement> plan, InsertGroup group, List<Assignment> shared, bool skipDuplicates)
    {
        var columns = group.Columns.ConvertAll(column => column.Info);
        if (columns.Count + shared.Count == 0)
        {
            // Rows that leave everything to the database.
            for (var row = 0; row < group.Count; row++)
                plan.Add(statements.Insert(model, verb, shared, returned, skipDuplicates));
            return;
        }

        var chunk = InsertManyStatement.IsFromArrays(statements.Dialect, columns) ? group.Count : ChunkRows;
        for (var from = 0; from < group.Count; from += chunk)
        {
            var count = Math.Min(chunk, group.Count - from);
            var values = group.Columns.ConvertAll(ValueList (column) => new InsertedValues(column, group, from, count));
            plan.Add(statements.InsertMany(model, verb, columns, values, count, shared, skipDuplicates, returned,
                conflict));
        }
    }
}
