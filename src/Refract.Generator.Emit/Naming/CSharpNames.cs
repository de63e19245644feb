using System.Text;

namespace Refract.Generator.Naming;

/// <summary>C# names from names of the schema.</summary>
internal static class CSharpNames
{
    private static readonly HashSet<string> s_keywords = new(StringComparer.Ordinal)
    {
        "abstract", "as", "base", "bool", "break", "byte", "case", "catch", "char", "checked", "class", "const", "continue", "decimal", "default", "delegate", "do",
        "double", "else", "enum", "event", "explicit", "extern", "false", "finally", "fixed", "float", "for", "foreach", "goto", "if", "implicit", "in", "int",
        "interface", "internal", "is", "lock", "long", "namespace", "new", "null", "object", "operator", "out", "override", "params", "private", "protected", "public",
        "readonly", "ref", "return", "sbyte", "sealed", "short", "sizeof", "stackalloc", "static", "string", "struct", "switch", "this", "throw", "true", "try",
        "typeof", "uint", "ulong", "unchecked", "unsafe", "ushort", "using", "virtual", "void", "volatile", "while", "field", "value", "record", "await", "var",
    };

    /// <summary>snake_case, camelCase and SCREAMING_CASE as PascalCase; a name that is PascalCase stays as it is, acronyms included.</summary>
    public static string Pascal(string name)
    {
        var isScreaming = !name.Any(char.IsLower);
        var text = new StringBuilder(name.Length);
        foreach (var part in name.Split('_'))
        {
            if (part.Length == 0) continue;
            text.Append(char.ToUpperInvariant(part[0]));
            text.Append(isScreaming ? part.Substring(1).ToLowerInvariant() : part.Substring(1));
        }

        if (text.Length == 0) text.Append('_');
        if (char.IsDigit(text[0])) text.Insert(0, '_');
        return text.ToString();
    }

    /// <summary>A PascalCase name as the name of a parameter, escaped where it is a keyword.</summary>
    public static string Parameter(string pascal)
    {
        var upper = 0;
        while (upper < pascal.Length && char.IsUpper(pascal[upper])) upper++;
        // IDNumber becomes idNumber, AFK becomes afk, Id becomes id.
        var lowered = upper <= 1 || upper == pascal.Length ? upper : upper - 1;
        var name = pascal.Substring(0, lowered).ToLowerInvariant() + pascal.Substring(lowered);
        return s_keywords.Contains(name) ? "@" + name : name;
    }

    /// <summary>True for a name that can be declared as it is.</summary>
    public static bool IsIdentifier(string name) =>
        name.Length > 0 && (char.IsLetter(name[0]) || name[0] == '_') && name.All(c => char.IsLetterOrDigit(c) || c == '_') && !s_keywords.Contains(name);
}
