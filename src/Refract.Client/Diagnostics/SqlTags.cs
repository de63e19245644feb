using System.Diagnostics;
using System.Runtime.CompilerServices;
using System.Text;
using Refract.Relational.Sql;

namespace Refract.Runtime;

/// <summary>Writes tags behind statements.</summary>
/// <param name="values">Names and values, in the order of the names.</param>
/// <param name="isFixed">True when the values never change.</param>
internal sealed class SqlTags(KeyValuePair<string, Func<string?>>[] values, bool isFixed)
{
    /// <summary>What was made of a text, for as long as the text is in use.</summary>
    private readonly ConditionalWeakTable<StatementText, string> _tagged = [];
    private readonly string? _comment = isFixed ? Comment(values) : null;

    /// <summary>The span around the caller, when it is recorded; else null.</summary>
    public static Activity? Recorded =>
        Activity.Current is { Recorded: true, IdFormat: ActivityIdFormat.W3C } activity ? activity : null;

    /// <summary>The statement's SQL with the tags of this moment.</summary>
    public string On(StatementText text)
    {
        if (_comment is null) return Tagged(text, Comment(values));
        if (_tagged.TryGetValue(text, out var tagged)) return tagged;
        tagged = Tagged(text, _comment);
        // Another thread's is as good.
        _tagged.AddOrUpdate(text, tagged);
        return tagged;
    }

    /// <summary>A comment behind the last semicolon would be a statement of its own.</summary>
    private static string Tagged(StatementText text, string comment)
    {
        if (comment.Length == 0) return text.Sql;
        var end = text.IsRaw ? text.Sql.AsSpan().TrimEnd() : text.Sql;
        return end is [.. var statement, ';'] ? string.Concat(statement, comment, ";") : text.Sql + comment;
    }

    private static string Comment(KeyValuePair<string, Func<string?>>[] values)
    {
        StringBuilder? text = null;
        foreach (var (name, value) in values)
        {
            if (value() is not { Length: > 0 } given) continue;
            // A raw statement may end in a comment of its own that goes to the end of its line.
            text = text is null ? new StringBuilder("\n/*") : text.Append(',');
            // Escaping leaves neither a quote nor a star, so nothing ends the value or the comment.
            text.Append(Uri.EscapeDataString(name)).Append("='").Append(Uri.EscapeDataString(given)).Append('\'');
        }

        return text is null ? "" : text.Append("*/").ToString();
    }
}
