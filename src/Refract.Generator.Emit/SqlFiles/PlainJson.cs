using System.Globalization;
using System.Text;
using Refract.Generator.Emit;

namespace Refract.Generator.SqlFiles;

/// <summary>
/// The JSON of records: objects, lists and texts. The compiler that loads a generator has no reader of JSON for it.
/// </summary>
internal sealed class PlainJson
{
    private const int DeepestLevel = 16;

    private readonly string _text;
    private int _at;

    private PlainJson(string text) => _text = text;

    /// <summary>
    /// Reads a document: dictionaries, lists and texts. Null for one that is not valid, or holds other values.
    /// </summary>
    public static object? Read(string text)
    {
        var reader = new PlainJson(text.TrimStart('\uFEFF'));
        return reader.TryValue(0, out var value) && reader.AtEnd() ? value : null;
    }

    /// <summary>A text in quotes. Characters that a reader cannot see are written as numbers.</summary>
    public static string Quoted(string text)
    {
        var quoted = new StringBuilder(text.Length + 2).Append('"');
        foreach (var c in text)
        {
            if (c is '"' or '\\') quoted.Append('\\').Append(c);
            else if (PlainText.IsPlain(c)) quoted.Append(c);
            else quoted.Append(PlainText.Escaped(c));
        }

        return quoted.Append('"').ToString();
    }

    private bool TryValue(int level, out object? value)
    {
        value = null;
        if (level > DeepestLevel) return false;
        switch (Peek())
        {
            case '"': return TryText(out value);
            case '[': return TryList(level, out value);
            case '{': return TryObject(level, out value);
            default: return false;
        }
    }

    private bool TryList(int level, out object? value)
    {
        var items = new List<object?>();
        value = items;
        _at++;
        if (Take(']')) return true;
        do
        {
            if (!TryValue(level + 1, out var item)) return false;
            items.Add(item);
        }
        while (Take(','));
        return Take(']');
    }

    private bool TryObject(int level, out object? value)
    {
        var members = new Dictionary<string, object?>(StringComparer.Ordinal);
        value = members;
        _at++;
        if (Take('}')) return true;
        do
        {
            if (Peek() != '"' || !TryText(out var name) || !Take(':') || !TryValue(level + 1, out var member))
                return false;
            members[(string)name!] = member;
        }
        while (Take(','));
        return Take('}');
    }

    private bool TryText(out object? value)
    {
        var text = new StringBuilder();
        value = null;
        for (_at++; _at < _text.Length; _at++)
        {
            var c = _text[_at];
            if (c == '"')
            {
                _at++;
                value = text.ToString();
                return true;
            }

            if (c < ' ') return false;
            if (c != '\\') text.Append(c);
            else if (!TryEscape(text)) return false;
        }

        return false;
    }

    private bool TryEscape(StringBuilder text)
    {
        if (++_at >= _text.Length) return false;
        const string Letters = "\"\\/bfnrt";
        const string Meant = "\"\\/\b\f\n\r\t";
        if (Letters.IndexOf(_text[_at]) is >= 0 and var known)
        {
            text.Append(Meant[known]);
            return true;
        }

        if (_text[_at] != 'u' || _at + 4 >= _text.Length || !ushort.TryParse(_text.Substring(_at + 1, 4),
            NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var number)) return false;
        text.Append((char)number);
        _at += 4;
        return true;
    }

    private char Peek()
    {
        while (_at < _text.Length && (_text[_at] is ' ' or '\t' or '\n' or '\r')) _at++;
        return _at < _text.Length ? _text[_at] : '\0';
    }

    private bool Take(char c)
    {
        if (Peek() != c) return false;
        _at++;
        return true;
    }

    private bool AtEnd() => Peek() == '\0' && _at >= _text.Length;
}
