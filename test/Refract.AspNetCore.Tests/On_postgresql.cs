using System.Net;
using Microsoft.AspNetCore.TestHost;
using Refract.AspNetCore.Tests.Server;
using Refract.PostgreSql.Migrations;
using Refract.Relational.Contracts;

namespace Refract.AspNetCore.Tests;

public sealed class Startup_on_postgresql : StartupSpecification<PostgreSqlPlace>
{
    protected override string BadSql => "ALTER TABLE \"Nothing\" ADD COLUMN \"x\" INTEGER;";

    protected override string FolderName => "postgresql";

    protected override IMigrationProvider Provider => new PostgreSqlMigrationProvider();
}

public sealed class Http_on_postgresql : HttpSpecification<PostgreSqlPlace>
{
    protected override bool IsStrict => true;

    [Fact]
    public async Task A_server_that_is_not_there_is_a_503_that_names_no_host()
    {
        var ct = TestContext.Current.CancellationToken;
        await using var app = ItemsApp.Build("postgresql://someone:hidden@127.0.0.1:1/items",
            migrate: o => o.IsEnabled = false);
        await app.StartAsync(ct);
        using var client = app.GetTestClient();
        using var response = await client.GetAsync("/items", ct);
        response.StatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable);
        response.Headers.RetryAfter!.Delta.ShouldBe(TimeSpan.FromSeconds(1));
        var text = await response.Content.ReadAsStringAsync(ct);
        text.ShouldNotContain("hidden");
        text.ShouldNotContain("127.0.0.1");
        using var health = await client.GetAsync("/health", ct);
        health.StatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable);
    }
}
