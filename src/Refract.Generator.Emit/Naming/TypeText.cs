using System.Text;

namespace Refract.Generator.Naming;

/// <summary>
/// Reads a C# type as a schema names it, with namespaces and without aliases: <c>Shop.Preferences</c>,
/// <c>System.Collections.Generic.List&lt;Shop.Address?&gt;</c>, <c>int[]</c>.
/// </summary>
internal sealed class TypeText
{
    private static readonly HashSet<string> s_keywords = new(StringComparer.Ordinal)
    {
        "bool", "byte", "sbyte", "char", "decimal", "double", "float", "int", "uint", "long", "ulong", "short",
        "ushort", "object", "string",
    };

    private readonly string _text;
    private readonly StringBuilder _global = new();
    private int _at;

    private TypeText(string text) => _text = text;

    /// <summary>The type as it can be written in any namespace, or null when the text is no type.</summary>
    public static string? Global(string text)
    {
        var reader = new TypeText(text);
        return reader.Type() && reader.IsAtEnd ? reader._global.ToString() : null;
    }

    private bool IsAtEnd
    {
        get
        {
            SkipSpaces();
            return _at == _text.Length;
        }
    }

    private bool Type()
    {
        if (!Name() || (Takes('<') && !Arguments())) return false;
        while (Takes('['))
        {
            if (!Takes(']')) return false;
            _global.Append("[]");
        }

        return true;
    }

    private bool Name()
    {
        if (Word() is not { } first) return false;
        if (s_keywords.Contains(first))
        {
            _global.Append(first);
            return true;
        }

        _global.Append("global::").Append(Escaped(first));
        while (Takes('.'))
        {
            if (Word() is not { } next) return false;
            _global.Append('.').Append(Escaped(next));
        }

        return true;
    }

    private bool Arguments()
    {
        _global.Append('<');
        do
        {
            if (_global[_global.Length - 1] != '<') _global.Append(", ");
            if (!Type()) return false;
            if (Takes('?')) _global.Append('?');
        }
        while (Takes(','));
        _global.Append('>');
        return Takes('>');
    }

    private string? Word()
    {
        SkipSpaces();
        var start = _at;
        while (_at < _text.Length && (char.IsLetterOrDigit(_text[_at]) || _text[_at] == '_')) _at++;
        return _at == start || char.IsDigit(_text[start]) ? null : _text.Substring(start, _at - start);
    }

    /// <summary>A word of C# can be a name when it is marked as one.</summary>
    private static string Escaped(string word) => CSharpNames.IsIdentifier(word) ? word : "@" + word;

    private bool Takes(char character)
    {
        SkipSpaces();
        if (_at == _text.Length || _text[_at] != character) return false;
        _at++;
        return true;
    }

    private void SkipSpaces()
    {
        while (_at < _text.Length && _text[_at] == ' ') _at++;
    }
}
