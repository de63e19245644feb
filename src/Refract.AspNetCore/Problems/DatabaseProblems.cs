using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;

namespace Refract.AspNetCore;

/// <summary>
/// The one place that knows which error of the client is which status. Messages of the client hold no values; those
/// about connections name the host, and are not shown.
/// </summary>
internal sealed class DatabaseProblems(IProblemDetailsService problems) : IExceptionHandler
{
    private const string RetryAfterSeconds = "1";

    public ValueTask<bool> TryHandleAsync(HttpContext httpContext, Exception exception, CancellationToken ct)
    {
        if (exception is not RefractException error) return ValueTask.FromResult(false);
        var problem = ProblemOf(error);
        problem.Extensions["code"] = error.Code;
        httpContext.Response.StatusCode = problem.Status!.Value;
        if (IsWorthARetry(error)) httpContext.Response.Headers.RetryAfter = RetryAfterSeconds;
        return problems.TryWriteAsync(new ProblemDetailsContext
        {
            HttpContext = httpContext, ProblemDetails = problem, Exception = error,
        });
    }

    private static ProblemDetails ProblemOf(RefractException error) => error switch
    {
        UniqueConstraintException taken => Problem(StatusCodes.Status409Conflict, "It exists already", error,
            taken.Fields),
        VersionConflictException => Problem(StatusCodes.Status409Conflict, "It was changed meanwhile", error),
        // A row that the request refers to, not the one that its URL is about.
        RecordNotFoundException { Relation: { } relation } => Problem(StatusCodes.Status400BadRequest,
            "It refers to something that is not there", error, [relation[(relation.IndexOf('.') + 1)..]]),
        RecordNotFoundException => Problem(StatusCodes.Status404NotFound, "Not found", error),
        ForeignKeyException key => Problem(StatusCodes.Status409Conflict,
            "Something else refers to it, or it refers to something that is not there", error, key.Fields),
        NullConstraintException missing => Problem(StatusCodes.Status400BadRequest, "A value is missing", error,
            missing.Fields),
        // A value does not fit its column.
        { Code: "P2000" or "P2007" or "P2020" } => Problem(StatusCodes.Status400BadRequest, "A value does not fit",
            error, error is ValueTooLongException { Field: { } field } ? [field] : []),
        _ when IsWorthARetry(error) => new ProblemDetails
        {
            Status = StatusCodes.Status503ServiceUnavailable, Title = "Try again in a moment",
        },
        // It may have been written: a caller that repeats it blindly could do it twice.
        { IsOutcomeUnknown: true } => new ProblemDetails
        {
            Status = StatusCodes.Status503ServiceUnavailable, Title = "It is not known whether it was done",
        },
        _ => new ProblemDetails
        {
            Status = StatusCodes.Status500InternalServerError, Title = "The database does not do it",
        },
    };

    /// <summary>
    /// Conflicts, full pools, servers that cannot be reached; and time limits, where nothing was written.
    /// </summary>
    private static bool IsWorthARetry(RefractException error) =>
        error.IsTransient || error is { IsOutcomeUnknown: false, Code: "P1002" or "P1008" or "P2028" };

    private static ProblemDetails Problem(int status, string title, RefractException error,
        IReadOnlyList<string>? fields = null)
    {
        var problem = new ProblemDetails { Status = status, Title = title, Detail = error.Message };
        if (fields is { Count: > 0 }) problem.Extensions["fields"] = fields;
        return problem;
    }
}
