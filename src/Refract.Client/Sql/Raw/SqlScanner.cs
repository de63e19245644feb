using System.Text;

namespace Refract.Runtime;

/// <summary>
/// Reads raw SQL part by part, as far as is needed to know its words and whether a place is inside quotes or a
/// comment. What PostgreSQL and SQLite write alike; where they differ, the reading is the stricter one. The analyzer of
/// interpolated strings is compiled with this file, too.
/// </summary>
internal sealed class SqlScanner
{
    private readonly List<SqlWord> _words = [];
    private List<SqlPlaceholder>? _placeholders;
    private readonly StringBuilder _word = new();
    private State _state;
    private string _tag = "";
    private int _depth;
    private char _last;
    private bool _hasEscapes;
    private bool _hasEnded;

    private enum State
    {
        Text,
        Literal,
        Quoted,
        Line,
        Block,
        Dollar,
    }

    /// <summary>The words outside of quotes and comments, in lower case.</summary>
    public IReadOnlyList<SqlWord> Words => _words;

    /// <summary>What the place behind all that was read stands in; null for SQL itself.</summary>
    public string? Inside => _state switch
    {
        State.Text => null,
        State.Literal or State.Dollar => "a string literal",
        State.Quoted => "a quoted name",
        _ => "a comment",
    };

    /// <summary>True when it has placeholders, as a text that is sent has: <c>$1</c>.</summary>
    public bool HasPlaceholders => _placeholders is not null;

    /// <summary>Where the first semicolon stands that ends a statement, in the text that was read last; -1 without
    /// one.</summary>
    public int FirstEnd { get; private set; } = -1;

    /// <summary>Its placeholders, by their places in the text that was read last.</summary>
    public IReadOnlyList<SqlPlaceholder> Placeholders => _placeholders ?? [];

    /// <summary>
    /// True for several statements. One that creates something may have statements in it, with their own ends.
    /// </summary>
    public bool HasSeveral { get; private set; }

    /// <summary>Reads text.</summary>
    public void Read(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            var (letter, next) = (text[i], i + 1 < text.Length ? text[i + 1] : '\0');
            switch (_state)
            {
                case State.Text:
                    i += InText(text, i, letter, next);
                    break;
                case State.Literal when letter == '\\' && _hasEscapes:
                    i++;
                    break;
                case State.Literal when letter == '\'':
                case State.Quoted when letter == '"':
                    // Two quotes are one, which is a literal that ends and begins again.
                    _state = State.Text;
                    break;
                case State.Line when letter == '\n':
                    _state = State.Text;
                    break;
                case State.Block when (letter, next) == ('/', '*'):
                    (_depth, i) = (_depth + 1, i + 1);
                    break;
                case State.Block when (letter, next) == ('*', '/'):
                    i++;
                    if (--_depth == 0) _state = State.Text;
                    break;
                case State.Dollar when letter == '$' && string.CompareOrdinal(text, i, _tag, 0, _tag.Length) == 0:
                    (_state, i) = (State.Text, i + _tag.Length - 1);
                    break;
            }
        }
    }

    /// <summary>Reads a value or a name, which ends a word.</summary>
    public void Skip()
    {
        EndWord(isCall: false);
        _last = '?';
    }

    /// <summary>
    /// True where a table is read: behind FROM, JOIN, USING, or a comma between tables. Ends a word.
    /// </summary>
    public bool ReadsTable()
    {
        var isListed = _word.Length == 0 && _last == ',';
        EndWord(isCall: false);
        if (isListed) return true;
        var word = WordBefore(0);
        return word is "join" or "using" || (word == "from" && WordBefore(1) != "delete");
    }

    /// <summary>Ends the reading.</summary>
    public void End() => EndWord(isCall: false);

    private string WordBefore(int back) => back < _words.Count ? _words[_words.Count - 1 - back].Text : "";

    private int InText(string text, int at, char letter, char next)
    {
        if (_hasEnded && !char.IsWhiteSpace(letter) && letter != ';'
            && (letter, next) is not ('-', '-') and not ('/', '*')
            && !(_words.Count > 0 && _words[0].Text == "create")) HasSeveral = true;
        if (char.IsLetterOrDigit(letter) || letter == '_'
            || (letter == '$' && _word.Length > 0 && _word[_word.Length - 1] != ' '))
        {
            _word.Append(char.ToLowerInvariant(letter));
            return 0;
        }

        if (char.IsWhiteSpace(letter)) return Blank();
        if (letter == ';')
        {
            if (!_hasEnded) FirstEnd = at;
            _hasEnded = true;
        }

        if (letter == '\'')
        {
            var length = _word.Length;
            _hasEscapes = length > 0 && _word[length - 1] == 'e' && (length == 1 || _word[length - 2] == ' ');
            return Enter(State.Literal, 0);
        }

        if (letter == '"') return Enter(State.Quoted, 0);
        if ((letter, next) == ('-', '-')) return Enter(State.Line, 1);
        if ((letter, next) == ('/', '*'))
        {
            _depth = 1;
            return Enter(State.Block, 1);
        }

        if (letter == '$') return Dollar(text, at, next);
        EndWord(isCall: letter == '(');
        _last = letter;
        return 0;
    }

    private int Blank()
    {
        // Blanks may stand between a name and its bracket: the word is kept until something else comes.
        if (_word.Length > 0 && _word[_word.Length - 1] != ' ') _word.Append(' ');
        return 0;
    }

    private int Enter(State state, int more)
    {
        EndWord(isCall: false);
        (_state, _last) = (state, state == State.Quoted ? '"' : _last);
        return more;
    }

    private int Dollar(string text, int at, char next)
    {
        if (next is >= '0' and <= '9')
        {
            EndWord(isCall: false);
            var length = 1;
            while (at + length < text.Length && text[at + length] is >= '0' and <= '9') length++;
            (_placeholders ??= []).Add(new SqlPlaceholder(text.Substring(at + 1, length - 1), at, length));
            _last = '?';
            return length - 1;
        }

        EndWord(isCall: false);
        var end = text.IndexOf('$', at + 1);
        if (end < 0 || !text.Substring(at + 1, end - at - 1).All(c => char.IsLetterOrDigit(c) || c == '_'))
            return 0;
        _tag = text.Substring(at, end + 1 - at);
        _state = State.Dollar;
        return _tag.Length - 1;
    }

    private void EndWord(bool isCall)
    {
        if (_word.Length == 0)
        {
            // "lower"(…) is a call by a quoted name.
            if (isCall && _last == '"') _words.Add(new SqlWord("\"", true, false));
            return;
        }

        var words = _word.ToString().TrimEnd(' ').Split(' ');
        for (var i = 0; i < words.Length; i++)
            _words.Add(new SqlWord(words[i], isCall && i == words.Length - 1, i == 0 && _last == '.'));
        _word.Clear();
        _last = 'w';
    }
}
