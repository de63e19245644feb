namespace Refract.Runtime;

/// <summary>
/// Base of everything that is written for a query (filters, data, includes, orderings). The first query that uses an
/// input freezes it, so that one kept in a <see langword="static readonly"/> field can be shared between threads: from
/// then on setters throw, and getters that would otherwise add something return parts that belong to no input.
/// </summary>
public abstract class QueryInput
{
    private bool _frozen;

    internal bool IsFrozen => _frozen;

    /// <summary>The argument that it is part of, for errors.</summary>
    private protected abstract string ArgumentName { get; }

    /// <summary>Idempotent: threads that share the input write the same value.</summary>
    internal void Freeze()
    {
        if (_frozen) return;
        Nesting.RequireStack(ArgumentName);
        _frozen = true;
        FreezeParts();
    }

    private protected virtual void FreezeParts()
    {
    }

    private protected void ThrowIfFrozen()
    {
        if (_frozen) ThrowFrozen();
    }

    /// <summary>
    /// A part that a getter of a frozen input returns: reading it does no harm, writing to it throws.
    /// </summary>
    private protected static T Detached<T>() where T : QueryInput, new()
    {
        var part = new T();
        part.Freeze();
        return part;
    }

    private void ThrowFrozen() => throw new InvalidOperationException(
        $"This {GetType().Name} was used in a query already and can no longer be changed. Make a new one "
            + "for each query that differs.");
}
