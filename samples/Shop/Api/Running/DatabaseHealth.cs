using Microsoft.Extensions.Diagnostics.HealthChecks;
using Refract;
using Shop.Data;

namespace Shop.Running;

/// <summary>Asks the database for a number, and says what is in the way when it does not come.</summary>
internal sealed class DatabaseHealth(ShopDb db) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken ct)
    {
        try
        {
            await db.QueryRawScalar<int>($"select 1", ct);
            return HealthCheckResult.Healthy();
        }
        catch (RefractException error)
        {
            // The code says enough (P1001: no server, P2024: no connection is free). The message names the host.
            return HealthCheckResult.Unhealthy(error.Code, error);
        }
    }
}
