using Items;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Refract.AspNetCore.Tests.Server;

/// <summary>A small application with all that the package offers.</summary>
internal static class ItemsApp
{
    public static WebApplication Build(string? url, LogLines? log = null,
        Action<StartupMigrationOptions>? migrate = null, string environment = "Production", string? contentRoot = null)
    {
        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions
        {
            EnvironmentName = environment, ContentRootPath = contentRoot,
        });
        builder.WebHost.UseTestServer();
        builder.Logging.ClearProviders();
        if (log is not null) builder.Logging.AddProvider(log);
        // Here, and not in the environment, which all tests share.
        builder.Configuration.AddInMemoryCollection([new("ConnectionStrings:Items", url)]);
        builder.AddRefract<ItemsDb>("Items").MigrateOnStartup(migrate);
        builder.Services.AddRefractProblems();
        builder.Services.AddHealthChecks().AddRefractCheck<ItemsDb>();
        builder.Services.AddOpenApi();
        var app = builder.Build();
        app.UseExceptionHandler();
        app.MapHealthChecks("/health");
        app.MapOpenApi();
        app.MapGet("/items", (ItemsDb db, EnumName<State>? state, CancellationToken ct) =>
            db.Item.FindMany(new() { State = ((State?)state).OrSkip() }, new() { Id = Sort.Asc }, ct: ct));
        app.MapGet("/items/of/{state}", (EnumName<State> state, ItemsDb db, CancellationToken ct) =>
            db.Item.FindMany(new() { State = state.Value }, new() { Id = Sort.Asc }, ct: ct));
        app.MapGet("/items/in", (EnumName<State>[] state, ItemsDb db, CancellationToken ct) =>
            db.Item.Select(i => new { i.Id, i.Name, i.State, Parts = i.Parts.Select(p => p.Name) })
                .FindMany(new() { State = { In = [.. state.Select(name => name.Value)] } }, new() { Id = Sort.Asc },
                    ct: ct));
        app.MapGet("/items/{id:int}", (int id, ItemsDb db, CancellationToken ct) =>
            db.Item.FindUniqueOrThrow(id, new() { Parts = true }, ct: ct));
        app.MapPost("/items", (NewItem item, ItemsDb db, CancellationToken ct) =>
            db.Item.Create(new() { Name = item.Name, State = item.State.OrSkip(), ParentId = item.ParentId }, ct: ct));
        app.MapPost("/items/under/{parent}", (string parent, NewItem item, ItemsDb db, CancellationToken ct) =>
            db.Item.Create(new() { Name = item.Name, Parent = { Connect = new(name: parent) } }, ct: ct));
        app.MapPut("/items/{id:int}", (int id, Item item, ItemsDb db, CancellationToken ct) =>
            db.Item.Update(id, new() { Name = item.Name, State = item.State }, ct: ct));
        app.MapDelete("/items/{id:int}", (int id, ItemsDb db, CancellationToken ct) => db.Item.Delete(id, ct: ct));
        return app;
    }
}

/// <summary>A new item.</summary>
public sealed record NewItem(string Name, State? State = null, int? ParentId = null);
