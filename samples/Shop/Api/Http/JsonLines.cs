using System.Text.Json;
using Microsoft.AspNetCore.Http.Json;
using Microsoft.Extensions.Options;

namespace Shop.Http;

/// <summary>Rows as lines of JSON, written while they come.</summary>
internal sealed class JsonLines<T>(IAsyncEnumerable<T> rows) : IResult
{
    public async Task ExecuteAsync(HttpContext httpContext)
    {
        var ct = httpContext.RequestAborted;
        var options = httpContext.RequestServices.GetRequiredService<IOptions<JsonOptions>>().Value.SerializerOptions;
        httpContext.Response.ContentType = "application/x-ndjson";
        await foreach (var row in rows.WithCancellation(ct))
        {
            await JsonSerializer.SerializeAsync(httpContext.Response.Body, row, options, ct);
            await httpContext.Response.Body.WriteAsync("\n"u8.ToArray(), ct);
        }
    }
}
