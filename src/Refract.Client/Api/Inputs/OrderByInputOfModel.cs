using System.Collections;
using System.ComponentModel;

namespace Refract.Runtime;

/// <inheritdoc/>
/// <typeparam name="TSelf">
/// The generated ordering itself; a list of it (<c>[new() { … }, new() { … }]</c>) is one ordering again.
/// </typeparam>
public abstract class OrderByInput<TSelf> : OrderByInput, IEnumerable<TSelf> where TSelf : OrderByInput<TSelf>
{
    /// <summary>Appends another ordering's steps; called for collection expressions.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public void Add(TSelf next) => Append(next);

    IEnumerator<TSelf> IEnumerable<TSelf>.GetEnumerator() =>
        throw new NotSupportedException("An ordering cannot be enumerated.");

    IEnumerator IEnumerable.GetEnumerator() => throw new NotSupportedException("An ordering cannot be enumerated.");
}
