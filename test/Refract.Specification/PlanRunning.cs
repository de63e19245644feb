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
        where T : class, IModel<T> => engine.Run(Operation<T>(plan, isRequired: true), ct)!;

    public static Task<T?> WriteOrDefault<T>(this IExecutor engine, WritePlan plan, CancellationToken ct)
        where T : class, IModel<T> => engine.Run(Operation<T>(plan, isRequired: false), ct);

    public static Task<int> WriteMany(this IExecutor engine, WriteManyPlan plan, CancellationToken ct) =>
        engine.Run<int>(plan.Create is null ? new ChangeMany(plan) : new CreateMany(plan), ct);

    private static WriteOne<T> Operation<T>(WritePlan plan, bool isRequired) where T : class, IModel<T> =>
        plan switch
        {
            { Key: null } => new CreateOne<T>(plan, Records<T>.Reader) { IsRequired = isRequired },
            { Create: not null, Update: not null } =>
                new UpsertOne<T>(plan, Records<T>.Reader) { IsRequired = isRequired },
            { Update: not null } => new UpdateOne<T>(plan, Records<T>.Reader) { IsRequired = isRequired },
            _ => new DeleteOne<T>(plan, Records<T>.Reader) { IsRequired = isRequired },
        };
}
