using System.ComponentModel;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace Refract.Runtime;

/// <summary>
/// What the constructors of controllers ask for besides the client: from the application's services when there are any,
/// else from the client's options.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class ControllerServices
{
    private readonly IServiceProvider? _services;

    private ControllerServices(IServiceProvider? services, RefractOptions options)
    {
        _services = services;
        Clock = Find<TimeProvider>() ?? options.Clock;
        LoggerFactory = Find<ILoggerFactory>() ?? options.LoggerFactory ?? NullLoggerFactory.Instance;
    }

    /// <summary>The application's clock, or the client's.</summary>
    public TimeProvider Clock { get; }

    /// <summary>Where logs go; nowhere when neither the application nor the client says so.</summary>
    public ILoggerFactory LoggerFactory { get; }

    /// <summary>The services for controllers of a client.</summary>
    public static ControllerServices Of<TClient>(TClient client, IServiceProvider? services)
        where TClient : ClientBase<TClient>, IClient<TClient>
    {
        ArgumentNullException.ThrowIfNull(client);
        return new ControllerServices(services, client.RefractContext.Options);
    }

    /// <summary>A service, or null when it is not registered.</summary>
    public T? Find<T>() where T : class => _services?.GetService(typeof(T)) as T;

    /// <summary>A service.</summary>
    /// <exception cref="InvalidOperationException">It is not registered, or there are no services at all.</exception>
    public T Get<T>(string controller)
        where T : class => Find<T>() ?? throw new InvalidOperationException(_services is null
        ? $"{controller} asks for a {typeof(T)}, but the DatabaseController was made without services. Pass "
            + "an IServiceProvider to its constructor."
        : $"{controller} asks for a {typeof(T)}, which is not registered with the services that were passed "
            + "to the DatabaseController.");
}
