namespace Refract.Schema.Validation;

/// <summary>Tells whether a text is JSON, by RFC 8259.</summary>
internal sealed class JsonChecker(string text)
{
    /// <summary>As deep as the real parser goes.</summary>
    private const int MaximumDepth = 127;

    private int _position;
    private int _depth;

    internal bool Check()
    {
        if (!Value()) return false;
        SkipSpace();
        return _position == text.Length;
    }

    private char Current => _position < text.Length ? text[_position] : '\0';

    private void SkipSpace()
    {
        while (Current is ' ' or '\t' or '\r' or '\n') _position++;
    }

    private bool Value()
    {
        SkipSpace();
        switch (Current)
        {
            case '{': return Sequence('}', () => String() && Take(':') && Value());
            case '[': return Sequence(']', Value);
            case '"': return String();
            case 't': return Word("true");
            case 'f': return Word("false");
            case 'n': return Word("null");
            default: return Number();
        }
    }

    private bool Sequence(char close, Func<bool> item)
    {
        if (++_depth > MaximumDepth) return false;
        _position++;
        if (!Take(close))
        {
            do
            {
                SkipSpace();
                if (!item()) return false;
            }
            while (Take(','));
            if (!Take(close)) return false;
        }

        _depth--;
        return true;
    }

    private bool Take(char c)
    {
        SkipSpace();
        if (Current != c || _position >= text.Length) return false;
        _position++;
        return true;
    }

    private bool Word(string word)
    {
        if (string.CompareOrdinal(text, _position, word, 0, word.Length) != 0) return false;
        _position += word.Length;
        return true;
    }

    private bool String()
    {
        if (Current != '"') return false;
        for (_position++; _position < text.Length; _position++)
        {
            var c = text[_position];
            if (c == '"')
            {
                _position++;
                return true;
            }

            if (c < ' ' || (c == '\\' && !Escape())) return false;
        }

        return false;
    }

    private bool Escape()
    {
        _position++;
        if (Current is '"' or '\\' or '/' or 'b' or 'f' or 'n' or 'r' or 't') return true;
        if (Current != 'u') return false;
        for (var i = 0; i < 4; i++)
        {
            _position++;
            if (Current is not ((>= '0' and <= '9') or (>= 'a' and <= 'f') or (>= 'A' and <= 'F'))) return false;
        }

        return true;
    }

    private bool Number()
    {
        if (Current == '-') _position++;
        if (Current == '0') _position++;
        else if (!Digits()) return false;
        if (Current == '.')
        {
            _position++;
            if (!Digits()) return false;
        }

        if (Current is not ('e' or 'E')) return true;
        _position++;
        if (Current is '+' or '-') _position++;
        return Digits();
    }

    private bool Digits()
    {
        var start = _position;
        while (Current is >= '0' and <= '9') _position++;
        return _position > start;
    }
}
