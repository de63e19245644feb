using System.Diagnostics;
using System.Net;
using System.Text.Encodings.Web;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using OpenTelemetry.Trace;
using Refract.Relational.Contracts;
using Refract.Testing;
using Shop.Data;
using Shop.Running;
using Shop.Tests.Server;

namespace Shop.Tests;

/// <summary>The program itself: health, traces, the API's description, and a database in trouble.</summary>
public abstract class RunningSpecification(IShopServer shop)
{
    private static readonly JsonSerializerOptions s_indented =
        new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_health_check_asks_the_database() =>
        (await shop.Anyone.GetStringAsync("/health", Ct)).ShouldBe("Healthy");

    [Fact]
    public async Task The_API_describes_itself_with_the_types_of_the_schema()
    {
        using var document = JsonDocument.Parse(await shop.Anyone.GetStringAsync("/openapi/v1.json", Ct));
        Golden.Match(JsonSerializer.Serialize(document, s_indented) + "\n", "Golden/openapi.json");
    }

    [Fact]
    public async Task A_request_has_the_operations_and_statements_below_it()
    {
        var all = new List<Activity>();
        var trace = ActivityTraceId.CreateRandom();
        // The span of a request ends after its response was received, but before the program has ended.
        await using (var program = shop.Start(shop.Url, builder => builder.ConfigureTestServices(services =>
            services.ConfigureOpenTelemetryTracerProvider(traces => traces.AddInMemoryExporter(all)))))
        {
            using var client = program.CreateClient();
            client.DefaultRequestHeaders.Add("traceparent", $"00-{trace}-{ActivitySpanId.CreateRandom()}-01");
            (await client.GetAsync("/categories", Ct)).EnsureSuccessStatusCode();
        }

        // Programs of other tests run in this process, and their spans are heard too.
        var seen = all.Where(span => span.TraceId == trace).ToArray();
        var operation = seen.Single(span => span.DisplayName == "Category.findMany");
        seen.Single(span => span.SpanId == operation.ParentSpanId).Kind.ShouldBe(ActivityKind.Server);
        seen.ShouldContain(span => span.ParentSpanId == operation.SpanId);
    }

    [Fact]
    public async Task A_pool_without_a_free_connection_is_to_be_tried_again()
    {
        await using var program = shop.Start(WithOneConnection(shop.Url));
        using var client = program.CreateClient();
        await using (await program.Services.GetRequiredService<ShopDb>().BeginTransaction(ct: Ct))
        {
            var response = await Blocked(client);
            response.StatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable);
            response.Headers.RetryAfter!.Delta.ShouldBe(TimeSpan.FromSeconds(1));
        }

        (await client.GetAsync("/categories", Ct)).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_database_that_is_not_there_makes_the_program_unhealthy_and_keeps_it_running()
    {
        await using var program = shop.Start(Unreachable);
        using var client = program.CreateClient();
        var response = await client.GetAsync("/health", Ct);
        response.StatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable);
        var problem = await client.GetAsync("/categories", Ct).Problem(StatusOfUnreachable);
        problem.GetRawText().ShouldNotContain("hidden");
    }

    [Fact]
    public async Task Applying_migrations_again_changes_nothing_and_failing_ones_say_so()
    {
        await Migrating.Apply(shop.Url);
        (await Should.ThrowAsync<MigrationException>(() => Migrating.Apply(Unreachable))).Message
            .ShouldNotContain("hidden@");
    }

    [Fact]
    public async Task An_empty_shop_is_seeded_once()
    {
        await shop.Db.Product.DeleteAll(Ct);
        var builder = WebApplication.CreateBuilder();
        builder.Configuration["ConnectionStrings:Shop"] = shop.Url;
        builder.AddDatabase();
        await using var app = builder.Build();
        (await Seeding.Run(app)).ShouldBeTrue();
        (await Seeding.Run(app)).ShouldBeFalse();
        (await shop.Anyone.GetAsync("/products?attr=color:red&sort=price", Ct).Ok()).GetProperty("items").Texts("name")
            .ShouldBe(["Watering can", "Kettle"]);
    }

    /// <summary>The same database with a pool of one connection, which is waited for no longer than a second.</summary>
    protected abstract string WithOneConnection(string url);

    /// <summary>A URL that leads nowhere.</summary>
    protected abstract string Unreachable { get; }

    protected abstract HttpStatusCode StatusOfUnreachable { get; }

    /// <summary>A request that waits in vain while a transaction is open.</summary>
    protected abstract Task<HttpResponseMessage> Blocked(HttpClient client);
}
