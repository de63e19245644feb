using Refract.Relational.Sql;

namespace Refract.Runtime;

/// <summary>A find that waits to run together with others.</summary>
internal abstract class CoalescedFind(CancellationToken ct)
{
    /// <summary>The caller's token.</summary>
    public CancellationToken Stop => ct;

    /// <summary>A value of a key as an object that is equal to others as the database compares them.</summary>
    public static object Plain(in SqlValue value) => value.Kind switch
    {
        SqlValueKind.Int => (long)value.AsInt,
        SqlValueKind.BigInt => value.AsBigInt,
        SqlValueKind.Guid => value.AsGuid,
        SqlValueKind.Text => value.AsText,
        var kind => throw new InvalidOperationException($"A key of {kind} is not looked for with others."),
    };
}

/// <inheritdoc/>
/// <typeparam name="T">What the row becomes.</typeparam>
internal sealed class CoalescedFind<T> : CoalescedFind where T : class
{
    private readonly TaskCompletionSource<T?> _result = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly CancellationTokenRegistration _registration;

    public CoalescedFind(FindOne<T> operation, CancellationToken ct) : base(ct)
    {
        Operation = operation;
        Value = Plain(operation.Key![0]);
        _registration = ct.Register(() => _result.TrySetCanceled(ct));
    }

    /// <summary>What was called.</summary>
    public FindOne<T> Operation { get; }

    /// <summary>The value of the key.</summary>
    public object Value { get; }

    /// <summary>The column of the key.</summary>
    public ColumnInfo Column => Operation.Model.Keys[Operation.Key!.Index].Columns[0];

    /// <summary>The task of the result.</summary>
    public Task<T?> Result => _result.Task;

    /// <summary>Ends the task with the row, or as it ends without one.</summary>
    public void Complete(T? row)
    {
        _registration.Dispose();
        if (row is null && Operation.IsRequired)
            _result.TrySetException(NotFound.Error(Operation.Model, Operation.Verb, Operation.Key));
        else _result.TrySetResult(row);
    }

    /// <summary>Ends the task with an error.</summary>
    public void Fail(Exception error)
    {
        _registration.Dispose();
        if (error is OperationCanceledException) _result.TrySetCanceled(Stop);
        else _result.TrySetException(error);
    }
}
