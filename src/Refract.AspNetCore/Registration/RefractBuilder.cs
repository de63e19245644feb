using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Refract.AspNetCore;
using Refract.Runtime;

namespace Refract;

/// <summary>What else an application wants of a client that it has registered.</summary>
/// <typeparam name="TClient">The generated client.</typeparam>
public sealed class RefractBuilder<TClient> where TClient : ClientBase<TClient>, IClient<TClient>
{
    internal RefractBuilder(IServiceCollection services) => Services = services;

    /// <summary>The application's services.</summary>
    public IServiceCollection Services { get; }

    /// <summary>
    /// Applies pending migrations when the application starts, before its other services and before it listens.
    /// Instances that start at once wait for each other, and one of them does the work. When a migration fails, or the
    /// time is up, the application does not start.
    /// </summary>
    /// <param name="configure">Says where the migrations are, and how long they may take; run at the start.</param>
    public RefractBuilder<TClient> MigrateOnStartup(Action<StartupMigrationOptions>? configure = null)
    {
        if (configure is not null) Services.Configure(typeof(TClient).FullName, configure);
        // The first of all, so that other services find the tables.
        Services.Insert(0, ServiceDescriptor.Singleton<IHostedService, MigrationService<TClient>>());
        return this;
    }
}
