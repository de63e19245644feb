using System.Text.RegularExpressions;

namespace Refract.Generator.Naming;

/// <summary><c>/// @json(ignore)</c> or <c>/// @json(name: "…")</c> in a comment of a field.</summary>
/// <param name="Name">The name in JSON that it gives, or null.</param>
/// <param name="IsIgnored">True for a field that is not in JSON.</param>
/// <param name="Unknown">What of it is not known, or null.</param>
/// <param name="Documentation">The documentation without it, or null when nothing else is left.</param>
internal sealed record JsonAnnotation(string? Name, bool IsIgnored, string? Unknown, string? Documentation)
{
    private static readonly Regex s_annotation = new("""^[ \t]*@json\(((?:[^"\n)]|"[^"\n]*")*)\)[ \t]*\n?""",
        RegexOptions.Multiline | RegexOptions.CultureInvariant);

    private static readonly Regex s_argument = new("""^\s*(?:(?<ignore>ignore)|name\s*:\s*"(?<name>[^"]+)")\s*$""",
        RegexOptions.CultureInvariant);

    /// <summary>Reads the last one that a comment has.</summary>
    public static JsonAnnotation Read(string? documentation)
    {
        if (documentation is null || s_annotation.Matches(documentation) is not { Count: > 0 } matches)
            return new JsonAnnotation(null, false, null, documentation);
        var rest = s_annotation.Replace(documentation, "").Trim();
        var arguments = matches[matches.Count - 1].Groups[1].Value;
        var argument = s_argument.Match(arguments);
        return new JsonAnnotation(
            argument.Groups["name"].Success ? argument.Groups["name"].Value : null,
            argument.Groups["ignore"].Success, argument.Success ? null : arguments.Trim(),
            rest.Length == 0 ? null : rest);
    }
}
