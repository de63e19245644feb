using Refract.Relational.Sql;

namespace Refract.Runtime;

/// <summary>
/// Decides the statements of a <c>createMany</c>. Rows that leave out different columns are made alike as far as the client knows what the
/// database would put there; what remains different goes in groups. PostgreSQL takes an array for each column, one text for any number of
/// rows; elsewhere, and for list columns, rows go in chunks of a fixed size, so that there are two texts at most.
/// </summary>
internal sealed class InsertManyPlanner(Statements statements, ModelInfo model, string verb, DateTimeOffset now,
    List<Assignment>? supplied = null)
{
    /// <summary>Longer VALUES cost more than they save on SQLite, where parameters are found by name.</summary>
    private const int ChunkRows = 20;

    /// <summary>The statements, in order; none for no rows.</summary>
    public List<SqlStatement> Plan(IReadOnlyList<DataInput> rows, bool skipDuplicates)
    {
        var columns = Assigned(rows);
        var groups = new List<(bool[] Present, List<SqlValue[]> Rows)>();
        foreach (var data in rows)
        {
            var values = new SqlValue[columns.Count];
            var present = new bool[columns.Count];
            for (var i = 0; i < values.Length; i++)
                present[i] = Assignments.TryFind(columns[i], data, supplied, out values[i])
                    || DefaultValues.TryFill(columns[i], now, out values[i]);
            GroupOf(groups, present).Add(values);
        }

        var plan = new List<SqlStatement>();
        foreach (var (present, group) in groups) Plan(plan, columns, present, group, skipDuplicates);
        return plan;
    }

    private static List<SqlValue[]> GroupOf(List<(bool[] Present, List<SqlValue[]> Rows)> groups, bool[] present)
    {
        foreach (var group in groups)
            if (group.Present.AsSpan().SequenceEqual(present)) return group.Rows;
        var rows = new List<SqlValue[]>();
        groups.Add((present, rows));
        return rows;
    }

    /// <summary>The columns that at least one row assigns or the client fills, in the model's order.</summary>
    private List<ColumnInfo> Assigned(IReadOnlyList<DataInput> rows)
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

        foreach (var assignment in supplied ?? []) used[assignment.Column.Slot] = true;
        return [.. model.Columns.Where(column => used[column.Slot] || DefaultValues.TryCreate(column, now, out _))];
    }

    private void Plan(List<SqlStatement> plan, List<ColumnInfo> all, bool[] present, List<SqlValue[]> rows, bool skipDuplicates)
    {
        var columns = new List<ColumnInfo>();
        var at = new List<int>();
        for (var i = 0; i < all.Count; i++)
        {
            if (!present[i]) continue;
            columns.Add(all[i]);
            at.Add(i);
        }

        if (columns.Count == 0)
        {
            foreach (var _ in rows) plan.Add(statements.Insert(model, verb, [], Returning.Nothing, skipDuplicates));
        }
        else if (statements.Dialect.InsertsFromArrays && !columns.Exists(column => column.Type.IsList))
        {
            var arrays = new List<SqlValue>(columns.Count);
            foreach (var index in at) arrays.Add(SqlValue.OfArray(rows.Select(row => row[index]).ToArray()));
            plan.Add(statements.InsertArrays(model, verb, columns, arrays, skipDuplicates));
        }
        else
        {
            for (var from = 0; from < rows.Count; from += ChunkRows)
                plan.Add(statements.InsertRows(model, verb, columns, at, rows, from, Math.Min(ChunkRows, rows.Count - from),
                    skipDuplicates));
        }
    }
}
