using Refract.Relational.Sql;
using Refract.Schema;

namespace Refract.Runtime;

/// <summary>
/// Decides the statements of a <c>createMany</c>. Rows that leave out different columns are made alike as far as the client knows what the
/// database would put there; what remains different goes in groups, or, where the database numbers the rows, in runs, so that the numbers
/// follow the order of the rows. PostgreSQL takes an array for each column, one text for any number of rows, and one value for a column
/// that no row can differ in, such as the time of creation; elsewhere, and for list columns, rows go in chunks of a fixed size, so that
/// there are two texts at most.
/// </summary>
internal sealed class InsertManyPlanner(Statements statements, ModelInfo model, string verb, DateTimeOffset now,
    List<Assignment>? supplied = null)
{
    /// <summary>Longer VALUES cost more than they save on SQLite, where parameters are found by name.</summary>
    private const int ChunkRows = 20;

    /// <summary>For how many rows there is room in a group at first, unless it is the only one so far.</summary>
    private const int FewRows = 16;

    /// <summary>The statements, in order; none for no rows.</summary>
    public List<SqlStatement> Plan(IReadOnlyList<DataInput> rows, bool skipDuplicates)
    {
        if (rows.Count == 0) return [];
        var columns = Assigned(rows, out var shared);
        var leftOut = columns.ConvertAll(column => new LeftOutValue(column, now));
        var groups = new List<Group>();
        var values = new SqlValue[columns.Count];
        var present = new bool[columns.Count];
        // Where some rows bring their own numbers there is no order to keep.
        var isNumbered = model.Columns.Any(column => column.Default == ColumnDefault.Database
            && column.Type.Scalar is ScalarType.Int or ScalarType.BigInt && !columns.Contains(column)
            && !shared.Exists(assignment => ReferenceEquals(assignment.Column, column)));
        foreach (var data in rows)
        {
            for (var i = 0; i < values.Length; i++)
            {
                present[i] = Assignments.TryFind(columns[i], data, supplied, out values[i]) || leftOut[i].TryGet(out values[i]);
            }

            GroupOf(groups, columns, present, rows.Count, isNumbered).Add(values);
        }

        var plan = new List<SqlStatement>();
        foreach (var group in groups) Plan(plan, group, shared, skipDuplicates);
        return plan;
    }

    private static Group GroupOf(List<Group> groups, List<ColumnInfo> columns, bool[] present, int mostRows, bool isNumbered)
    {
        var oldest = isNumbered ? groups.Count - 1 : 0;
        for (var i = groups.Count - 1; i >= 0 && i >= oldest; i--)
            if (groups[i].Takes(present)) return groups[i];
        groups.Add(new Group(columns, present, groups.Count == 0 ? mostRows : FewRows));
        return groups[^1];
    }

    /// <summary>The columns that rows may differ in: those that at least one row assigns or the client fills, in the model's order.</summary>
    /// <param name="rows">The rows, at least one.</param>
    /// <param name="shared">The columns that hold the same in all rows, apart from the others only where the dialect gains by it.</param>
    private List<ColumnInfo> Assigned(IReadOnlyList<DataInput> rows, out List<Assignment> shared)
    {
        var used = new bool[model.SlotCount];
        foreach (var data in rows)
        {
            foreach (ref readonly var cell in data.Cells)
            {
                if (cell.Nested is { Steps.Count: > 0 })
                {
                    var relation = $"{model.Name}.{model.MemberName(cell.Slot)}";
                    throw new InvalidQueryException($"{verb} cannot write {relation} along: use create for rows with related rows.");
                }

                used[cell.Slot] = true;
            }
        }

        var columns = new List<ColumnInfo>(model.Columns.Count);
        shared = [];
        foreach (var column in model.Columns)
        {
            if (supplied?.Find(assignment => ReferenceEquals(assignment.Column, column)) is { Column: not null } given) shared.Add(given);
            else if (used[column.Slot] || DefaultValues.IsGenerated(column)) columns.Add(column);
            else if (DefaultValues.TryCreate(column, now, out var value)) shared.Add(Assignment.Set(column, value));
        }

        // Without an array there is nothing that says how many rows there are.
        if (columns.Count > 0 && statements.Dialect.InsertsFromArrays && !columns.Exists(column => column.Type.IsList)) return columns;
        var all = shared.ConvertAll(assignment => assignment.Column);
        shared = [];
        return [.. model.Columns.Where(column => columns.Contains(column) || all.Contains(column))];
    }

    private void Plan(List<SqlStatement> plan, Group group, List<Assignment> shared, bool skipDuplicates)
    {
        var columns = group.Columns;
        if (columns.Count == 0)
        {
            // Rows of a group that leave everything to the database.
            for (var row = 0; row < group.Rows; row++) plan.Add(statements.Insert(model, verb, shared, Returning.Nothing, skipDuplicates));
        }
        else if (statements.Dialect.InsertsFromArrays && !columns.Exists(column => column.Type.IsList))
        {
            plan.Add(statements.InsertArrays(model, verb, columns, group.Arrays(), shared, skipDuplicates));
        }
        else
        {
            for (var from = 0; from < group.Rows; from += ChunkRows)
                plan.Add(statements.InsertRows(model, verb, columns, group.Values, from, Math.Min(ChunkRows, group.Rows - from), skipDuplicates));
        }
    }

    /// <summary>Rows that have values for the same columns, column by column.</summary>
    private sealed class Group
    {
        private readonly bool[] _present;
        private readonly List<int> _at = [];

        public Group(List<ColumnInfo> all, bool[] present, int capacity)
        {
            _present = [.. present];
            for (var i = 0; i < present.Length; i++)
            {
                if (!present[i]) continue;
                Columns.Add(all[i]);
                _at.Add(i);
            }

            Values = new SqlValue[Columns.Count][];
            for (var i = 0; i < Values.Length; i++) Values[i] = new SqlValue[capacity];
        }

        public List<ColumnInfo> Columns { get; } = [];

        /// <summary>An array for each column, of which the first <see cref="Rows"/> items count.</summary>
        public SqlValue[][] Values { get; }

        public int Rows { get; private set; }

        public bool Takes(bool[] present) => _present.AsSpan().SequenceEqual(present);

        public void Add(SqlValue[] row)
        {
            for (var i = 0; i < Values.Length; i++)
            {
                if (Rows == Values[i].Length) Array.Resize(ref Values[i], Rows * 2);
                Values[i][Rows] = row[_at[i]];
            }

            Rows++;
        }

        public List<SqlValue> Arrays() =>
            [.. Values.Select(values => SqlValue.OfArray(values.Length == Rows ? values : values[..Rows]))];
    }
}
