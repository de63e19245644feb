using System.Text;

namespace Refract.Generator.Emit;

/// <summary>Texts as C# literals.</summary>
internal static class CSharpLiteral
{
    /// <summary>A regular string literal, quotes included.</summary>
    public static string Of(string text)
    {
        var literal = new StringBuilder(text.Length + 2).Append('"');
        foreach (var c in text)
        {
            if (c is '"' or '\\') literal.Append('\\').Append(c);
            else if (PlainText.IsPlain(c)) literal.Append(c);
            else literal.Append(PlainText.Escaped(c));
        }

        return literal.Append('"').ToString();
    }
}
