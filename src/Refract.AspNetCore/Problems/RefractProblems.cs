using Microsoft.Extensions.DependencyInjection;
using Refract.AspNetCore;

namespace Refract;

/// <summary>Errors of the database as responses.</summary>
public static class RefractProblems
{
    /// <summary>
    /// Writes what the database refuses as problem details (RFC 9457), where <c>app.UseExceptionHandler()</c> catches
    /// it: 409 for a value that is taken, a row that others refer to or a version that is not the latest; 404 for a row
    /// that is not there; 400 for a value that does not fit, is missing, or refers to nothing; 503 with
    /// <c>Retry-After</c> for conflicts, time limits, full pools and servers that cannot be reached. <c>code</c> is the
    /// error's code, <c>fields</c> the fields of the schema. Values and SQL are never shown.
    /// </summary>
    public static IServiceCollection AddRefractProblems(this IServiceCollection services)
    {
        ArgumentNullException.ThrowIfNull(services);
        return services.AddProblemDetails().AddExceptionHandler<DatabaseProblems>();
    }
}
