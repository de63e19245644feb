using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Refract.AspNetCore;
using Refract.Runtime;

namespace Refract;

/// <summary>Health checks of databases.</summary>
public static class RefractHealthChecks
{
    /// <summary>
    /// Adds a check that asks the database for a number through the client's pool. What it says of a failure is the
    /// error's code (<c>P1001</c>: no server, <c>P2024</c>: no connection is free), never a host or a user.
    /// </summary>
    /// <typeparam name="TClient">The generated client.</typeparam>
    /// <param name="builder">What the checks are added to.</param>
    /// <param name="name">The name of the check.</param>
    /// <param name="failureStatus">What a failure means; null for unhealthy.</param>
    /// <param name="tags">By which checks are chosen (<c>ready</c>).</param>
    /// <param name="timeout">How long the database may take; null for five seconds.</param>
    public static IHealthChecksBuilder AddRefractCheck<TClient>(this IHealthChecksBuilder builder,
        string name = "database", HealthStatus? failureStatus = null, IEnumerable<string>? tags = null,
        TimeSpan? timeout = null)
        where TClient : ClientBase<TClient>, IClient<TClient>
    {
        ArgumentNullException.ThrowIfNull(builder);
        return builder.Add(new HealthCheckRegistration(name,
            static services => new DatabaseCheck<TClient>(services.GetRequiredService<TClient>()), failureStatus, tags,
            timeout ?? TimeSpan.FromSeconds(5)));
    }
}
