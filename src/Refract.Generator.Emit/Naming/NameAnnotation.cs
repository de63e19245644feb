using System.Text.RegularExpressions;

namespace Refract.Generator.Naming;

/// <summary><c>/// @csharp(name: "…")</c> in a documentation comment.</summary>
internal static class NameAnnotation
{
    private static readonly Regex s_annotation = new("""^[ \t]*@csharp\(\s*name\s*:\s*"([^"]*)"\s*\)[ \t]*\n?""",
        RegexOptions.Multiline | RegexOptions.CultureInvariant);

    /// <summary>
    /// The name that it gives, or null; and the documentation without it, or null when nothing else is left.
    /// </summary>
    public static (string? Name, string? Documentation) Read(string? documentation)
    {
        if (documentation is null) return (null, null);
        var match = s_annotation.Match(documentation);
        if (!match.Success) return (null, documentation);
        var rest = s_annotation.Replace(documentation, "").Trim();
        return (match.Groups[1].Value, rest.Length == 0 ? null : rest);
    }
}
