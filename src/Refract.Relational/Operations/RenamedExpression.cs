using System.Text;

namespace Refract.Relational.Operations;

/// <summary>
/// An SQL expression after a rename: the names in it that are the old one, quoted or not. Texts in single quotes stay.
/// It serves to see that an index is the same as before; where it is wrong, the index is created again.
/// </summary>
internal static class RenamedExpression
{
    public static string Of(string sql, string from, string to)
    {
        var text = new StringBuilder(sql.Length);
        for (var at = 0; at < sql.Length;)
        {
            var start = at;
            if (sql[at] is '\'' or '"')
            {
                at = EndOfQuoted(sql, at);
                var token = sql[start..at];
                text.Append(token == Quoted(from) ? Quoted(to) : token);
            }
            else if (IsOfWord(sql[at]))
            {
                while (at < sql.Length && IsOfWord(sql[at])) at++;
                var word = sql[start..at];
                text.Append(word == from ? IsPlain(to) ? to : Quoted(to) : word);
            }
            else
            {
                text.Append(sql[at++]);
            }
        }

        return text.ToString();
    }

    private static int EndOfQuoted(string sql, int at)
    {
        var quote = sql[at++];
        while (at < sql.Length)
        {
            if (sql[at] != quote) at++;
            else if (at + 1 < sql.Length && sql[at + 1] == quote) at += 2;
            else return at + 1;
        }

        return at;
    }

    private static bool IsOfWord(char c) => char.IsLetterOrDigit(c) || c is '_' or '$';

    private static bool IsPlain(string name) =>
        name.Length > 0 && !char.IsDigit(name[0])
        && name.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '_');

    private static string Quoted(string name) => $"\"{name.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}
