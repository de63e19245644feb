using Refract.Relational.Sql;

namespace Refract.Runtime;

/// <summary>A query of groups, ready to be run.</summary>
/// <typeparam name="TResult">What a group becomes.</typeparam>
public sealed class GroupedQuery<TResult>
{
    private readonly IExecutor _executor;
    private readonly GroupSpec _spec;
    private readonly Func<RequestedAggregates, Func<SqlValue[]?, TResult>> _bind;

    internal GroupedQuery(IExecutor executor, GroupSpec spec,
        Func<RequestedAggregates, Func<SqlValue[]?, TResult>> bind) =>
        (_executor, _spec, _bind) = (executor, spec, bind);

    /// <summary>The results of all groups.</summary>
    public Task<IReadOnlyList<TResult>> FindMany(CancellationToken ct = default)
    {
        var requested = new RequestedAggregates(_spec.Keys.Count);
        var function = _bind(requested);
        Probe.Run(function);
        return _executor.Run(
            new GroupRows<TResult>
            {
                Model = _spec.Model, Verb = Verb.GroupBy, Groups = _spec, Requested = requested, Function = function,
            }, ct);
    }
}
