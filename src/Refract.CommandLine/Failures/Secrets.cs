using System.Text.RegularExpressions;

namespace Refract.CommandLine;

/// <summary>Takes passwords out of texts that come from elsewhere.</summary>
internal static partial class Secrets
{
    /// <summary>The text with the passwords of URLs and connection strings replaced by <c>***</c>.</summary>
    public static string Hide(string text)
        => InSetting().Replace(InUrl().Replace(text, "$1***@"), "$1***");

    // Up to the last @ before a blank or a quote: a password may hold an unescaped @ itself.
    [GeneratedRegex("""([a-z][a-z0-9+.-]*://[^\s:/@'"]*:)[^\s'"]*@""",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex InUrl();

    [GeneratedRegex("""((?:password|pwd|psw|sslpassword)\s*=\s*)("[^"]*"|'[^']*'|[^;&\n]+)""",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex InSetting();
}
