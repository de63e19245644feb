using Refract.Relational.Sql;

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
            var hasParts = assignment.Operation == WriteOperation.ChangeParts;
            var value = hasParts ? Parts(sink, alias, assignment) : Value(sink, assignment);
            if (!TSink.IsText) continue;
            var changed = hasParts ? value : Changed(sink, assignment, alias, value);
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

    /// <summary>A document with changes of its parts.</summary>
    private static SqlPiece Parts<TSink>(TSink sink, SqlPiece alias, in Assignment assignment)
        where TSink : struct, ISqlSink
    {
        var column = assignment.Column;
        sink.Token(ShapeToken.Assign, column.Slot);
        sink.Detail((int)assignment.Operation);
        var changes = (JsonChange[])assignment.Value.AsArray;
        var texts = TSink.IsText ? new List<DocumentChange>(changes.Length) : null;
        foreach (var change in changes)
        {
            sink.Token(ShapeToken.JsonChange, change.IsRemoval ? 1 : 0);
            var path = JsonEmitter.Path(sink, change.Path);
            var value = change.IsRemoval ? default : sink.Value(JsonEmitter.Document, StoredValue.Compared(
                sink.Dialect, column, change.Value));
            texts?.Add(new DocumentChange(path.List, [.. change.Path.Steps.Select(step => step.Key is null)],
                change.IsRemoval ? null : value.ToString()));
        }

        return TSink.IsText
            ? new SqlPiece(sink.Dialect.Columns.ChangeDocument(
                new SqlOperand(sink.Column(alias, column), column.Type), texts!,
                Array.Exists(changes, static change => change.MakesObject)))
            : default;
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
