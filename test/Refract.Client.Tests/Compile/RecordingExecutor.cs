using Refract.Runtime;

namespace Refract.Client.Tests.Compile;

/// <summary>Takes plans down as text instead of carrying them out.</summary>
internal sealed class RecordingExecutor : IExecutor
{
    public List<Plan> Plans { get; } = [];

    public string Last => PlanText.Of(Plans[^1]);

    public Task<T?> FindOne<T>(FindPlan plan, CancellationToken ct)
        where T : class, IModel<T> => Answer<T?>(plan, null);

    public Task<T> FindOneOrThrow<T>(FindPlan plan, CancellationToken ct)
        where T : class, IModel<T> => Answer<T>(plan, null!);

    public Task<IReadOnlyList<T>> FindMany<T>(FindPlan plan, CancellationToken ct)
        where T : class, IModel<T> => Answer<IReadOnlyList<T>>(plan, []);

    public Task<int> Count(FindPlan plan, CancellationToken ct) => Answer(plan, 0);

    public Task<T> Write<T>(WritePlan plan, CancellationToken ct) where T : class, IModel<T> => Answer<T>(plan, null!);

    public Task<T?> WriteOrDefault<T>(WritePlan plan, CancellationToken ct)
        where T : class, IModel<T> => Answer<T?>(plan, null);

    public Task<int> WriteMany(WriteManyPlan plan, CancellationToken ct) => Answer(plan, 0);

    public SqlPreview Preview(FindPlan plan)
    {
        Plans.Add(plan);
        return new SqlPreview(PlanText.Of(plan), []);
    }

    private Task<T> Answer<T>(Plan plan, T answer)
    {
        Plans.Add(plan);
        return Task.FromResult(answer);
    }
}
