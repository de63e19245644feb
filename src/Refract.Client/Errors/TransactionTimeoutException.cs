namespace Refract;

/// <summary>
/// A transaction took longer than its <see cref="TransactionOptions.Timeout"/> and was rolled back (P2028): nothing of
/// it was kept.
/// </summary>
public sealed class TransactionTimeoutException : RefractException
{
    /// <summary>For a transaction with a time limit.</summary>
    /// <param name="limit">The limit.</param>
    /// <param name="callback">The callback's task.</param>
    internal TransactionTimeoutException(TimeSpan limit, Task callback)
        : base("P2028", Text(limit, callback), callback.Exception?.InnerException)
    {
        Limit = limit;
        Callback = callback;
    }

    /// <summary>The limit that passed.</summary>
    public TimeSpan Limit { get; }

    /// <summary>
    /// The callback's task. The transaction was rolled back without waiting for it: while it is not completed, code of
    /// the callback still runs, and whatever it does to the database fails. Await it to know when that has ended.
    /// </summary>
    public Task Callback { get; }

    private static string Text(TimeSpan limit, Task callback) =>
        string.Create(System.Globalization.CultureInfo.InvariantCulture,
        $"The transaction took longer than its time limit of {limit.TotalMilliseconds:0} ms and was rolled back. ")
        + (callback.IsCompleted ? "" : "Its callback still runs; let it watch the token that it is given. ")
        + "Do less inside of it, or raise Timeout.";
}
