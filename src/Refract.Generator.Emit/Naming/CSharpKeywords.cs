namespace Refract.Generator.Naming;

/// <summary>The words of C#, also those that are one in some places only.</summary>
internal static class CSharpKeywords
{
    private static readonly HashSet<string> s_all = new(StringComparer.Ordinal)
    {
        "abstract", "add", "alias", "allows", "and", "args", "as", "ascending", "async", "await", "base", "bool",
        "break", "by", "byte", "case",
        "catch", "char", "checked", "class", "const", "continue", "decimal", "default", "delegate", "descending", "do",
        "double", "dynamic", "else",
        "enum", "equals", "event", "explicit", "extension", "extern", "false", "field", "file", "finally", "fixed",
        "float", "for", "foreach",
        "from", "get", "global", "goto", "group", "if", "implicit", "in", "init", "int", "interface", "internal",
        "into", "is", "join", "let",
        "lock", "long", "managed", "nameof", "namespace", "new", "nint", "not", "notnull", "nuint", "null", "object",
        "on", "operator", "or",
        "orderby", "out", "override", "params", "partial", "private", "protected", "public", "readonly", "record",
        "ref", "remove", "required",
        "return", "sbyte", "scoped", "sealed", "select", "set", "short", "sizeof", "stackalloc", "static", "string",
        "struct", "switch", "this",
        "throw", "true", "try", "typeof", "uint", "ulong", "unchecked", "unmanaged", "unsafe", "ushort", "using",
        "value", "var", "virtual", "void",
        "volatile", "when", "where", "while", "with", "yield",
    };

    public static bool Contains(string name) => s_all.Contains(name);

    /// <summary>A name, with an <c>@</c> before it where it is a word of C#.</summary>
    public static string Escape(string name) => s_all.Contains(name) ? "@" + name : name;
}
