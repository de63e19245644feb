using System.Collections.Concurrent;
using Refract.Relational.Sql;

namespace Refract.Runtime;

/// <summary>
/// The texts of the shapes seen so far, of one database. Bounded by two generations: when the young one is full it becomes the old one, and
/// what is still used moves on from there, so that a caller who makes endless shapes cannot fill the memory nor drive the common ones out
/// for long.
/// </summary>
internal sealed class StatementCache(int capacity = 2_000)
{
    private ConcurrentDictionary<int[], StatementText> _young = New();
    private ConcurrentDictionary<int[], StatementText> _old = New();
    private readonly Lock _turning = new();

    /// <summary>How many texts are kept at the moment.</summary>
    public int Count => _young.Count + _old.Count;

    public bool TryGet(ReadOnlySpan<int> tokens, [System.Diagnostics.CodeAnalysis.NotNullWhen(true)] out StatementText? text)
    {
        if (_young.GetAlternateLookup<ReadOnlySpan<int>>().TryGetValue(tokens, out text)) return true;
        if (!_old.GetAlternateLookup<ReadOnlySpan<int>>().TryGetValue(tokens, out text)) return false;
        text = Add(tokens, text);
        return true;
    }

    /// <summary>Keeps a text and answers it, or the one that somebody else kept meanwhile: a shape has one instance.</summary>
    public StatementText Add(ReadOnlySpan<int> tokens, StatementText text)
    {
        if (_young.Count >= capacity / 2) Turn();
        return _young.GetOrAdd(tokens.ToArray(), text);
    }

    private void Turn()
    {
        lock (_turning)
        {
            if (_young.Count < capacity / 2) return;
            _old = _young;
            _young = New();
        }
    }

    private static ConcurrentDictionary<int[], StatementText> New() => new(ShapeComparer.Instance);
}
