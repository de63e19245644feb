using System.Text.RegularExpressions;

namespace Refract.Generator.Naming;

/// <summary>
/// <c>/// @csharp(name: "…", type: "…", json: "…", lazy: true, version: true, policy: true)</c> in a comment.
/// </summary>
/// <param name="Name">The C# name that it gives, or null.</param>
/// <param name="Type">The C# type of the documents of a Json column, or null.</param>
/// <param name="Json">The <c>JsonSerializerContext</c> that knows that type, or null.</param>
/// <param name="IsLazy">True when the column is only read on demand.</param>
/// <param name="IsVersion">True when the column counts the changes of its row.</param>
/// <param name="IsPolicy">True when a policy of the client fills the column, so that a create need not give it.</param>
/// <param name="Unknown">What of it is not known, or null.</param>
/// <param name="Documentation">The documentation without it, or null when nothing else is left.</param>
internal sealed record CSharpAnnotation(
    string? Name, string? Type, string? Json, bool IsLazy, bool IsVersion, bool IsPolicy, string? Unknown,
    string? Documentation)
{
    private static readonly CSharpAnnotation s_none = new(null, null, null, false, false, false, null, null);

    private static readonly Regex s_annotation = new("""^[ \t]*@csharp\(((?:[^"\n)]|"[^"\n]*")*)\)[ \t]*\n?""",
        RegexOptions.Multiline | RegexOptions.CultureInvariant);

    private static readonly Regex s_argument = new(
        """
        \G\s*(?:(?<text>name|type|json)\s*:\s*"(?<value>[^"]*)"
          |(?<flag>lazy|version|policy)\s*:\s*(?<value>true|false))\s*(?:,|$)
        """,
        RegexOptions.CultureInvariant | RegexOptions.IgnorePatternWhitespace);

    /// <summary>Reads all of them that a comment has.</summary>
    public static CSharpAnnotation Read(string? documentation)
    {
        documentation = JsonAnnotation.Read(documentation).Documentation;
        if (documentation is null) return s_none;
        var matches = s_annotation.Matches(documentation);
        if (matches.Count == 0) return s_none with { Documentation = documentation };
        var rest = s_annotation.Replace(documentation, "").Trim();
        var annotation = s_none with { Documentation = rest.Length == 0 ? null : rest };
        foreach (Match match in matches) annotation = annotation.With(match.Groups[1].Value);
        return annotation;
    }

    private CSharpAnnotation With(string arguments)
    {
        var (annotation, at) = (this, 0);
        while (at < arguments.Length)
        {
            var argument = s_argument.Match(arguments, at);
            if (!argument.Success) return this with { Unknown = arguments.Substring(at).Trim() };
            var value = argument.Groups["value"].Value;
            annotation = (argument.Groups["text"].Value + argument.Groups["flag"].Value) switch
            {
                "name" => annotation with { Name = value },
                "type" => annotation with { Type = value },
                "json" => annotation with { Json = value },
                "lazy" => annotation with { IsLazy = value == "true" },
                "version" => annotation with { IsVersion = value == "true" },
                "policy" => annotation with { IsPolicy = value == "true" },
                var name => throw new InvalidOperationException($"@csharp has no {name}."),
            };
            at += argument.Length;
        }

        return annotation;
    }
}
