using System.Net;
using System.Text.Json;

namespace Shop.Tests.Server;

/// <summary>What a response must be.</summary>
internal static class Responses
{
    /// <summary>200, and its body.</summary>
    public static Task<JsonElement> Ok(this Task<HttpResponseMessage> response) => Body(response, HttpStatusCode.OK);

    /// <summary>201 with a location, and its body.</summary>
    public static async Task<JsonElement> Created(this Task<HttpResponseMessage> response)
    {
        var body = await Body(response, HttpStatusCode.Created);
        (await response).Headers.Location.ShouldNotBeNull();
        return body;
    }

    /// <summary>204.</summary>
    public static async Task NoContent(this Task<HttpResponseMessage> response) =>
        (await response).StatusCode.ShouldBe(HttpStatusCode.NoContent,
            await (await response).Content.ReadAsStringAsync());

    /// <summary>Problem details of this status, with the client's code if one is given.</summary>
    public static async Task<JsonElement> Problem(this Task<HttpResponseMessage> response, HttpStatusCode status,
        string? code = null)
    {
        var body = await Body(response, status);
        (await response).Content.Headers.ContentType!.MediaType.ShouldBe("application/problem+json");
        body.GetProperty("status").GetInt32().ShouldBe((int)status);
        if (code is not null) body.GetProperty("code").GetString().ShouldBe(code);
        return body;
    }

    /// <summary>The texts of an array.</summary>
    public static string[] Texts(this JsonElement array, string? property = null) =>
        [.. array.EnumerateArray().Select(item => (property is null ? item : item.GetProperty(property)).GetString()!)];

    private static async Task<JsonElement> Body(Task<HttpResponseMessage> response, HttpStatusCode status)
    {
        var text = await (await response).Content.ReadAsStringAsync();
        (await response).StatusCode.ShouldBe(status, text);
        return text.Length == 0 ? default : JsonElement.Parse(text);
    }
}
