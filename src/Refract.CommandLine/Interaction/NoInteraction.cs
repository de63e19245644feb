namespace Refract.CommandLine;

/// <summary>Nobody looks on and nobody can be asked: for an operation that another one runs.</summary>
public sealed class NoInteraction : IInteraction
{
    private NoInteraction()
    {
    }

    /// <summary>The one instance.</summary>
    public static NoInteraction Instance { get; } = new();

    /// <inheritdoc/>
    public bool CanAsk => false;

    /// <inheritdoc/>
    public void Show(Report soFar)
    {
    }

    /// <inheritdoc/>
    public Task<T> Progress<T>(string doing, Func<IProgress<string>, Task<T>> work)
    {
        ArgumentNullException.ThrowIfNull(work);
        // On a thread of its own, as at a terminal: SQLite's driver waits for locks without giving way.
        return Task.Run(() => work(NoProgress.Instance));
    }

    /// <inheritdoc/>
    public void PassOn(string line, bool isError)
    {
    }

    /// <inheritdoc/>
    public bool Confirm(Question question) => throw NobodyToAsk();

    /// <inheritdoc/>
    public string? Ask(Question question) => throw NobodyToAsk();

    private sealed class NoProgress : IProgress<string>
    {
        public static NoProgress Instance { get; } = new();

        public void Report(string value)
        {
        }
    }

    private static InvalidOperationException NobodyToAsk() => new("There is nobody to ask.");
}
