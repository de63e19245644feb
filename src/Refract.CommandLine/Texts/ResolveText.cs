namespace Refract.CommandLine;

/// <summary>The text of <see cref="ResolveReport"/>.</summary>
internal static class ResolveText
{
    public static void Write(ResolveReport report, TextLines lines)
    {
        if (report.Applied is { } applied)
            lines.Done($"{applied} is in the history as applied; its script was not run.");
        if (report.RolledBack is { } rolledBack)
            lines.Done($"{rolledBack} is in the history as rolled back; the next run applies it again.");
    }
}
