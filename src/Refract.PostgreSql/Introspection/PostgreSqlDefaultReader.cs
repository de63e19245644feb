using System.Buffers;
using System.Globalization;
using System.Text;
using Refract.Relational;
using Refract.Relational.Catalog;
using Refract.Schema;

namespace Refract.PostgreSql.Introspection;

/// <summary>
/// Reads the text that <c>pg_get_expr</c> gives for a default back into data: <c>'x'::text</c>,
/// <c>ARRAY['a'::text]</c>, <c>'{}'::bigint[]</c>, <c>nextval(…)</c>. What is not a constant stays an expression, word
/// for word.
/// </summary>
internal static class PostgreSqlDefaultReader
{
    private static readonly SearchValues<char> NumberCharacters = SearchValues.Create("0123456789.eE+-");

    /// <summary>The default, and whether it draws from a sequence (then there is no default to speak of).</summary>
    public static (CatalogDefault? Default, bool IsNumbered) Read(string expression, ColumnType type)
    {
        var text = expression.Trim();
        if (text.StartsWith("nextval(", StringComparison.Ordinal)) return (null, true);
        if (text is "CURRENT_TIMESTAMP" or "now()" or "('now'::text)::timestamp without time zone"
            || IsRoundedNow(text, type))
            return type.Scalar == ScalarType.DateTime
                ? (new NowDefault(), false) : (new ExpressionDefault(text), false);
        var reader = new Scanner(text);
        if (type.IsList)
            return reader.List() is { } items && type.Scalar != ScalarType.Unsupported
                ? (new ConstantListDefault([.. items.Select(item => Constant(item, type))]), false)
                : (new ExpressionDefault(text), false);
        if (type.Scalar == ScalarType.Unsupported) return (new ExpressionDefault(text), false);
        return reader.Single() is { } value
            ? value.IsNull ? (null, false) : IsConstantOf(value, type)
                ? (new ConstantDefault(Constant(value.Text, type)), false) : (new ExpressionDefault(text), false)
            : (new ExpressionDefault(text), false);
    }

    /// <summary><c>CURRENT_TIMESTAMP(n)</c> is now in a column that keeps no more than n digits anyway.</summary>
    private static bool IsRoundedNow(string text, ColumnType type)
    {
        const string Start = "CURRENT_TIMESTAMP(";
        if (!text.StartsWith(Start, StringComparison.Ordinal)
            || !int.TryParse(text.AsSpan(Start.Length).TrimEnd(')'), out var digits)) return false;
        var kept = type.Native switch
        {
            null => 3,
            { Name: "Date" } => 0,
            { Arguments: [var argument] } => int.Parse(argument, CultureInfo.InvariantCulture),
            _ => 6,
        };
        return digits >= kept;
    }

    private static bool IsConstantOf((string Text, bool IsNull, bool IsQuoted) value, ColumnType type) =>
        type.Scalar switch
    {
        ScalarType.Boolean => value.Text is "true" or "false" or "t" or "f",
        ScalarType.String or ScalarType.Enum or ScalarType.Json or ScalarType.Bytes or ScalarType.DateTime =>
            value.IsQuoted,
        _ => true,
    };

    private static string Constant(string text, ColumnType type) => type.Scalar switch
    {
        ScalarType.Boolean => text is "t" or "true" ? "true" : "false",
        ScalarType.Bytes when text.StartsWith("\\x", StringComparison.Ordinal)
            => Convert.ToBase64String(Convert.FromHexString(text.AsSpan(2))),
        ScalarType.DateTime => CatalogTimes.Normalize(text),
        _ => text,
    };

