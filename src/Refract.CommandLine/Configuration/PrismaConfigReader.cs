using System.Text;

namespace Refract.CommandLine;

/// <summary>
/// Reads the object that a configuration file exports, as text: <c>defineConfig({ … })</c>, <c>export default { … }</c>
/// or <c>module.exports = { … }</c>. It knows strings, <c>env("X")</c>, <c>process.env.X</c>, <c>path.join("a",
/// "b")</c> and nested objects; a value of any other form is skipped and named.
/// </summary>
internal sealed class PrismaConfigReader
{
    private readonly List<Token> _tokens;
    private readonly Dictionary<string, PrismaConfigValue> _values;
    private readonly List<string> _computed;
    private int _at;

    private PrismaConfigReader(List<Token> tokens, Dictionary<string, PrismaConfigValue> values, List<string> computed)
        => (_tokens, _values, _computed) = (tokens, values, computed);

    private enum Kind { Name, Text, Sign, End }

    private readonly record struct Token(Kind Kind, string Text)
    {
        public bool Is(string sign) => Kind == Kind.Sign && Text == sign;

        public bool IsName(string name) => Kind == Kind.Name && Text == name;
    }

    public static void Read(string text, Dictionary<string, PrismaConfigValue> values, List<string> computed)
    {
        var reader = new PrismaConfigReader(Scan(text), values, computed);
        if (reader.FindObject()) reader.ReadObject("");
        else computed.AddRange(["schema", "migrations", "datasource"]);
    }

    private Token Current => Ahead(0);

    private Token Ahead(int count) => _at + count < _tokens.Count ? _tokens[_at + count] : new Token(Kind.End, "");

    private bool FindObject() => FindInPlace() || FindByName();

    /// <summary>
    /// Goes to the object that <c>export default config</c> names: <c>const config: PrismaConfig = { … }</c>.
    /// </summary>
    private bool FindByName()
    {
        for (_at = 0; Current.Kind != Kind.End; _at++)
            if (Current.IsName("default") && Ahead(1) is { Kind: Kind.Name } exported)
                return FindDeclared(exported.Text);
        return false;
    }

    private bool FindDeclared(string name)
    {
        for (_at = 0; Current.Kind != Kind.End; _at++)
        {
            if (!(Current.IsName("const") || Current.IsName("let") || Current.IsName("var")) || !Ahead(1).IsName(name))
                continue;
            while (Current.Kind != Kind.End && !Current.Is("=")) _at++;
            _at++;
            return Current.Is("{");
        }

        return false;
    }

    private bool FindInPlace()
    {
        for (; Current.Kind != Kind.End; _at++)
        {
            var length = Current.IsName("defineConfig") && Ahead(1).Is("(") && Ahead(2).Is("{") ? 2
                : Current.IsName("default") && Ahead(1).Is("{") ? 1
                : Current.IsName("exports") && Ahead(1).Is("=") && Ahead(2).Is("{") ? 2 : 0;
            if (length == 0) continue;
            _at += length;
            return true;
        }

        return false;
    }

    private void ReadObject(string prefix)
    {
        _at++;
        while (Current.Kind != Kind.End && !Current.Is("}"))
        {
            if (Current.Kind is Kind.Name or Kind.Text && Ahead(1).Is(":"))
            {
                var name = prefix + Current.Text;
                _at += 2;
                ReadValue(name);
            }
            else
            {
                // A spread can hold anything; a shorthand property's value is written elsewhere.
                _computed.Add(Current.Kind == Kind.Name ? prefix + Current.Text : prefix.TrimEnd('.'));
                Skip();
            }

            if (Current.Is(",")) _at++;
        }

        _at++;
    }

    private void ReadValue(string name)
    {
        if (Current.Is("{"))
        {
            ReadObject(name + ".");
            return;
        }

        var start = _at;
        if (ReadSimple() is { } value && (Current.Is(",") || Current.Is("}")))
        {
            _values[name] = value;
            return;
        }

        _at = start;
        _computed.Add(name);
        Skip();
    }

    private PrismaConfigValue? ReadSimple()
    {
        if (Current.Kind == Kind.Text)
        {
            _at++;
            return new PrismaConfigValue(_tokens[_at - 1].Text, null);
        }

        if (Current.IsName("path") && Ahead(1).Is(".") && Ahead(2) is { Kind: Kind.Name, Text: "join" or "resolve" })
            _at += 2;
        if (Current.IsName("join") || Current.IsName("resolve")) return ReadJoin();
        return ReadVariable() is { } variable ? new PrismaConfigValue(ReadFallback(), variable) : null;
    }

