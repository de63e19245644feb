using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Authentication;
using Refract;

namespace Shop.Http;

/// <summary>What all endpoints share.</summary>
internal static class HttpSetup
{
    public static void AddHttp(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddSingleton(TimeProvider.System);
        services.AddRefractProblems();
        services.AddExceptionHandler<ShopProblems>();
        services.AddValidation();
        services.AddOpenApi();
        // A number is a number: without this an OpenAPI document says of each that it may be a text too.
        services.ConfigureHttpJsonOptions(json =>
            json.SerializerOptions.NumberHandling = JsonNumberHandling.Strict);
        // A query string that cannot be read is the caller's mistake in development too, not an exception.
        services.Configure<RouteHandlerOptions>(routes => routes.ThrowOnBadRequest = false);
        services.AddAuthentication(TokenAuthentication.Scheme)
            .AddScheme<AuthenticationSchemeOptions, TokenAuthentication>(TokenAuthentication.Scheme, null);
        services.AddAuthorizationBuilder()
            .AddPolicy(Policies.Customer, policy => policy.RequireRole(Policies.Customer))
            .AddPolicy(Policies.Staff, policy => policy.RequireRole(Policies.Staff));
    }

    public static void UseHttp(this WebApplication app)
    {
        app.UseExceptionHandler();
        app.UseStatusCodePages();
        app.UseAuthentication();
        app.UseAuthorization();
        app.MapHealthChecks("/health");
        app.MapOpenApi();
    }
}
