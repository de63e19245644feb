using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Refract.Runtime;

namespace Refract;

/// <summary>Registers generated clients.</summary>
public static class RefractServiceCollectionExtensions
{
    /// <summary>
    /// Registers the client as a singleton: it is safe for use by many threads and owns one pool. Without configuration
    /// it takes what the application has registered (an <c>NpgsqlDataSource</c>), or else the environment variable
    /// <c>DATABASE_URL</c>. A later registration replaces an earlier one, so that a test host can put its own in the
    /// place of the application's.
    /// </summary>
    /// <typeparam name="TClient">The generated client.</typeparam>
    /// <param name="services">The application's services.</param>
    /// <param name="configure">Sets options; the container disposes the client.</param>
    public static IServiceCollection AddRefract<TClient>(this IServiceCollection services,
        Action<RefractOptions>? configure = null)
        where TClient : ClientBase<TClient>, IClient<TClient>
        => services.AddRefract<TClient>((_, options) => configure?.Invoke(options));

    /// <inheritdoc cref="AddRefract{TClient}(IServiceCollection, Action{RefractOptions}?)"/>
    public static IServiceCollection AddRefract<TClient>(this IServiceCollection services,
        Action<IServiceProvider, RefractOptions> configure)
        where TClient : ClientBase<TClient>, IClient<TClient>
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentNullException.ThrowIfNull(configure);
        return services.Replace(ServiceDescriptor.Singleton(provider => Connect<TClient>(provider, configure)));
    }

    /// <summary>
    /// Registers one of several clients of the same type, each with a database of its own, under a key
    /// (<c>[FromKeyedServices("reports")] AppDb db</c>). A later registration with the same key replaces an earlier
    /// one.
    /// </summary>
    /// <typeparam name="TClient">The generated client.</typeparam>
    /// <param name="services">The application's services.</param>
    /// <param name="key">The key.</param>
    /// <param name="configure">Sets options; a second database has to be named, so they are required.</param>
    public static IServiceCollection AddKeyedRefract<TClient>(this IServiceCollection services, object? key,
        Action<RefractOptions> configure)
        where TClient : ClientBase<TClient>, IClient<TClient>
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentNullException.ThrowIfNull(configure);
        return services.Replace(
            ServiceDescriptor.KeyedSingleton(key,
                (provider, _) => Connect<TClient>(provider, (_, options) => configure(options))));
    }

    private static TClient Connect<TClient>(IServiceProvider services,
        Action<IServiceProvider, RefractOptions> configure)
        where TClient : ClientBase<TClient>, IClient<TClient>
    {
        var options = new RefractOptions { LoggerFactory = services.GetService<ILoggerFactory>() };
        if (services.GetService<TimeProvider>() is { } clock) options.Clock = clock;
        configure(services, options);
        return ClientBase<TClient>.Connect(options, services);
    }
}
