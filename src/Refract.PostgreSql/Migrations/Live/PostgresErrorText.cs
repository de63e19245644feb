using System.Buffers;
using Npgsql;

namespace Refract.PostgreSql.Migrations;

/// <summary>
/// What the server says of a statement, without values of rows. The statement is a script's or our own and may be
/// shown, so words of the message that stand in it may be shown, too.
/// </summary>
internal static class PostgresErrorText
{
    private static readonly SearchValues<char> s_quotes =
        SearchValues.Create("\"\u201c\u201d\u201e\u00ab\u00bb\u300c\u300d");

    /// <summary>
    /// The error with its code, names and place, without detail, hint and context, and with a message that holds no
    /// value.
    /// </summary>
    public static PostgresException WithoutValues(PostgresException error, string? statement) =>
        ServerTexts.WithText(error, Of(error, statement));

    /// <summary>The message, without what may be a value.</summary>
    public static string Of(PostgresException error, string? statement)
    {
        var text = error.MessageText;
        if (ServerTexts.IsPlain(error)) return text;
        var script = (statement ?? "").Replace("''", "'", StringComparison.Ordinal);
        if (text.Length > 0 && script.Contains(text, StringComparison.Ordinal)) return text;
        return ServerTexts.IsRaised(error) ? ServerTexts.Withheld
            : Masked(text, script, isOfData: error.SqlState.StartsWith("22", StringComparison.Ordinal));
    }

    /// <summary>
    /// Keeps what is quoted where the script has it, too, as the name of a type. From the first part on that it has
    /// not, all up to the last quote goes: a value may hold quotes itself.
    /// </summary>
    private static string Masked(string text, string script, bool isOfData)
    {
        for (var at = 0; text.AsSpan(at).IndexOfAny(s_quotes) is >= 0 and var offset;)
        {
            var open = at + offset;
            var length = text.AsSpan(open + 1).IndexOfAny(s_quotes);
            if (length >= 0 && IsIn(script, text.Substring(open + 1, length), isOfData)) at = open + length + 2;
            else return WithoutBytes(Cut(text, open + 1), isOfData);
        }

        return WithoutBytes(text, isOfData);
    }

    private static string Cut(string text, int at) =>
        text[..at] + "…" + text[Math.Max(at, text.AsSpan().LastIndexOfAny(s_quotes))..];

    /// <summary>
    /// A value may be a word of the script by chance, so for values only whole literals and quoted names count.
    /// </summary>
    private static bool IsIn(string script, string part, bool isOfData)
    {
        if (script.Contains($"\"{part}\"", StringComparison.Ordinal)
            || script.Contains($"'{part}'", StringComparison.Ordinal))
            return true;
        if (isOfData || part.Length == 0) return false;
        for (var at = Next(0); at >= 0; at = Next(at + 1))
            if (!IsOfName(script, at - 1) && !IsOfName(script, at + part.Length)) return true;
        return false;

        int Next(int from) => script.IndexOf(part, from, StringComparison.Ordinal);
    }

    private static bool IsOfName(string script, int at) =>
        at >= 0 && at < script.Length && (char.IsLetterOrDigit(script[at]) || script[at] is '_' or '$');

    /// <summary>"invalid byte sequence for encoding …: 0xe4 0x20" quotes bytes of the text.</summary>
    private static string WithoutBytes(string text, bool isOfData) =>
        isOfData && text.IndexOf("0x", StringComparison.Ordinal) is >= 0 and var at ? text[..at] + "…" : text;
}
