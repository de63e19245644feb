using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Mvc;

namespace Shop.Http;

/// <summary>Writes what the shop refuses as problem details.</summary>
internal sealed class ShopProblems(IProblemDetailsService problems) : IExceptionHandler
{
    public ValueTask<bool> TryHandleAsync(HttpContext context, Exception exception, CancellationToken ct)
    {
        if (exception is not ShopException refused) return ValueTask.FromResult(false);
        context.Response.StatusCode = refused.Status;
        return problems.TryWriteAsync(new ProblemDetailsContext
        {
            HttpContext = context,
            ProblemDetails = new ProblemDetails
            {
                Status = refused.Status, Title = refused.Title, Detail = refused.Message,
            },
        });
    }
}
