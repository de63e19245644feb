using System.Globalization;

namespace Refract.CommandLine;

/// <summary>Numbers and lists in sentences.</summary>
internal static class Words
{
    /// <summary><c>1 error</c>, <c>3 errors</c>.</summary>
    public static string Count(long count, string noun) =>
        count.ToString(CultureInfo.InvariantCulture) + " " + noun + (count == 1 ? "" : "s");
}
