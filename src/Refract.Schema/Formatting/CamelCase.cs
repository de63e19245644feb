using System.Text;

namespace Refract.Schema.Formatting;

/// <summary>
/// Field names made of model names: <c>OrderLine</c> and <c>order_line</c> give <c>orderLine</c>, <c>HTTPServer</c>
/// gives <c>httpserver</c>.
/// </summary>
internal static class CamelCase
{
    /// <summary>Letters beyond ASCII keep their case, as with the reference formatter.</summary>
    internal static string Of(string name)
    {
        var result = new StringBuilder(name.Length);
        var startsWord = false;
        var keepsCapitals = false;
        foreach (var c in name)
        {
            if (c is '_' or '-')
            {
                startsWord = result.Length > 0;
            }
            else if (c is >= '0' and <= '9')
            {
                result.Append(c);
                startsWord = true;
            }
            else if (startsWord || (keepsCapitals && char.IsUpper(c)))
            {
                result.Append(c is >= 'a' and <= 'z' ? (char)(c - 'a' + 'A') : c);
                startsWord = false;
            }
            else
            {
                result.Append(c is >= 'A' and <= 'Z' ? (char)(c - 'A' + 'a') : c);
                keepsCapitals = char.IsLower(c);
            }
        }

        return result.ToString();
    }
}
