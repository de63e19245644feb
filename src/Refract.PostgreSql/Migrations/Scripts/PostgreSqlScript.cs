namespace Refract.PostgreSql.Migrations;

/// <summary>
/// Cuts a script into statements by the lexical rules of the manual's chapter 4.1: quoted text and names, E'' escapes,
/// dollar quotes, nested comments; and by the two places where a semicolon ends no statement: parentheses (CREATE RULE)
/// and BEGIN ATOMIC … END (SQL routines).
/// </summary>
internal sealed class PostgreSqlScript
{
    private const int WordsKept = 24;

    private readonly string _text;
    private readonly List<PostgreSqlStatement> _statements = [];
    private readonly List<string> _words = [];
    private int _at;
    private int _line = 1;
    private int _start;
    private int _startLine = 1;
    private int _firstWordLine;
    private int _contentAt;
    private int _parentheses;
    private int _atomic;
    private string _lastWord = "";
    private bool _hasContent;

    private PostgreSqlScript(string text) => _text = text;

    /// <summary>The statements in order; comments and empty statements alone make none.</summary>
    public static IReadOnlyList<PostgreSqlStatement> Split(string script)
    {
        var reader = new PostgreSqlScript(script);
        reader.Read();
        return reader._statements;
    }

    /// <summary>
    /// The statements as they can be sent: one group takes effect as a whole. A statement that runs alone makes its own
    /// group, unless the script itself opened a transaction (then the server refuses it, which is the truth about that
    /// script).
    /// </summary>
    public static IReadOnlyList<IReadOnlyList<PostgreSqlStatement>> Group(IReadOnlyList<PostgreSqlStatement> statements)
    {
        var groups = new List<IReadOnlyList<PostgreSqlStatement>>();
        var current = new List<PostgreSqlStatement>();
        var inTransaction = false;
        foreach (var statement in statements)
        {
            if (statement.OpensTransaction) inTransaction = true;
            else if (statement.ClosesTransaction) inTransaction = false;
            if (!statement.RunsAlone || inTransaction)
            {
                current.Add(statement);
                continue;
            }
            if (current.Count > 0) groups.Add(current);
            groups.Add([statement]);
            current = [];
        }
        if (current.Count > 0) groups.Add(current);
        return groups;
    }

    private void Read()
    {
        if (_text.StartsWith('\uFEFF')) _at = _start = 1;
        while (_at < _text.Length)
        {
            var c = _text[_at];
            var next = _at + 1 < _text.Length ? _text[_at + 1] : '\0';
            if (c == '-' && next == '-') SkipLine();
            else if (c == '/' && next == '*') SkipComment();
            else if (c == ';' && _parentheses == 0 && _atomic == 0) EndStatement();
            else if (c is ' ' or '\t' or '\n' or '\r' or '\f' or '\v') Step();
            else Content(c, next);
        }
        EndStatement();
    }

    private void Content(char c, char next)
    {
        if (!_hasContent)
        {
            _hasContent = true;
            _firstWordLine = _line;
            _contentAt = _at;
        }
        switch (c)
        {
            case '\'': SkipQuoted('\'', hasEscapes: false); break;
            case 'e' or 'E' when next == '\'':
                Step();
                SkipQuoted('\'', hasEscapes: true);
                break;
            case '"': SkipQuoted('"', hasEscapes: false); break;
            case '$' when DollarTag() is { } tag: SkipDollarQuoted(tag); break;
            case '(': _parentheses++; Step(); break;
            case ')': _parentheses = Math.Max(0, _parentheses - 1); Step(); break;
            default:
                if (IsWordStart(c)) ReadWord();
                else Step();
                break;
        }
    }

    private void ReadWord()
    {
        var start = _at;
        while (_at < _text.Length && (IsWordStart(_text[_at]) || char.IsAsciiDigit(_text[_at]) || _text[_at] == '$'))
            _at++;
        var word = _text[start.._at].ToUpperInvariant();
        if (_parentheses == 0 && _words.Count < WordsKept) _words.Add(word);
        if (word == "ATOMIC" && _lastWord == "BEGIN") _atomic = 1;
        else if (_atomic > 0 && word == "CASE") _atomic++;
        else if (_atomic > 0 && word == "END") _atomic--;
        _lastWord = word;
    }

    private void EndStatement()
    {
        if (_hasContent)
            _statements.Add(
                new PostgreSqlStatement(_text[_start.._at], _firstWordLine, _startLine, _contentAt - _start,
                    [.. _words]));
        if (_at < _text.Length) Step();
        _start = _at;
        _startLine = _line;
        _words.Clear();
        _lastWord = "";
        _hasContent = false;
        _parentheses = 0;
        _atomic = 0;
    }

    private void Step()
    {
        if (_text[_at] == '\n') _line++;
        _at++;
    }

    private void SkipLine()
    {
        while (_at < _text.Length && _text[_at] is not ('\n' or '\r')) _at++;
    }

    private void SkipComment()
    {
        var depth = 0;
        do
        {
            if (string.CompareOrdinal(_text, _at, "/*", 0, 2) == 0)
            {
                depth++;
                _at += 2;
            }
            else if (string.CompareOrdinal(_text, _at, "*/", 0, 2) == 0)
            {
                depth--;
                _at += 2;
            }
            else Step();
        }
        while (depth > 0 && _at < _text.Length);
    }

    private void SkipQuoted(char quote, bool hasEscapes)
    {
        Step();
        while (_at < _text.Length)
        {
            if (hasEscapes && _text[_at] == '\\' && _at + 1 < _text.Length) Step();
            else if (_text[_at] == quote)
            {
                // A doubled quote reads as the end and a new beginning, which comes to the same.
                Step();
                return;
            }
            Step();
        }
    }

    private string? DollarTag()
    {
        if (_at > 0 && (IsWordStart(_text[_at - 1]) || char.IsAsciiDigit(_text[_at - 1]))) return null;
        var end = _at + 1;
        if (end < _text.Length && char.IsAsciiDigit(_text[end])) return null;
        while (end < _text.Length && (IsWordStart(_text[end]) || char.IsAsciiDigit(_text[end]))) end++;
        return end < _text.Length && _text[end] == '$' ? _text[_at..(end + 1)] : null;
    }

    private void SkipDollarQuoted(string tag)
    {
        var end = _text.IndexOf(tag, _at + tag.Length, StringComparison.Ordinal);
        var stop = end < 0 ? _text.Length : end + tag.Length;
        while (_at < stop) Step();
    }

    private static bool IsWordStart(char c) => char.IsAsciiLetter(c) || c == '_' || c > '\u007f';
}
