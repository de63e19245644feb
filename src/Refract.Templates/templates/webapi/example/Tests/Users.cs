using System.Net;
using System.Net.Http.Json;

namespace REFRACT_NAMESPACE.Tests;

public sealed class Users(Application application) : IClassFixture<Application>
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private HttpClient Http => application.Http;

    [Fact]
    public async Task A_user_is_created_and_read_with_the_posts()
    {
        var response = await Http.PostAsJsonAsync("/users", new NewUser("ada@example.com", "Ada"), Ct);
        Assert.Equal(HttpStatusCode.Created, response.StatusCode);
        var stored = await application.Db.User.FindUniqueOrThrow(email: "ada@example.com", ct: Ct);
        Assert.Equal($"/users/{stored.Id}", response.Headers.Location?.ToString());

        await Http.PostAsJsonAsync($"/users/{stored.Id}/posts", new NewPost("Looms"), Ct);
        var text = await Http.GetStringAsync(response.Headers.Location, Ct);
        Assert.Contains("\"email\":\"ada@example.com\"", text, StringComparison.Ordinal);
        Assert.Contains("\"title\":\"Looms\"", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_email_that_is_taken_is_a_conflict()
    {
        await application.Db.User.Create(new() { Email = "grace@example.com" }, ct: Ct);
        var response = await Http.PostAsJsonAsync("/users", new NewUser("grace@example.com", null), Ct);
        Assert.Equal(HttpStatusCode.Conflict, response.StatusCode);
    }

    [Fact]
    public async Task What_is_not_an_email_is_a_bad_request()
    {
        var response = await Http.PostAsJsonAsync("/users", new NewUser("ada", null), Ct);
        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
    }

    [Fact]
    public async Task A_user_who_is_not_there_is_not_found() =>
        Assert.Equal(HttpStatusCode.NotFound, (await Http.GetAsync("/users/0", Ct)).StatusCode);

    [Fact]
    public async Task The_program_is_healthy() =>
        Assert.Equal("Healthy", await Http.GetStringAsync("/health", Ct));
}
