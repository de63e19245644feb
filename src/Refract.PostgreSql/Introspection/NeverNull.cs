using System.Text.RegularExpressions;

namespace Refract.PostgreSql.Introspection;

/// <summary>Expressions, as the server writes them, that are never null whatever they are computed of.</summary>
internal static partial class NeverNull
{
    /// <summary>What stands in brackets that are around all of a text, or null.</summary>
    public static string? Inner(string text) =>
        text.StartsWith('(') && EndOfGroup(text, 0) == text.Length - 1 ? text[1..^1] : null;

    /// <summary>True for an expression that is never null.</summary>
    public static bool Is(string text)
    {
        while (Inner(text) is { } inner) text = inner;
        if (Constant().IsMatch(text)) return true;
        var call = Call().Match(text);
        if (!call.Success) return false;
        var open = call.Length - 1;
        var close = EndOfGroup(text, open);
        if (close < 0) return false;
        var rest = text[(close + 1)..];
        return call.Groups[1].Value switch
        {
            "COALESCE" => rest.Length == 0 && Arguments(text[(open + 1)..close]).Any(Is),
            "now" or "clock_timestamp" or "statement_timestamp" or "transaction_timestamp" or "gen_random_uuid"
                or "random" => rest.Length == 0,
            "count" => rest.Length == 0 || Clauses().IsMatch(rest),
            // Of these there is one for each row.
            _ => Clauses().IsMatch(rest),
        };
    }

    private static List<string> Arguments(string text)
    {
        var (arguments, from) = (new List<string>(), 0);
        for (var at = 0; at < text.Length; at++)
        {
            if (text[at] is '(' or '\'' or '"' or '[')
            {
                var end = EndOfGroup(text, at);
                if (end < 0) return [];
                at = end;
            }
            else if (text[at] == ',')
            {
                arguments.Add(text[from..at].Trim());
                from = at + 1;
            }
        }

        arguments.Add(text[from..].Trim());
        return arguments;
    }

    /// <summary>Where a bracket, a literal or a quoted name that begins at a place ends; -1 when it does not.</summary>
    private static int EndOfGroup(string text, int open)
    {
        if (text[open] is '\'' or '"') return text.IndexOf(text[open], open + 1);
        var close = text[open] == '(' ? ')' : ']';
        for (var at = open + 1; at < text.Length; at++)
        {
            if (text[at] == close) return at;
            if (text[at] is not ('(' or '[' or '\'' or '"')) continue;
            at = EndOfGroup(text, at);
            if (at < 0) return -1;
        }

        return -1;
    }

    [GeneratedRegex("""^(-?\d+(\.\d+)?|true|false|'([^']|'')*'(::[\w ]+(\(\d+\))?(\[\])?)?|CURRENT_(TIMESTAMP|DATE|TIME))$""")]
    private static partial Regex Constant();

    [GeneratedRegex("""^(COALESCE|count|now|clock_timestamp|statement_timestamp|transaction_timestamp|gen_random_uuid|random|row_number|rank|dense_rank|percent_rank|cume_dist)\(""")]
    private static partial Regex Call();

    [GeneratedRegex("""^( FILTER \(.*\))?( OVER (\(.*\)|\w+))?$""", RegexOptions.Singleline)]
    private static partial Regex Clauses();
}
