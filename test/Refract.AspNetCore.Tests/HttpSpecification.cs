using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.TestHost;
using Refract.AspNetCore.Tests.Server;

namespace Refract.AspNetCore.Tests;

/// <summary>What callers of an application see.</summary>
public abstract class HttpSpecification<TPlace> : IAsyncLifetime where TPlace : ITestPlace, new()
{
    private const string Secret = "sentinel";

    private readonly TPlace _place = new();
    private WebApplication _app = null!;
    private HttpClient _client = null!;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    /// <summary>True where the database knows lengths, and says which constraint was violated.</summary>
    protected abstract bool IsStrict { get; }

    public async ValueTask InitializeAsync()
    {
        await _place.Prepare();
        _app = ItemsApp.Build(_place.Url);
        await _app.StartAsync(Ct);
        _client = _app.GetTestClient();
    }

    public async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        if (_app is not null) await _app.DisposeAsync();
        await _place.DisposeAsync();
    }

    [Fact]
    public async Task Records_are_responses_and_requests()
    {
        var made = await Post("/items", new { name = "a", state = "DONE" });
        made.GetRawText().ShouldBe("""{"id":1,"name":"a","state":"DONE","parentId":null,"note":null}""");
        await Post("/items", new { name = "b", parentId = 1 });
        (await _client.GetStringAsync("/items/1", Ct)).ShouldContain("\"parts\":[{\"id\":2,");
        using var put = await _client.PutAsync("/items/2", new StringContent(
            """{"id":2,"name":"c","state":"DONE"}""", null, "application/json"), Ct);
        (await put.Content.ReadAsStringAsync(Ct)).ShouldContain("\"name\":\"c\"");
        using var missing = await _client.PutAsync("/items/2", new StringContent("""{"id":2,"name":"c"}""", null,
            "application/json"), Ct);
        missing.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task An_enum_in_a_query_string_has_the_name_of_the_schema_or_of_CSharp()
    {
        await Post("/items", new { name = "a" });
        await Post("/items", new { name = "b", state = "DONE" });
        foreach (var name in new[] { "IN_PROGRESS", "in_progress", "InProgress" })
            (await _client.GetStringAsync($"/items?state={name}", Ct)).ShouldContain("\"name\":\"a\"");
        (await _client.GetStringAsync("/items", Ct)).ShouldContain("\"name\":\"b\"");
        using var wrong = await _client.GetAsync("/items?state=WAITING", Ct);
        wrong.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await _client.GetStringAsync("/items/of/IN_PROGRESS", Ct)).ShouldContain("\"name\":\"a\"");
        (await _client.GetStringAsync("/items/of/done", Ct)).ShouldNotContain("\"name\":\"a\"");
        (await _client.GetStringAsync("/items/in?state=DONE&state=InProgress", Ct)).ShouldBe(
            """[{"id":1,"name":"a","state":"IN_PROGRESS","parts":[]},{"id":2,"name":"b","state":"DONE","parts":[]}]""");
        (await _client.GetStringAsync("/items/in", Ct)).ShouldBe("[]");
    }

    [Fact]
    public async Task The_OpenAPI_document_has_the_values_of_an_enum_in_query_strings_and_routes()
    {
        var document = await Document();
        foreach (var path in new[] { "/items", "/items/of/{state}", "/items/in" })
        {
            var schema = document.GetProperty("paths").GetProperty(path).GetProperty("get").GetProperty("parameters")[0]
                .GetProperty("schema");
            if (schema.TryGetProperty("items", out var items)) schema = items;
            schema.GetProperty("type").GetString().ShouldBe("string", path);
            schema.GetProperty("enum").EnumerateArray().Select(name => name.GetString())
                .ShouldBe(["IN_PROGRESS", "DONE"], path);
            schema.TryGetProperty("properties", out _).ShouldBeFalse(path);
        }

        document.GetProperty("components").GetRawText().ShouldNotContain("EnumName");
    }

    [Fact]
    public async Task The_OpenAPI_document_has_what_a_function_of_Select_makes()
    {
        var document = await Document();
        var name = document.GetProperty("paths").GetProperty("/items/in").GetProperty("get").GetProperty("responses")
            .GetProperty("200").GetProperty("content").GetProperty("application/json").GetProperty("schema")
            .GetProperty("items").GetProperty("$ref").GetString()!.Split('/')[^1];
        document.GetProperty("components").GetProperty("schemas").GetProperty(name).GetProperty("properties")
            .EnumerateObject().Select(property => property.Name).ShouldBe(["id", "name", "state", "parts"]);
    }

    [Fact]
    public async Task What_the_database_refuses_is_a_problem_with_its_fields_and_without_values()
    {
        await Post("/items", new { name = Secret });
        await Problem(_client.PostAsJsonAsync("/items", new { name = Secret }, Ct), 409, "P2002", "name");
        await Problem(_client.GetAsync("/items/77", Ct), 404, "P2025");
        await Problem(_client.PostAsJsonAsync("/items", new { name = "b", parentId = 7701 }, Ct), 409, "P2003",
            IsStrict ? "parentId" : null);
        await Problem(_client.PostAsJsonAsync($"/items/under/{Secret}2", new { name = "b" }, Ct), 400, "P2025",
            "parent");
        await Post("/items", new { name = "child", parentId = 1 });
        await Problem(_client.DeleteAsync("/items/1", Ct), 409, "P2003", IsStrict ? "parentId" : null);
        if (IsStrict)
            await Problem(_client.PostAsJsonAsync("/items", new { name = Secret + new string('x', 30) }, Ct), 400,
                "P2000");
    }

    [Fact]
    public async Task The_health_check_asks_the_database() =>
        (await _client.GetStringAsync("/health", Ct)).ShouldBe("Healthy");

    [Fact]
    public async Task The_OpenAPI_document_has_records_with_references()
    {
        var schemas = (await Document()).GetProperty("components").GetProperty("schemas");
        var item = schemas.GetProperty("Item").GetProperty("properties");
        item.GetProperty("parts").GetProperty("items").GetProperty("$ref").GetString()
            .ShouldBe("#/components/schemas/Item");
        item.GetProperty("state").GetProperty("$ref").GetString().ShouldBe("#/components/schemas/State");
        schemas.GetProperty("State").GetRawText().ShouldContain("IN_PROGRESS");
        schemas.GetProperty("State").GetProperty("type").GetString().ShouldBe("string");
    }

    private async Task<JsonElement> Document() =>
        JsonElement.Parse(await _client.GetStringAsync("/openapi/v1.json", Ct));

    private async Task<JsonElement> Post(string path, object body)
    {
        using var response = await _client.PostAsJsonAsync(path, body, Ct);
        response.StatusCode.ShouldBe(HttpStatusCode.OK, await response.Content.ReadAsStringAsync(Ct));
        return await response.Content.ReadFromJsonAsync<JsonElement>(Ct);
    }

    private static async Task Problem(Task<HttpResponseMessage> request, int status, string code, string? field = null)
    {
        using var response = await request;
        var text = await response.Content.ReadAsStringAsync(Ct);
        ((int)response.StatusCode).ShouldBe(status, text);
        response.Content.Headers.ContentType!.MediaType.ShouldBe("application/problem+json");
        var problem = JsonElement.Parse(text);
        problem.GetProperty("code").GetString().ShouldBe(code);
        if (field is not null) problem.GetProperty("fields").EnumerateArray().Select(name => name.GetString())
            .ShouldContain(field);
        text.ShouldNotContain(Secret);
        text.ShouldNotContain("7701");
        text.ShouldNotContain("INSERT", Case.Insensitive);
    }
}
