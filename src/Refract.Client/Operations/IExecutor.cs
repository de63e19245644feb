namespace Refract.Runtime;

/// <summary>Runs operations: what stands between verbs and the database, and each step around operations.</summary>
public interface IExecutor
{
    /// <summary>Runs an operation.</summary>
    Task<TResult> Run<TResult>(IOperation<TResult> operation, CancellationToken ct);

    /// <summary>The SQL that a find would run first, with its parameters, without running it.</summary>
    SqlPreview Preview(FindPlan plan);
}
