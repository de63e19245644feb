namespace Refract.Runtime;

/// <summary>
/// Names and values that are sent with each statement as a comment behind it, in the form of sqlcommenter
/// (<c>/*application='shop',route='%2Fusers'*/</c>), for the server's log and the tools that read it. PostgreSQL
/// only: a SQLite file has no server with a log.
/// </summary>
/// <remarks>
/// Names and values are escaped, so that no text can end the comment. Two statements that differ in a value are two
/// texts to the driver: a value that is another one each time, as that of a trace is, keeps the statement from being
/// prepared.
/// </remarks>
public sealed class SqlTagOptions
{
    private readonly SortedDictionary<string, Func<string?>> _values = new(StringComparer.Ordinal);

    internal SqlTagOptions()
    {
    }

    private bool IsFixed { get; set; } = true;

    /// <summary>Adds a value that is always the same, for example the name of the application.</summary>
    /// <param name="name">The name; not empty, and not given yet.</param>
    /// <param name="value">The value; an empty one is left out.</param>
    /// <exception cref="ArgumentException">The name is empty or was added before.</exception>
    public SqlTagOptions Add(string name, string value)
    {
        ArgumentNullException.ThrowIfNull(value);
        return AddValue(name, () => value);
    }

    /// <summary>Adds a value that is asked for before each statement, for example the route of a request.</summary>
    /// <param name="name">The name; not empty, and not given yet.</param>
    /// <param name="value">
    /// Returns the value; null or an empty one is left out. It runs on the way of each statement, so it has to be
    /// quick, and what it throws reaches the caller.
    /// </param>
    /// <exception cref="ArgumentException">The name is empty or was added before.</exception>
    public SqlTagOptions Add(string name, Func<string?> value)
    {
        ArgumentNullException.ThrowIfNull(value);
        IsFixed = false;
        return AddValue(name, value);
    }

    /// <summary>
    /// Adds <c>traceparent</c>, and <c>tracestate</c> where there is one: the span that the statement belongs to, when
    /// it is recorded.
    /// </summary>
    public SqlTagOptions AddTraceContext()
    {
        Add("traceparent", static () => SqlTags.Recorded?.Id);
        return Add("tracestate", static () => SqlTags.Recorded?.TraceStateString);
    }

    /// <summary>What is added to statements; null for nothing.</summary>
    internal SqlTags? Build() => _values.Count == 0 ? null : new SqlTags([.. _values], IsFixed);

    private SqlTagOptions AddValue(string name, Func<string?> value)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        if (!_values.TryAdd(name, value))
            throw new ArgumentException($"A tag called \"{name}\" was added before.", nameof(name));
        return this;
    }
}