    private PrismaConfigValue? ReadJoin()
    {
        var parts = new List<string>();
        _at++;
        if (!Current.Is("(")) return null;
        do
        {
            _at++;
            // A comma may stand at the end.
            if (Current.Is(")") && parts.Count > 0) break;
            if (parts.Count == 0 && IsOwnFolder()) continue;
            if (Current.Kind != Kind.Text) return null;
            parts.Add(Current.Text);
            _at++;
        }
        while (Current.Is(","));
        if (!Current.Is(")") || parts.Count == 0) return null;
        _at++;
        return new PrismaConfigValue(string.Join('/', parts), null);
    }

    /// <summary>
    /// Passes over <c>__dirname</c> and <c>import.meta.dirname</c>: relative paths start at the file's folder anyway.
    /// </summary>
    private bool IsOwnFolder()
    {
        var length = Current.IsName("__dirname") ? 1
            : Current.IsName("import") && Ahead(1).Is(".") && Ahead(2).IsName("meta") && Ahead(3).Is(".")
                && Ahead(4).IsName("dirname") ? 5 : 0;
        _at += length;
        return length > 0;
    }

    private string? ReadVariable()
    {
        string? name = null;
        // TypeScript may say which variables there are: env<Env>("X").
        var call = Current.IsName("env") && Ahead(1).Is("<") && Ahead(2).Kind == Kind.Name && Ahead(3).Is(">") ? 4 : 1;
        if (Current.IsName("env") && Ahead(call).Is("(") && Ahead(call + 1).Kind == Kind.Text
            && Ahead(call + 2).Is(")"))
        {
            name = Ahead(call + 1).Text;
            _at += call + 3;
        }
        else if (Current.IsName("process") && Ahead(1).Is(".") && Ahead(2).IsName("env"))
        {
            if (Ahead(3).Is(".") && Ahead(4).Kind == Kind.Name)
            {
                name = Ahead(4).Text;
                _at += 5;
            }
            else if (Ahead(3).Is("[") && Ahead(4).Kind == Kind.Text && Ahead(5).Is("]"))
            {
                name = Ahead(4).Text;
                _at += 6;
            }

            if (name is not null && Current.Is("!")) _at++;
        }

        return name;
    }

    private string? ReadFallback()
    {
        if (!(Current.Is("?") && Ahead(1).Is("?") || Current.Is("|") && Ahead(1).Is("|")) || Ahead(2).Kind != Kind.Text)
            return null;
        _at += 3;
        return _tokens[_at - 1].Text;
    }

    private void Skip()
    {
        var depth = 0;
        for (; Current.Kind != Kind.End; _at++)
        {
            if (depth == 0 && (Current.Is(",") || Current.Is("}"))) return;
            if (Current.Kind == Kind.Sign && "([{".Contains(Current.Text, StringComparison.Ordinal)) depth++;
            else if (Current.Kind == Kind.Sign && ")]}".Contains(Current.Text, StringComparison.Ordinal)) depth--;
        }
    }

    private static List<Token> Scan(string text)
    {
        var tokens = new List<Token>();
        for (var i = 0; i < text.Length;)
        {
            var c = text[i];
            if (char.IsWhiteSpace(c)) i++;
            else if (c == '/' && At(text, i + 1) == '/') i = IndexOrEnd(text, "\n", i);
            else if (c == '/' && At(text, i + 1) == '*') i = IndexOrEnd(text, "*/", i + 2) + 2;
            else if (c is '"' or '\'' or '`') tokens.Add(ScanText(text, ref i));
            else if (char.IsLetter(c) || c is '_' or '$')
            {
                var start = i;
                while (i < text.Length && (char.IsLetterOrDigit(text[i]) || text[i] is '_' or '$')) i++;
                tokens.Add(new Token(Kind.Name, text[start..i]));
            }
            else tokens.Add(new Token(Kind.Sign, text[i++].ToString()));
        }

        return tokens;
    }

    private static Token ScanText(string text, ref int i)
    {
        var quote = text[i++];
        var value = new StringBuilder();
        var isComputed = false;
        for (; i < text.Length && text[i] != quote; i++)
        {
            if (quote == '`' && text[i] == '$' && At(text, i + 1) == '{') isComputed = true;
            if (text[i] != '\\') value.Append(text[i]);
            else if (++i < text.Length)
                value.Append(text[i] switch { 'n' => '\n', 't' => '\t', 'r' => '\r', var other => other });
        }

        i++;
        return isComputed ? new Token(Kind.Sign, "`") : new Token(Kind.Text, value.ToString());
    }

    private static char At(string text, int index) => index < text.Length ? text[index] : '\0';

    private static int IndexOrEnd(string text, string what, int from)
    {
        var index = from < text.Length ? text.IndexOf(what, from, StringComparison.Ordinal) : -1;
        return index < 0 ? text.Length : index;
    }
}
