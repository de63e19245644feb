using Microsoft.Extensions.Diagnostics.HealthChecks;
using Refract.Runtime;

namespace Refract.AspNetCore;

/// <summary>Asks the database for a number.</summary>
internal sealed class DatabaseCheck<TClient>(TClient client) : IHealthCheck
    where TClient : ClientBase<TClient>, IClient<TClient>
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken ct)
    {
        try
        {
            await client.QueryRawScalar<int>($"select 1", ct).ConfigureAwait(false);
            return HealthCheckResult.Healthy();
        }
        catch (RefractException error)
        {
            // Without the exception, whose message names the host: some writers of responses show it.
            return new HealthCheckResult(context.Registration.FailureStatus, error.Code);
        }
    }
}
