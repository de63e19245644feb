using Refract.Runtime;

namespace Refract;

/// <summary>What <see cref="Relevance.Of{TScalar}"/> makes.</summary>
/// <typeparam name="TScalar">The enum of the model's columns.</typeparam>
public readonly struct Relevance<TScalar> where TScalar : struct, Enum
{
    private readonly TextSearch _search;
    private readonly TScalar[]? _columns;

    internal Relevance(TextSearch search, TScalar[] columns) => (_search, _columns) = (search, columns);

    /// <summary>What is looked for; null when it was left out.</summary>
    internal SearchTerm? Term => _search.IsSkipped ? null : _search.Term;

    /// <summary>The columns' slots.</summary>
    internal int[] Slots => _columns is null ? [] : [.. _columns.Select(Paging.SlotOf)];
}
