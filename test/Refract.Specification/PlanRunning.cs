using Refract.Runtime;

namespace Refract.Specification;

/// <summary>Runs plans that tests put together without generated code.</summary>
internal static class PlanRunning
{
    public static Task<T?> FindOne<T>(this IExecutor engine, FindPlan plan, CancellationToken ct)
        where T : class, IModel<T> => engine.Run(new FindOne<T>(plan, Records<T>.Reader), ct);

    public static Task<T> FindOneOrThrow<T>(this IExecutor engine, FindPlan plan, CancellationToken ct)
        where T : class, IModel<T> => engine.Run(new FindOne<T>(plan, Records<T>.Reader) { IsRequired = true }, ct)!;

    public static Task<IReadOnlyList<T>> FindMany<T>(this IExecutor engine, FindPlan plan, CancellationToken ct)
        where T : class, IModel<T> => engine.Run(new FindMany<T>(plan, Records<T>.Reader), ct);

    public static Task<int> Count(this IExecutor engine, FindPlan plan, CancellationToken ct) =>
        engine.Run(new CountRows(plan), ct);

    public static Task<T> Write<T>(this IExecutor engine, WritePlan plan, CancellationToken ct)
        where T : class, IModel<T> => engine.Run(Required<T>(plan), ct)!;

    public static Task<T?> WriteOrDefault<T>(this IExecutor engine, WritePlan plan, CancellationToken ct)
        where T : class, IModel<T> => engine.Run((WriteOne<T>)plan, ct);

    public static Task<int> WriteMany(this IExecutor engine, WriteManyPlan plan, CancellationToken ct) =>
        engine.Run<int>(plan.Create is null ? new ChangeMany(plan) : new CreateMany(plan), ct);

    /// <summary>The same write, which fails rather than returning null.</summary>
    private static WriteOne<T> Required<T>(WritePlan plan) where T : class, IModel<T>
    {
        var (model, verb, include) = (plan.Model, plan.Verb, plan.Include);
        return plan switch
        {
            CreateOne<T> create => new CreateOne<T>(create.Create)
            {
                Reader = create.Reader, Model = model, Verb = verb, Include = include, IsRequired = true,
            },
            UpdateOne<T> update => new UpdateOne<T>(update.Key, update.Update)
            {
                Reader = update.Reader, Model = model, Verb = verb, Include = include, IsRequired = true,
            },
            UpsertOne<T> upsert => new UpsertOne<T>(upsert.Key, upsert.Create, upsert.Update)
            {
                Reader = upsert.Reader, Model = model, Verb = verb, Include = include, IsRequired = true,
            },
            var other => new DeleteOne<T>(((DeleteOne<T>)other).Key)
            {
                Reader = ((DeleteOne<T>)other).Reader, Model = model, Verb = verb, Include = include,
                IsRequired = true,
            },
        };
    }
}
