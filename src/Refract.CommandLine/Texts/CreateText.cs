namespace Refract.CommandLine;

/// <summary>The text of <see cref="CreateReport"/>.</summary>
internal static class CreateText
{
    public static void Write(CreateReport report, TextLines lines)
    {
        if (report.Status is { } status) StatusText.Write(status, lines);
        ChangeText.Risks(report.Risks, lines);
        if (report.Created is { } created)
        {
            lines.DataLine(created.Path);
            lines.Done(
                $"Migration {created.Name} written ({ChangeText.Summary(created.Changes)}). The database was looked "
                + $"at only; nothing in it was changed.\n{string.Join("\n", report.Hints)}");
        }
        else if (report.IsComplete)
            lines.Done("The schema has nothing that the migrations do not make; no migration was written.");
    }
}
