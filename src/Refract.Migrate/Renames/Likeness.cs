using System.Text.RegularExpressions;

namespace Refract.Migrate.Renames;

/// <summary>How much two names have in common, from 0 to 1.</summary>
internal static partial class Likeness
{
    /// <summary>From here on two names are taken to be alike.</summary>
    public const double Alike = 0.5;

    /// <summary>Shorter names are part of very many others.</summary>
    private const int ShortestPart = 3;

    private const double OfPart = 0.8;

    private const int LongestCompared = 64;

    public static double Of(string a, string b)
    {
        var (plainA, plainB) = (Plain(a), Plain(b));
        if (plainA == plainB) return 1;
        var (few, many) = plainA.Length <= plainB.Length ? (plainA, plainB) : (plainB, plainA);
        var part = few.Length >= ShortestPart && many.Contains(few, StringComparison.Ordinal) ? OfPart : 0;
        return Math.Max(Math.Max(part, OfWords(a, b)), OfLetters(plainA, plainB));
    }

    /// <summary>The share of words that both have.</summary>
    private static double OfWords(string a, string b)
    {
        var (one, other) = (Words(a), Words(b));
        return one.Count == 0 || other.Count == 0 ? 0
            : (double)one.Intersect(other).Count() / Math.Max(one.Count, other.Count);
    }

    private static double OfLetters(string a, string b)
    {
        if (a.Length is 0 or > LongestCompared || b.Length is 0 or > LongestCompared) return 0;
        return 1 - ((double)Edits(a, b) / Math.Max(a.Length, b.Length));
    }

    private static int Edits(string a, string b)
    {
        var row = Enumerable.Range(0, b.Length + 1).ToArray();
        for (var i = 1; i <= a.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= b.Length; j++)
            {
                var replaced = diagonal + (a[i - 1] == b[j - 1] ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.Min(replaced, Math.Min(row[j], row[j - 1]) + 1);
            }
        }

        return row[^1];
    }

    private static string Plain(string name) => name.Replace("_", "", StringComparison.Ordinal).ToLowerInvariant();

    private static HashSet<string> Words(string name) =>
        [.. Word().Matches(name).Select(match => match.Value.ToLowerInvariant())];

    [GeneratedRegex("[A-Z]?[a-z0-9]+|[A-Z]+(?![a-z])")]
    private static partial Regex Word();
}
