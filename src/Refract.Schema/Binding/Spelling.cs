namespace Refract.Schema.Binding;

/// <summary>Finds what was most likely meant.</summary>
internal static class Spelling
{
    /// <summary>More edits than this are no typing error.</summary>
    private const int MaximumEdits = 2;

    /// <summary>
    /// How many candidates one compilation looks at: a schema with thousands of unknown names needs no hint at each,
    /// and must not take quadratic time.
    /// </summary>
    private const int MaximumComparisons = 100_000;

    /// <summary>Longer names are compared as a whole.</summary>
    private const int MaximumLength = 64;

    [ThreadStatic]
    private static int _comparisons;

    /// <summary>
    /// Three rows of the table of edits, kept because a schema full of errors compares very many names.
    /// </summary>
    [ThreadStatic]
    private static int[][]? _rows;

    /// <summary>Starts a compilation on this thread.</summary>
    internal static void Begin() => _comparisons = 0;

    /// <summary>
    /// The candidate that differs least, upper and lower case aside, by at most two edits; null when there is none.
    /// </summary>
    internal static string? Closest(string word, IEnumerable<string> candidates)
    {
        string? best = null;
        string? small = null;
        var bestEdits = MaximumEdits + 1;
        foreach (var candidate in candidates)
        {
            if (++_comparisons > MaximumComparisons) return best;
            if (Math.Abs(candidate.Length - word.Length) >= bestEdits || candidate == word) continue;
            var edits = Edits(small ??= word.ToLowerInvariant(), candidate, bestEdits);
            // Two edits turn any word of two letters into any other: a suggestion needs something in common.
            if (edits >= bestEdits || edits >= Math.Max(word.Length, candidate.Length)) continue;
            best = candidate;
            bestEdits = edits;
        }

        return best;
    }

    /// <summary><c> Did you mean `x`?</c>, or nothing.</summary>
    internal static string Hint(string word, IEnumerable<string> candidates) =>
        Closest(word, candidates) is { } closest ? $" Did you mean `{closest}`?" : "";

    /// <summary>
    /// The Levenshtein distance with neighbouring letters swapped as one edit; stops counting at
    /// <paramref name="limit"/>.
    /// </summary>
    /// <param name="a">In lower case.</param>
    /// <param name="b">As written.</param>
    /// <param name="limit">What is returned when the distance is that or more.</param>
    private static int Edits(string a, string b, int limit)
    {
        if (a.Length > MaximumLength || b.Length > MaximumLength)
            return string.Equals(a, b, StringComparison.OrdinalIgnoreCase) ? 0 : limit;
        var rows = _rows ??= [new int[MaximumLength + 1], new int[MaximumLength + 1], new int[MaximumLength + 1]];
        var (beforePrevious, previous, current) = (rows[0], rows[1], rows[2]);
        for (var j = 0; j <= b.Length; j++) previous[j] = j;
        for (var i = 1; i <= a.Length; i++)
        {
            current[0] = i;
            var least = i;
            for (var j = 1; j <= b.Length; j++)
            {
                var letter = char.ToLowerInvariant(b[j - 1]);
                var edits = Math.Min(Math.Min(previous[j], current[j - 1]) + 1,
                    previous[j - 1] + (a[i - 1] == letter ? 0 : 1));
                if (i > 1 && j > 1 && a[i - 1] == char.ToLowerInvariant(b[j - 2]) && a[i - 2] == letter)
                    edits = Math.Min(edits, beforePrevious[j - 2] + 1);
                current[j] = edits;
                least = Math.Min(least, edits);
            }

            if (least >= limit) return limit;
            (beforePrevious, previous, current) = (previous, current, beforePrevious);
        }

        return previous[b.Length];
    }
}
