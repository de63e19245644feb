namespace Refract.Relational;

/// <summary>
/// What a <c>.env</c> file says, by the rules of the dotenv package, which the real tool reads it with:
/// <c>NAME=value</c> or <c>NAME: value</c>, <c>export</c> before it, comments, values in any of three quotes over any
/// number of lines, and the last definition of a name counts. A line of another form is passed over and listed: the
/// file may be meant for several programs.
/// </summary>
/// <param name="Values">Values as they are written, without quotes; references in them are not replaced.</param>
/// <param name="UnreadLines">The lines, counted from 1, that hold no definition.</param>
public sealed record EnvFile(IReadOnlyDictionary<string, string> Values, IReadOnlyList<int> UnreadLines)
{
    private const string Export = "export";

    /// <summary>Reads the text of a file. Nothing in it is an error.</summary>
    public static EnvFile Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var values = new Dictionary<string, string>(StringComparer.Ordinal);
        var unread = new List<int>();
        text = text.TrimStart('\uFEFF').ReplaceLineEndings("\n");
        var line = 1;
        for (var at = 0; at < text.Length;)
        {
            var end = EndOfLine(text, at);
            var content = text.AsSpan(at, end - at).Trim();
            if (Name(text, at, end) is var (name, start))
                (values[name], end) = Value(text, start, end);
            else if (content.Length > 0 && content[0] != '#')
                unread.Add(line);
            line += text.AsSpan(at, end - at).Count('\n') + 1;
            at = end + 1;
        }

        return new EnvFile(values, unread);
    }

    /// <summary>The name that a line defines and the place where its value begins, or null.</summary>
    private static (string Name, int ValueAt)? Name(string text, int at, int end)
    {
        at = SkipBlanks(text, at, end);
        if (string.CompareOrdinal(text, at, Export, 0, Export.Length) == 0 && at + Export.Length < end
            && IsBlank(text[at + Export.Length]))
            at = SkipBlanks(text, at + Export.Length, end);
        var start = at;
        while (at < end && (char.IsAsciiLetterOrDigit(text[at]) || text[at] is '_' or '.' or '-')) at++;
        if (at == start) return null;
        var name = text[start..at];
        if (at + 1 < end && text[at] == ':' && IsBlank(text[at + 1])) return (name, at + 1);
        at = SkipBlanks(text, at, end);
        return at < end && text[at] == '=' ? (name, at + 1) : null;
    }

    /// <summary>A value and the end of the line that it ends on.</summary>
    private static (string Value, int End) Value(string text, int at, int end)
    {
        at = SkipBlanks(text, at, end);
        if (at < end && text[at] is '"' or '\'' or '`' && ClosingQuote(text, at) is { } closing)
        {
            var value = text[(at + 1)..closing];
            if (text[at] == '"')
                value = value.Replace("\\n", "\n", StringComparison.Ordinal)
                    .Replace("\\r", "\r", StringComparison.Ordinal);
            return (value, EndOfLine(text, closing));
        }

        var comment = text.IndexOf('#', at, end - at);
        return (text[at..(comment < 0 ? end : comment)].Trim(), end);
    }

    /// <summary>
    /// The quote that ends a value: nothing but a comment may follow it on its line. One after a backslash ends it only
    /// when no other one does, so that a Windows path may end in a backslash. Without such a quote, the first one is
    /// part of the value.
    /// </summary>
    private static int? ClosingQuote(string text, int opening)
    {
        int? escaped = null;
        for (var at = opening + 1; at < text.Length; at++)
        {
            if (text[at] != text[opening]) continue;
            var ends = EndsValue(text, at + 1);
            if (text[at - 1] != '\\' || at - 1 == opening) return ends ? at : escaped;
            if (ends) escaped = at;
        }

        return escaped;
    }

    private static bool EndsValue(string text, int at)
    {
        var end = EndOfLine(text, at);
        at = SkipBlanks(text, at, end);
        return at == end || text[at] == '#';
    }

    private static int EndOfLine(string text, int at) => text.IndexOf('\n', at) is >= 0 and var end ? end : text.Length;

    private static int SkipBlanks(string text, int at, int end)
    {
        while (at < end && IsBlank(text[at])) at++;
        return at;
    }

    private static bool IsBlank(char c) => c != '\n' && char.IsWhiteSpace(c);
}
