using System.Collections.Concurrent;
using Refract.Relational.Sql;

namespace Refract.Runtime;

/// <summary>
/// The texts of the shapes seen so far, of one database. Bounded by two generations: when the young one is full, by
/// number or by size, it becomes the old one, and what is still used moves on from there, so that a caller who makes
/// endless shapes cannot fill the memory nor drive the common ones out for long. A text that alone would fill a
/// generation is not kept.
/// </summary>
/// <param name="capacity">How many texts are kept.</param>
/// <param name="bytes">How much memory they may take, with their shapes.</param>
internal sealed class StatementCache(int capacity = 2_000, long bytes = 32 * 1024 * 1024)
{
    private volatile Generation _young = new();
    private volatile Generation _old = new();
    private readonly Lock _turning = new();

    /// <summary>How many texts are kept at the moment.</summary>
    public int Count => _young.Texts.Count + _old.Texts.Count;

    /// <summary>How much memory they take, roughly.</summary>
    public long Bytes => Interlocked.Read(ref _young.Bytes) + Interlocked.Read(ref _old.Bytes);

    public bool TryGet(ReadOnlySpan<int> tokens,
        [System.Diagnostics.CodeAnalysis.NotNullWhen(true)] out StatementText? text)
    {
        if (_young.Texts.GetAlternateLookup<ReadOnlySpan<int>>().TryGetValue(tokens, out text)) return true;
        if (!_old.Texts.GetAlternateLookup<ReadOnlySpan<int>>().TryGetValue(tokens, out text)) return false;
        text = Add(tokens, text);
        return true;
    }

    /// <summary>
    /// Keeps a text and returns it, or the one that another thread kept meanwhile: a shape has one instance.
    /// </summary>
    public StatementText Add(ReadOnlySpan<int> tokens, StatementText text)
    {
        var size = SizeOf(tokens, text);
        if (size > bytes / 2) return text;
        var young = _young;
        if (IsFull(young, size)) young = Turn(size);
        var kept = young.Texts.GetOrAdd(tokens.ToArray(), text);
        // Another thread's text for the same shape is counted twice at the worst, which only turns the generation
        // earlier.
        if (ReferenceEquals(kept, text)) Interlocked.Add(ref young.Bytes, size);
        return kept;
    }

    private Generation Turn(long size)
    {
        lock (_turning)
        {
            if (!IsFull(_young, size)) return _young;
            _old = _young;
            return _young = new Generation();
        }
    }

    private bool IsFull(Generation generation, long size) =>
        generation.Texts.Count >= capacity / 2 || Interlocked.Read(ref generation.Bytes) + size > bytes / 2;

    private static long SizeOf(ReadOnlySpan<int> tokens, StatementText text) => 200 + tokens.Length * (long)sizeof(int)
        + (text.Sql.Length + (text.Loading?.Text.Sql.Length ?? 0)) * (long)sizeof(char);

    private sealed class Generation
    {
        public readonly ConcurrentDictionary<int[], StatementText> Texts = new(ShapeComparer.Instance);
        public long Bytes;
    }
}
