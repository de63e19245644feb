namespace Refract.CommandLine;

/// <summary>The text of <see cref="VersionReport"/>.</summary>
internal static class VersionText
{
    public static void Write(VersionReport report, TextLines lines)
    {
        lines.DataLine($"refract   {report.Version}");
        lines.DataLine($"runtime   {report.Runtime}");
        lines.DataLine($"platform  {report.Platform}");
        lines.DataLine($"databases {string.Join(", ", report.Databases)}");
    }
}
