using System.Text;

namespace Refract.Relational;

/// <summary>
/// Replaces references in the values of <c>.env</c> files: <c>${NAME}</c>, <c>$NAME</c>, <c>${NAME:-otherwise}</c> for
/// a name that is missing or empty, <c>${NAME-otherwise}</c> for one that is missing; <c>\$</c> is a dollar sign. A
/// reference to a name that is not defined stays as it is written, because a dollar sign may be part of a password.
/// </summary>
/// <param name="find">
/// A variable's value as it is written and whether references in it count; null when there is no such variable.
/// </param>
public sealed class EnvReferences(Func<string, (string Text, bool HasReferences)?> find)
{
    private readonly HashSet<string> _open = new(StringComparer.Ordinal);
    private readonly List<string> _unknown = [];
    private readonly HashSet<string> _circular = new(StringComparer.Ordinal);

    /// <summary>
    /// The names of <c>${NAME}</c> references that nothing defines: with braces, nobody writes them by accident.
    /// </summary>
    public IReadOnlyList<string> Unknown => _unknown;

    /// <summary>Whether a variable's value refers to itself, by itself or through others.</summary>
    public bool IsCircular(string name) => _circular.Contains(name);

    /// <summary>
    /// The value of a variable with everything replaced; null when there is none, or when it refers to itself.
    /// </summary>
    public string? Resolve(string name)
    {
        if (find(name) is not { } found) return null;
        if (!found.HasReferences) return found.Text;
        if (!_open.Add(name))
        {
            _circular.UnionWith(_open);
            return null;
        }

        var value = Expand(found.Text);
        _open.Remove(name);
        return value;
    }

    private string Expand(string text)
    {
        var result = new StringBuilder();
        for (var at = 0; at < text.Length;)
        {
            if (text[at] == '\\' && at + 1 < text.Length && text[at + 1] == '$')
            {
                result.Append('$');
                at += 2;
                // What follows is no reference, and nor is what its braces hold.
                if (at < text.Length && text[at] == '{') result.Append(text[at++]);
                continue;
            }

            var (value, end) = text[at] == '$' ? Reference(text, at) : (null, at + 1);
            result.Append(value ?? text[at..end]);
            at = end;
        }

        return result.ToString();
    }

    /// <summary>The value of the reference at a dollar sign, or null to keep its text; and where it ends.</summary>
    private (string? Value, int End) Reference(string text, int at)
    {
        var isBraced = at + 1 < text.Length && text[at + 1] == '{';
        var start = at + (isBraced ? 2 : 1);
        var end = start;
        while (end < text.Length
            && (char.IsAsciiLetterOrDigit(text[end]) || text[end] == '_' || isBraced && text[end] == '.')) end++;
        if (end == start || !isBraced && char.IsAsciiDigit(text[start])) return (null, at + 1);
        var name = text[start..end];
        if (!isBraced) return (Resolve(name), end);

        var closing = ClosingBrace(text, end);
        if (closing < 0) return (null, at + 1);
        var rest = text[end..closing];
        var value = Resolve(name);
        if (rest.StartsWith(":-", StringComparison.Ordinal))
            return (value is { Length: > 0 } ? value : Expand(rest[2..]), closing + 1);
        if (rest.StartsWith('-')) return (value ?? Expand(rest[1..]), closing + 1);
        if (rest.Length > 0) return (null, closing + 1);
        if (value is null) _unknown.Add(name);
        return (value, closing + 1);
    }

    private static int ClosingBrace(string text, int at)
    {
        for (var depth = 1; at < text.Length; at++)
        {
            if (text[at] == '}' && --depth == 0) return at;
            if (text[at] == '{' && text[at - 1] == '$') depth++;
        }

        return -1;
    }
}
