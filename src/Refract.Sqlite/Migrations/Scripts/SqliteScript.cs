using SQLitePCL;

namespace Refract.Sqlite.Migrations;

/// <summary>
/// Cuts a script into statements. Whether a semicolon ends one, also within a trigger's body, is SQLite's own answer
/// (<c>sqlite3_complete</c>); only the places where a semicolon can be a token at all are found here.
/// </summary>
internal static class SqliteScript
{
    private const int WordsKept = 12;

    /// <summary>The library is asked before any connection is open when a script is only read.</summary>
    static SqliteScript() => Batteries_V2.Init();

    /// <summary>The statements in order; comments and empty statements alone make none.</summary>
    public static IReadOnlyList<SqliteStatement> Split(string script)
    {
        var statements = new List<SqliteStatement>();
        var words = new List<string>();
        int start = 0, line = 1, firstLine = 0;
        var at = script.StartsWith('\uFEFF') ? 1 : 0;
        while (at < script.Length)
        {
            var c = script[at];
            var end = EndOfToken(script, at);
            if (c == ';' && raw.sqlite3_complete(script[start..end]) != 0)
            {
                Add(at);
                start = end;
            }
            else if (!char.IsWhiteSpace(c) && !IsComment(script, at) && c != ';')
            {
                if (firstLine == 0) firstLine = line;
                if (words.Count < WordsKept && char.IsAsciiLetterOrDigit(c))
                    words.Add(script[at..end].ToUpperInvariant());
            }
            line += script.AsSpan(at, end - at).Count('\n');
            at = end;
        }
        Add(script.Length);
        return statements;

        void Add(int end)
        {
            if (firstLine > 0) statements.Add(new SqliteStatement(script[start..end], firstLine, [.. words]));
            words.Clear();
            firstLine = 0;
        }
    }

    private static bool IsComment(string text, int at)
        => at + 1 < text.Length && (text[at] == '-' && text[at + 1] == '-' || text[at] == '/' && text[at + 1] == '*');

    private static int EndOfToken(string text, int at)
    {
        var c = text[at];
        if (IsComment(text, at))
        {
            var mark = c == '-' ? "\n" : "*/";
            var end = text.IndexOf(mark, at + 2, StringComparison.Ordinal);
            return end < 0 ? text.Length : c == '-' ? end : end + 2;
        }
        if (c is '\'' or '"' or '`' or '[')
        {
            var end = text.IndexOf(c == '[' ? ']' : c, at + 1);
            return end < 0 ? text.Length : end + 1;
        }
        if (!char.IsAsciiLetterOrDigit(c) && c != '_') return at + 1;
        while (at < text.Length
            && (char.IsAsciiLetterOrDigit(text[at]) || text[at] is '_' or '$' || text[at] > '\u007f')) at++;
        return at;
    }
}