    /// <summary>A small reader over the expression.</summary>
    private ref struct Scanner(string text)
    {
        private readonly string _text = text;
        private int _at;

        public (string Text, bool IsNull, bool IsQuoted)? Single()
        {
            var value = Value();
            SkipCasts();
            return _at == _text.Length ? value : null;
        }

        public List<string>? List()
        {
            if (_text.StartsWith("ARRAY[", StringComparison.Ordinal)
                || _text.StartsWith("(ARRAY[", StringComparison.Ordinal))
            {
                var isInner = _text[0] == '(';
                _at = isInner ? 7 : 6;
                var items = new List<string>();
                while (_at < _text.Length && _text[_at] != ']')
                {
                    if (Value() is not { IsNull: false } item) return null;
                    items.Add(item.Text);
                    SkipCasts();
                    if (_at < _text.Length && _text[_at] == ',') _at += 2;
                }
                _at++;
                SkipCasts();
                if (isInner && _at < _text.Length && _text[_at] == ')') _at++;
                SkipCasts();
                return _at == _text.Length ? items : null;
            }
            return Single() is { IsNull: false, IsQuoted: true } value ? ArrayText(value.Text) : null;
        }

        private (string Text, bool IsNull, bool IsQuoted)? Value()
        {
            if (_at >= _text.Length) return null;
            var c = _text[_at];
            if (c == '(')
            {
                _at++;
                var inner = Value();
                SkipCasts();
                if (_at >= _text.Length || _text[_at] != ')') return null;
                _at++;
                return inner;
            }
            if (c == '\'') return (Quoted(hasEscapes: false), false, true);
            if (c == 'E' && _at + 1 < _text.Length && _text[_at + 1] == '\'')
            {
                _at++;
                return (Quoted(hasEscapes: true), false, true);
            }
            var start = _at;
            while (_at < _text.Length && (char.IsAsciiLetterOrDigit(_text[_at]) || _text[_at] is '.' or '+' or '-'))
                _at++;
            var word = _text[start.._at];
            if (word == "NULL") return ("", true, false);
            if (word is "true" or "false") return (word, false, false);
            return word.Length > 0 && (char.IsAsciiDigit(word[0]) || word[0] is '-' or '.')
                && word.AsSpan(1).IndexOfAnyExcept(NumberCharacters) < 0
                ? (word, false, false) : null;
        }

        private string Quoted(bool hasEscapes)
        {
            var result = new StringBuilder();
            for (_at++; _at < _text.Length; _at++)
            {
                var c = _text[_at];
                if (c == '\'')
                {
                    if (_at + 1 >= _text.Length || _text[_at + 1] != '\'') break;
                    _at++;
                }
                // The server escapes nothing but the backslash itself.
                else if (hasEscapes && c == '\\' && _at + 1 < _text.Length) _at++;
                result.Append(_text[_at]);
            }
            _at++;
            return result.ToString();
        }

        /// <summary><c>::character varying(5)[]</c>, any number of times.</summary>
        private void SkipCasts()
        {
            while (_at + 1 < _text.Length && _text[_at] == ':' && _text[_at + 1] == ':')
            {
                _at += 2;
                var inQuotes = false;
                while (_at < _text.Length)
                {
                    var c = _text[_at];
                    if (c == '"') inQuotes = !inQuotes;
                    else if (!inQuotes && c == '(')
                    {
                        _at = _text.IndexOf(')', _at);
                        if (_at < 0) _at = _text.Length - 1;
                    }
                    else if (!inQuotes && c == '[')
                    {
                        if (_at + 1 < _text.Length && _text[_at + 1] == ']') _at++;
                    }
                    else if (!inQuotes && !(char.IsLetterOrDigit(c) || c is ' ' or '_' or '.' or '$')) break;
                    _at++;
                }
            }
        }

        /// <summary>
        /// The items of an array's text form, <c>{a,"b c",NULL}</c>; null when it has nulls or inner arrays.
        /// </summary>
        private static List<string>? ArrayText(string text)
        {
            if (text.Length < 2 || text[0] != '{' || text[^1] != '}') return null;
            var items = new List<string>();
            var item = new StringBuilder();
            bool inQuotes = false, wasQuoted = false, any = false;
            for (var i = 1; i < text.Length; i++)
            {
                var c = text[i];
                if (inQuotes && c == '\\' && i + 1 < text.Length) item.Append(text[++i]);
                else if (c == '"') (inQuotes, wasQuoted, any) = (!inQuotes, true, true);
                else if (!inQuotes && c == '{') return null;
                else if (!inQuotes && (c == ',' || i == text.Length - 1))
                {
                    if (!any && items.Count == 0 && i == text.Length - 1) break;
                    var value = wasQuoted ? item.ToString() : item.ToString().Trim();
                    if (!wasQuoted && value.Equals("NULL", StringComparison.OrdinalIgnoreCase)) return null;
                    items.Add(value);
                    item.Clear();
                    (wasQuoted, any) = (false, false);
                }
                else
                {
                    item.Append(c);
                    any |= !char.IsWhiteSpace(c);
                }
            }
            return items;
        }
    }
}
