using System.Text.RegularExpressions;

namespace Refract.Schema.Text;

/// <summary>
/// Takes passwords and tokens of database URLs and connection strings out of a text that is shown to people or written
/// to a log.
/// </summary>
public static class SecretText
{
    /// <summary>
    /// The password of a URL, up to the last @ as unescaped ones occur; values of parameters that are called like
    /// secrets; the password of a connection string.
    /// </summary>
    private static readonly Regex s_secrets = new(
        """(?<=://[^\s:@/"']*:)[^\s"']+(?=@)"""
        + """|(?<=[?&;][^=&;?\s"']*(?:password|pwd|passfile|secret|token|key|identity|options)[^=&;\s"']*\s*=\s*)[^&;"']+"""
        + """|(?<=\b(?:password|pwd)\s*=\s*)[^&;"'\s]+""",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant,
        TimeSpan.FromSeconds(1));

    /// <summary>
    /// The text with asterisks in their place, as many as there were characters, so that marks under the text stay
    /// right.
    /// </summary>
    public static string Mask(string text)
    {
        if (text.IndexOf("://", StringComparison.Ordinal) < 0 && text.IndexOf('=') < 0) return text;
        try
        {
            return s_secrets.Replace(text, found => new string('*', found.Length));
        }
        catch (RegexMatchTimeoutException)
        {
            // A text that takes so long is not worth the risk.
            return new string('*', text.Length);
        }
    }
}
