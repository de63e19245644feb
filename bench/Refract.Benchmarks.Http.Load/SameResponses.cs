using System.Net.Http.Json;
using System.Text.Json.Nodes;

namespace Refract.Benchmarks.Http.Load;

/// <summary>That all servers respond alike, byte for byte.</summary>
internal static class SameResponses
{
    private static readonly string[] s_paths = ["/users/1", "/users/1000", "/posts?after=0", "/posts?after=4711",
        "/posts?after=9990", "/search", "/search?author=7", "/search?published=true&views=900",
        "/search?author=12&published=false&views=10"];

    public static async Task Require(IReadOnlyList<HttpServer> servers)
    {
        using var http = new HttpClient();
        foreach (var path in s_paths)
            await Require(path, servers, async server => await http.GetStringAsync(new Uri(server.Address, path)));
        await Require("/users/0", servers, async server =>
        {
            using var response = await http.GetAsync(new Uri(server.Address, "/users/0"));
            return response.StatusCode.ToString();
        });
        // The id and the time are new each time.
        await Require("POST /events", servers, async server =>
        {
            using var response = await http.PostAsJsonAsync(new Uri(server.Address, "/events"),
                new { kind = "sign-in", amount = 3, userId = 5 });
            var made = JsonNode.Parse(await response.Content.ReadAsStringAsync())!.AsObject();
            (made["id"], made["createdAt"]) = (made["id"]!.GetValueKind().ToString(), "");
            return made.ToJsonString();
        });
    }

    private static async Task Require(string request, IReadOnlyList<HttpServer> servers,
        Func<HttpServer, Task<string>> ask)
    {
        var first = await ask(servers[0]);
        foreach (var server in servers.Skip(1))
            if (await ask(server) is var other && other != first)
                throw new InvalidOperationException(
                    $"{request}: {server.Name} does not respond as {servers[0].Name} does.\n{first}\n{other}");
    }
}
