using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Refract.AspNetCore;
using Refract.Relational.Contracts;
using Refract.Runtime;

namespace Refract;

/// <summary>Work on the database of an application without starting it.</summary>
public static class RefractHostExtensions
{
    /// <summary>
    /// Applies pending migrations now, as <c>MigrateOnStartup</c> does, also where that is disabled: for a command of
    /// the program's own (<c>dotnet run -- migrate</c>).
    /// </summary>
    /// <typeparam name="TClient">The generated client; registered by <c>builder.AddRefract</c>.</typeparam>
    /// <param name="host">The application, built but not started.</param>
    /// <param name="ct">Ends it; a migration that is at work is undone.</param>
    /// <exception cref="MigrationException">It failed; the message says what to do.</exception>
    public static Task MigrateDatabase<TClient>(this IHost host, CancellationToken ct = default)
        where TClient : ClientBase<TClient>, IClient<TClient>
    {
        ArgumentNullException.ThrowIfNull(host);
        return host.Services.GetRequiredService<StartupMigrations<TClient>>().Run(ct);
    }
}
