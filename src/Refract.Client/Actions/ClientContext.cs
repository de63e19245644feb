namespace Refract.Runtime;

/// <summary>What a generated client is made of. Providers and transactions make one; user code only hands it on.</summary>
public sealed class ClientContext(IExecutor executor)
{
    /// <summary>Carries the client's plans out.</summary>
    public IExecutor Executor { get; } = executor;
}
