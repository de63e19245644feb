using System.Globalization;
using System.Text;

namespace Refract.Generator.Emit;

/// <summary>Texts of the schema as the text of XML documentation comments.</summary>
internal static class DocumentationText
{
    /// <summary>
    /// The lines of a text, escaped; split where C# ends a line, because what follows there would be code.
    /// </summary>
    public static IReadOnlyList<string> Lines(string text)
    {
        var lines = new List<string>();
        var line = new StringBuilder();
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (c is '\n' or '\r' or '\u0085' or '\u2028' or '\u2029')
            {
                if (c == '\r' && i + 1 < text.Length && text[i + 1] == '\n') i++;
                lines.Add(line.ToString().TrimEnd());
                line.Clear();
            }
            else if (char.IsHighSurrogate(c) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]))
            {
                line.Append(c).Append(text[++i]);
            }
            else
            {
                Append(line, c);
            }
        }

        lines.Add(line.ToString().TrimEnd());
        return lines;
    }

    private static void Append(StringBuilder line, char c)
    {
        switch (c)
        {
            case '&': line.Append("&amp;"); break;
            case '<': line.Append("&lt;"); break;
            case '>': line.Append("&gt;"); break;
            case '\t': line.Append(c); break;
            // These cannot be in XML, however they are written.
            case < ' ' or '\uFFFE' or '\uFFFF': line.Append('\uFFFD'); break;
            default:
                if (char.IsSurrogate(c)) line.Append('\uFFFD');
                else if (PlainText.IsPlain(c)
                    || CharUnicodeInfo.GetUnicodeCategory(c) == UnicodeCategory.SpaceSeparator) line.Append(c);
                else line.Append("&#x").Append(((int)c).ToString("X", CultureInfo.InvariantCulture)).Append(';');
                break;
        }
    }
}
