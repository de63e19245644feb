namespace Refract.Schema.Binding;

/// <summary>
/// Names that no model, view or enum may have: the language refuses them whatever client is generated.
/// </summary>
internal static class ReservedNames
{
    private static readonly HashSet<string> Names = new(StringComparer.Ordinal)
    {
        "PrismaClient", "async", "await", "break", "case", "catch", "class", "const", "continue", "debugger", "default",
        "delete", "do", "else",
        "enum", "export", "extends", "false", "finally", "for", "function", "if", "implements", "import", "in",
        "instanceof", "interface", "let",
        "new", "null", "package", "private", "protected", "public", "return", "super", "switch", "this", "throw",
        "true", "try", "typeof", "var",
        "void", "while", "with", "yield",
    };

    internal static bool Contains(string name) => Names.Contains(name);
}
