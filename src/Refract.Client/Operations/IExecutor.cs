namespace Refract.Runtime;

/// <summary>Carries plans out: what stands between generated verbs and the engine.</summary>
public interface IExecutor
{
    /// <summary>The first row, or null.</summary>
    Task<T?> FindOne<T>(FindPlan plan, CancellationToken ct) where T : class, IModel<T>;

    /// <summary>The first row.</summary>
    /// <exception cref="RecordNotFoundException">There is none.</exception>
    Task<T> FindOneOrThrow<T>(FindPlan plan, CancellationToken ct) where T : class, IModel<T>;

    /// <summary>All rows.</summary>
    Task<IReadOnlyList<T>> FindMany<T>(FindPlan plan, CancellationToken ct) where T : class, IModel<T>;

    /// <summary>How many rows.</summary>
    Task<int> Count(FindPlan plan, CancellationToken ct);

    /// <summary>Creates, updates, upserts or deletes one row and returns it (a deleted one as it was).</summary>
    /// <exception cref="RecordNotFoundException">The row to update or delete is not there.</exception>
    Task<T> Write<T>(WritePlan plan, CancellationToken ct) where T : class, IModel<T>;

    /// <summary>The same, but null when the row to update or delete is not there.</summary>
    Task<T?> WriteOrDefault<T>(WritePlan plan, CancellationToken ct) where T : class, IModel<T>;

    /// <summary>Creates, updates or deletes any number of rows and returns how many.</summary>
    Task<int> WriteMany(WriteManyPlan plan, CancellationToken ct);

    /// <summary>The SQL that a find would run first, with its parameters, without running it.</summary>
    SqlPreview Preview(FindPlan plan);
}
