using System.Collections.Concurrent;

namespace Refract.Runtime;

/// <summary>
/// Runs finds by a key together that are called at about the same time. Everything else goes on at once, and so does
/// all in a transaction: its statements run one after the other on one connection.
/// </summary>
internal sealed class CoalesceStep(IRunnerSource source, IExecutor next) : IExecutor, IFindGroups
{
    private readonly ConcurrentDictionary<CoalesceKey, CoalescedFinds> _groups = [];

    /// <inheritdoc/>
    public Task<TResult> Run<TResult>(IOperation<TResult> operation, CancellationToken ct) =>
        operation is IFindByKey find && !source.IsInTransaction
        && source.Hooks?.Sees(operation.Model, operation.Verb, operation.Access) != true
            ? (Task<TResult>)find.Join(this, ct)
            : next.Run(operation, ct);

    /// <inheritdoc/>
    public Task<T?> Add<T>(FindOne<T> find, CancellationToken ct) where T : class
    {
        if (CoalesceKey.Of(find) is not { } key) return next.Run(find, ct);
        var group = _groups.GetOrAdd(key, static (_, next) => new CoalescedFinds<T>(next), next);
        return ((CoalescedFinds<T>)group).Add(find, ct);
    }

    /// <inheritdoc/>
    public SqlPreview Preview(FindPlan plan) => next.Preview(plan);
}
