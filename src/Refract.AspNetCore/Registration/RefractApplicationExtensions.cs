using Microsoft.AspNetCore.OpenApi;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Refract.AspNetCore;
using Refract.Runtime;

namespace Refract;

/// <summary>Registers generated clients in an application.</summary>
public static class RefractApplicationExtensions
{
    /// <summary>
    /// Registers the client as a singleton, which takes its URL from the application's configuration: the connection
    /// string of the name, else <c>DATABASE_URL</c>. In development a <c>.env</c> file in the content root is read too;
    /// the environment, user secrets and settings go before it. The records' JSON contracts are registered for
    /// responses, requests and OpenAPI documents.
    /// </summary>
    /// <typeparam name="TClient">The generated client.</typeparam>
    /// <param name="builder">The application's builder.</param>
    /// <param name="connectionName">
    /// The name in <c>ConnectionStrings</c>; null for the name of the client's class (<c>AppDb</c>).
    /// </param>
    /// <param name="configure">Sets options. A URL or database that is set here goes before the configuration.</param>
    /// <returns>For more: migrations at start.</returns>
    public static RefractBuilder<TClient> AddRefract<TClient>(this IHostApplicationBuilder builder,
        string? connectionName = null, Action<RefractOptions>? configure = null)
        where TClient : ClientBase<TClient>, IClient<TClient>
        => builder.AddRefract<TClient>(connectionName, (_, options) => configure?.Invoke(options));

    /// <inheritdoc cref="AddRefract{TClient}(IHostApplicationBuilder, string?, Action{RefractOptions}?)"/>
    public static RefractBuilder<TClient> AddRefract<TClient>(this IHostApplicationBuilder builder,
        string? connectionName, Action<IServiceProvider, RefractOptions> configure)
        where TClient : ClientBase<TClient>, IClient<TClient>
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(configure);
        if (builder.Environment.IsDevelopment())
            // In front of the others, which go before it.
            builder.Configuration.Sources.Insert(0, new DotEnvSource(builder.Environment.ContentRootPath));
        var services = builder.Services;
        var settings = new ClientSettings<TClient>(connectionName ?? typeof(TClient).Name, configure);
        services.Replace(ServiceDescriptor.Singleton(settings));
        services.AddRefract<TClient>(settings.Apply);
        services.ConfigureHttpJsonOptions(static json =>
            json.SerializerOptions.TypeInfoResolverChain.Insert(0, TClient.JsonResolver));
        services.Configure<Microsoft.AspNetCore.Mvc.JsonOptions>(static json =>
            json.JsonSerializerOptions.TypeInfoResolverChain.Insert(0, TClient.JsonResolver));
        services.ConfigureAll<OpenApiOptions>(static document => document.AddSchemaTransformer<RecordSchemas>());
        services.TryAddSingleton<StartupMigrations<TClient>>();
        return new RefractBuilder<TClient>(services);
    }
}
