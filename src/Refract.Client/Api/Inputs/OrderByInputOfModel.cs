using System.Collections;
using System.ComponentModel;

namespace Refract.Runtime;

/// <inheritdoc/>
/// <typeparam name="TSelf">
/// The generated ordering itself; a list of it (<c>[new() { … }, new() { … }]</c>) is one ordering again.
/// </typeparam>
/// <typeparam name="TScalar">The enum of its model's columns.</typeparam>
public abstract class OrderByInput<TSelf, TScalar> : OrderByInput, IEnumerable<TSelf>
    where TSelf : OrderByInput<TSelf, TScalar> where TScalar : struct, Enum
{
    /// <summary>Adds a step by a column that is only known when the program runs.</summary>
    /// <param name="column">The column; <c>db.User.Column(name)</c> finds one by its name.</param>
    public Sort this[TScalar column] { set => _Put(Paging.SlotOf(column), value); }

    /// <summary>
    /// Adds a step by how well rows fit a full-text search, the best first with <see cref="Sort.Desc"/>; PostgreSQL
    /// only. A search that <c>OrSkip()</c> left out adds none.
    /// </summary>
    /// <param name="relevance">What is looked for, and in which columns.</param>
    public Sort this[Relevance<TScalar> relevance]
    {
        set
        {
            if (relevance.Term is { } term) Rank(relevance.Slots, term, value);
        }
    }

    /// <summary>Appends another ordering's steps; called for collection expressions.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public void Add(TSelf next) => Append(next);

    IEnumerator<TSelf> IEnumerable<TSelf>.GetEnumerator() =>
        throw new NotSupportedException("An ordering cannot be enumerated.");

    IEnumerator IEnumerable.GetEnumerator() => throw new NotSupportedException("An ordering cannot be enumerated.");
}
