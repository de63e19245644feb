using System.Globalization;
using Refract.Schema.Syntax;

namespace Refract.Schema.Parsing;

internal sealed partial class SchemaParser
{
    /// <summary>Tabs and everything that Unicode calls a space separator.</summary>
    internal static bool IsSpace(char c) =>
        c is ' ' or '\t' || (c > '\u007F' && CharUnicodeInfo.GetUnicodeCategory(c) == UnicodeCategory.SpaceSeparator);

    private static bool IsNewLine(char c) => c is '\n' or '\r';

    /// <summary>
    /// How many code units the letter (of any script) or ASCII digit here takes; 0 when it is something else.
    /// </summary>
    private int LetterOrDigitLength()
    {
        if (AtEnd) return 0;
        var c = _text[_position];
        if (c <= '\u007F') return c is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or (>= '0' and <= '9') ? 1 : 0;
        if (!char.IsSurrogate(c)) return char.IsLetter(c) ? 1 : 0;
        return char.IsSurrogatePair(_text, _position) && char.IsLetter(_text, _position) ? 2 : 0;
    }

    private static bool IsDigit(char c) => c is >= '0' and <= '9';

    private void SkipSpace()
    {
        while (_position < _text.Length && IsSpace(_text[_position])) _position++;
    }

    private bool Matches(string word) => string.CompareOrdinal(_text, _position, word, 0, word.Length) == 0;

    private SyntaxToken? TakeWord(string word, TokenKind kind)
    {
        var fullStart = _position;
        SkipSpace();
        if (!Matches(word))
        {
            _position = fullStart;
            return null;
        }

        var start = _position;
        _position += word.Length;
        return new SyntaxToken(kind, _text, fullStart, start, _position);
    }

    private SyntaxToken? Take(char c, TokenKind kind)
    {
        var fullStart = _position;
        SkipSpace();
        if (AtEnd || _text[_position] != c)
        {
            _position = fullStart;
            return null;
        }

        _position++;
        return new SyntaxToken(kind, _text, fullStart, _position - 1, _position);
    }

    private SyntaxToken? TakeIdentifier()
    {
        var fullStart = _position;
        SkipSpace();
        var start = _position;
        if (!SkipName())
        {
            _position = fullStart;
            return null;
        }

        return new SyntaxToken(TokenKind.Identifier, _text, fullStart, start, _position);
    }

    private SyntaxToken? TakePath()
    {
        var fullStart = _position;
        SkipSpace();
        var start = _position;
        if (!SkipName())
        {
            _position = fullStart;
            return null;
        }

        while (Current == '.')
        {
            _position++;
            SkipName();
        }

        return new SyntaxToken(TokenKind.Path, _text, fullStart, start, _position);
    }

    private bool SkipName()
    {
        if (LetterOrDigitLength() == 0) return false;
        while (true)
        {
            var length = Current is '_' or '-' ? 1 : LetterOrDigitLength();
            if (length == 0) return true;
            _position += length;
        }
    }

    private SyntaxToken? TakeNumber()
    {
        var fullStart = _position;
        SkipSpace();
        var start = _position;
        if (Current == '-') _position++;
        if (!SkipDigits())
        {
            _position = fullStart;
            return null;
        }

        if (Current == '.')
        {
            var dot = _position++;
            if (!SkipDigits()) _position = dot;
        }

        return new SyntaxToken(TokenKind.Number, _text, fullStart, start, _position);
    }

    private bool SkipDigits()
    {
        var start = _position;
        while (_position < _text.Length && IsDigit(_text[_position])) _position++;
        return _position > start;
    }

    /// <summary>
    /// Strings follow JSON: no control characters. A backslash takes whatever comes next along, even a line break.
    /// </summary>
    private SyntaxToken? TakeString()
    {
        var fullStart = _position;
        SkipSpace();
        var start = _position;
        if (Current == '"')
        {
            _position++;
            while (_position < _text.Length)
            {
                var c = _text[_position++];
                if (c == '"') return new SyntaxToken(TokenKind.String, _text, fullStart, start, _position);
                if (c < ' ') break;
                if (c == '\\') _position++;
            }
        }

        _position = fullStart;
        return null;
    }

    private SyntaxToken? TakeNewLine()
    {
        var fullStart = _position;
        SkipSpace();
        var start = _position;
        if (Current == '\r' && start + 1 < _text.Length && _text[start + 1] == '\n') _position += 2;
        else if (!AtEnd && IsNewLine(_text[start])) _position++;
        else
        {
            _position = fullStart;
            return null;
        }

        return new SyntaxToken(TokenKind.NewLine, _text, fullStart, start, _position);
    }

    private SyntaxToken? TakeComment()
    {
        var fullStart = _position;
        SkipSpace();
        var start = _position;
        if (Matches("//"))
        {
            var kind = Matches("///") ? TokenKind.DocComment : TokenKind.LineComment;
            while (_position < _text.Length && !IsNewLine(_text[_position])) _position++;
            return new SyntaxToken(kind, _text, fullStart, start, _position);
        }

        if (Matches("/*") && FindCommentEnd(start + 2) is var end && end >= 0)
        {
            _position = end;
            return new SyntaxToken(TokenKind.BlockComment, _text, fullStart, start, _position);
        }

        _position = fullStart;
        return null;
    }

    /// <summary>
    /// Where the comment ends whose text starts here, or -1. Remembers the last answer: many lines may open a comment
    /// that ends far below.
    /// </summary>
    private int FindCommentEnd(int start)
    {
        if (start > _lastCommentEnd) return -1;
        if (start < _cachedCommentStart || start > _cachedCommentEnd - 2)
        {
            _cachedCommentStart = start;
            _cachedCommentEnd = _text.IndexOf("*/", start, StringComparison.Ordinal) + 2;
        }

        return _cachedCommentEnd;
    }
}
