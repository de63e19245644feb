namespace Refract.Runtime;

/// <summary>Emits what a statement gives to columns.</summary>
internal static class AssignmentEmitter
{
    /// <summary>The source of a new row: <c>VALUES (…)</c>; nothing when all is left to the database.</summary>
    public static SqlPiece Row<TSink>(TSink sink, List<Assignment> assignments) where TSink : struct, ISqlSink
    {
        var values = sink.Pieces();
        foreach (var assignment in assignments) values.Add(Value(sink, assignment));
        return TSink.IsText && assignments.Count > 0 ? new SqlPiece($"VALUES ({values.Join(", ")})") : default;
    }

    /// <summary>What follows SET.</summary>
    public static SqlPiece Set<TSink>(TSink sink, SqlPiece alias, List<Assignment> assignments)
        where TSink : struct, ISqlSink
    {
        var set = sink.Pieces();
        foreach (var assignment in assignments)
        {
            var value = Value(sink, assignment);
            if (!TSink.IsText) continue;
            var changed = Changed(sink, assignment, alias, value);
            set.Add(sink.Text($"{sink.Name(assignment.Column.Column)} = {changed}"));
        }

        return TSink.IsText ? new SqlPiece(set.Join(", ")) : default;
    }

    /// <summary>The columns of assignments, separated by commas.</summary>
    public static SqlPiece Columns<TSink>(TSink sink, List<Assignment> assignments) where TSink : struct, ISqlSink =>
        TSink.IsText ? sink.Columns(assignments.ConvertAll(assignment => assignment.Column)) : default;

    private static SqlPiece Value<TSink>(TSink sink, in Assignment assignment) where TSink : struct, ISqlSink
    {
        var (column, operation, value) = assignment;
        sink.Token(ShapeToken.Assign, column.Slot);
        sink.Detail((int)operation);
        assignment.CheckDivisor();
        return sink.Value(column.Type, operation is WriteOperation.Set or WriteOperation.Push
            ? StoredValue.Of(sink.Dialect, column, value) : value);
    }

    private static string Changed<TSink>(TSink sink, in Assignment assignment, SqlPiece alias, SqlPiece value)
        where TSink : struct, ISqlSink
    {
        var columns = sink.Dialect.Columns;
        var (type, old) = (assignment.Column.Type, sink.Column(alias, assignment.Column));
        return assignment.Operation switch
        {
            WriteOperation.Set => value,
            WriteOperation.Increment => columns.Computed(type, old, '+', value),
            WriteOperation.Decrement => columns.Computed(type, old, '-', value),
            WriteOperation.Multiply => columns.Computed(type, old, '*', value),
            WriteOperation.Divide => columns.Computed(type, old, '/', value),
            WriteOperation.Push => columns.Push(old, value),
            _ => throw new InvalidQueryException(
                $"The engine does not know the operation {assignment.Operation}.", "data"),
        };
    }
}
