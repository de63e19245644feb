using System.Globalization;
using System.Text;

namespace Refract.Generator.Naming;

/// <summary>C# names from names of the schema.</summary>
internal static class CSharpNames
{
    /// <summary>A name in an assembly has at most 1023 bytes, and names of members hold those of types.</summary>
    private const int MaximumLength = 200;

    /// <summary>
    /// snake_case, camelCase and SCREAMING_CASE as PascalCase; a name that is PascalCase stays as it is, acronyms
    /// included.
    /// </summary>
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

        return Identifier(text.ToString());
    }

    /// <summary>
    /// A name as the schema spells it, but for a capital letter at its beginning: what tells apart names that are alike
    /// in PascalCase.
    /// </summary>
    public static string Spelled(string name) => Identifier(char.ToUpperInvariant(name[0]) + name.Substring(1));

    /// <summary>A PascalCase name as the name of a parameter, without the <c>@</c> that a word of C# needs.</summary>
    public static string Parameter(string pascal)
    {
        var upper = 0;
        while (upper < pascal.Length && char.IsUpper(pascal[upper])) upper++;
        // IDNumber becomes idNumber, AFK becomes afk, Id becomes id.
        var lowered = upper <= 1 || upper == pascal.Length ? upper : upper - 1;
        return pascal.Substring(0, lowered).ToLowerInvariant() + pascal.Substring(lowered);
    }

    /// <summary>
    /// True for a name that can be declared as it is. What begins with an underscore belongs to the generated code,
    /// whose own names do.
    /// </summary>
    public static bool IsIdentifier(string name) =>
        name.Length is > 0 and <= MaximumLength && char.IsLetter(name[0]) && name.All(IsPart)
            && !CSharpKeywords.Contains(name);

    /// <summary>
    /// True for names separated by dots, as they stand behind <c>namespace</c> but for the <c>@</c> of words of C#.
    /// </summary>
    public static bool IsNamespace(string name) =>
        name.Length > 0 && name.Split('.').All(part => part.Length > 0 && !char.IsDigit(part[0]) && part.All(IsPart));

    /// <summary>
    /// The nearest namespace to a project's root namespace, which may be anything: <c>my-app.2d</c> becomes
    /// <c>my_app._2d</c>.
    /// </summary>
    public static string Namespace(string name) =>
        string.Join(".", name.Split('.').Select(part => part.Trim()).Where(part => part.Length > 0)
        .Select(part => (char.IsDigit(part[0]) ? "_" : "") + string.Concat(part.Select(c => IsPart(c) ? c : '_'))));

    /// <summary>A name with dots as C# writes it, with an <c>@</c> before words of C#.</summary>
    public static string Escape(string name) => string.Join(".", name.Split('.').Select(CSharpKeywords.Escape));

    private static bool IsPart(char c) => char.IsLetterOrDigit(c) || c == '_';

    /// <summary>
    /// Letters beyond U+FFFF, which C# does not take, become their numbers; what is too long is cut and gets a number
    /// made from the whole.
    /// </summary>
    private static string Identifier(string name)
    {
        if (name.Any(c => !IsPart(c)))
        {
            var text = new StringBuilder();
            for (var i = 0; i < name.Length; i++)
            {
                if (IsPart(name[i])) text.Append(name[i]);
                else if (char.IsSurrogatePair(name, i))
                    text.Append('U').Append(char.ConvertToUtf32(name, i++).ToString("X", CultureInfo.InvariantCulture));
                else text.Append('_');
            }

            name = text.ToString();
        }

        if (name.Length == 0 || char.IsDigit(name[0])) name = "_" + name;
        return name.Length <= MaximumLength ? name : name.Substring(0, MaximumLength - 9) + "_" + Number(name);
    }

    /// <summary>The FNV-1a hash: the same in every run and on every machine.</summary>
    private static string Number(string name)
    {
        var hash = 2166136261;
        foreach (var c in name) hash = unchecked((hash ^ c) * 16777619);
        return hash.ToString("X8", CultureInfo.InvariantCulture);
    }
}
