using Refract.Runtime;

namespace Refract.Client.Tests.Compile;

/// <summary>Records operations as text instead of running them.</summary>
internal sealed class RecordingExecutor : IExecutor
{
    public List<Plan> Plans { get; } = [];

    public string Last => PlanText.Of(Plans[^1]);

    public Task<TResult> Run<TResult>(IOperation<TResult> operation, CancellationToken ct)
    {
        Plans.Add((Plan)operation);
        return Task.FromResult(default(TResult)!);
    }

    public SqlPreview Preview(FindPlan plan)
    {
        Plans.Add(plan);
        return new SqlPreview(PlanText.Of(plan), []);
    }
}
