using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Refract.AspNetCore;

/// <summary>How the client of an application connects: for the client itself, and for its migrations.</summary>
internal sealed class ClientSettings<TClient>(string connectionName, Action<IServiceProvider, RefractOptions> configure)
{
    private const string Variable = "DATABASE_URL";

    /// <summary>Where a URL is looked for, for errors.</summary>
    public string Places => $"ConnectionStrings:{connectionName} and {Variable} of the configuration";

    public void Apply(IServiceProvider services, RefractOptions options)
    {
        configure(services, options);
        if (options.Url is not null || options.HasDatabase) return;
        var configuration = services.GetRequiredService<IConfiguration>();
        // An empty text is what a settings file has to show the name.
        if (configuration.GetConnectionString(connectionName) is { Length: > 0 } named) options.Url = named;
        else if (configuration[Variable] is { Length: > 0 } url) options.Url = url;
    }

    /// <summary>The options of the client, as it would be made now.</summary>
    public RefractOptions Read(IServiceProvider services)
    {
        var options = new RefractOptions();
        Apply(services, options);
        return options;
    }
}
