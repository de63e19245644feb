using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Mvc;
using Refract;

namespace Shop.Http;

/// <summary>
/// Writes what the database refuses as problem details: the one place that knows which error is which status. Messages
/// of the client hold no values, so they may be shown.
/// </summary>
internal sealed class DatabaseProblems(IProblemDetailsService problems) : IExceptionHandler
{
    public ValueTask<bool> TryHandleAsync(HttpContext context, Exception exception, CancellationToken ct)
    {
        if (exception is not RefractException error) return ValueTask.FromResult(false);
        var problem = ProblemOf(error);
        problem.Extensions["code"] = error.Code;
        context.Response.StatusCode = problem.Status!.Value;
        if (error.IsTransient) context.Response.Headers.RetryAfter = "1";
        return problems.TryWriteAsync(new ProblemDetailsContext { HttpContext = context, ProblemDetails = problem });
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
        { IsTransient: true } => Problem(StatusCodes.Status503ServiceUnavailable, "Try again in a moment", error),
        // It may have been written: a client that repeats it blindly could do it twice.
        { IsOutcomeUnknown: true } => Problem(StatusCodes.Status503ServiceUnavailable,
            "It is not known whether it was done", error),
        _ => new ProblemDetails
        {
            Status = StatusCodes.Status500InternalServerError, Title = "The database does not do it",
        },
    };

    private static ProblemDetails Problem(int status, string title, RefractException error,
        IReadOnlyList<string>? fields = null)
    {
        var problem = new ProblemDetails { Status = status, Title = title, Detail = error.Message };
        if (fields is { Count: > 0 }) problem.Extensions["fields"] = fields;
        return problem;
    }
}
