using System.Text.RegularExpressions;

namespace Refract.Relational.Review;

/// <summary>
/// Comments that ignore findings of the statement that they are before or in:
/// <c>-- refract-lint: ignore RFR3101, RFR3114</c>. Text behind the codes is for readers.
/// </summary>
public static partial class IgnoreComment
{
    /// <summary>The codes that comments name.</summary>
    /// <param name="comments">The comments of a statement, with or without their marks.</param>
    public static IReadOnlySet<string> Codes(IEnumerable<string> comments)
    {
        ArgumentNullException.ThrowIfNull(comments);
        return comments.Select(comment => Form().Match(comment)).Where(match => match.Success)
            .SelectMany(match => match.Groups[1].Captures).Select(code => code.Value.ToUpperInvariant())
            .ToHashSet(StringComparer.Ordinal);
    }

    /// <summary>Splits findings into those that stay and those that are ignored, the most severe first.</summary>
    public static (IReadOnlyList<ReviewFinding> Left, IReadOnlyList<ReviewFinding> Ignored) Apply(
        IEnumerable<string> comments, IEnumerable<ReviewFinding> findings)
    {
        var codes = Codes(comments);
        var ordered = findings.OrderByDescending(finding => finding.Level).ToLookup(
            finding => codes.Contains(finding.Code));
        return ([.. ordered[false]], [.. ordered[true]]);
    }

    [GeneratedRegex(@"^(?:--|/\*)?\s*refract-lint:\s*ignore(?:[\s,]+(RFR\d{4}))+(?![A-Za-z0-9])",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Form();
}
