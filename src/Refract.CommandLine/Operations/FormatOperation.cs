using System.Text;
using Refract.Schema.Formatting;

namespace Refract.CommandLine;

/// <summary>Formats the schema's files.</summary>
public static class FormatOperation
{
    private static readonly UTF8Encoding s_utf8 = new(encoderShouldEmitUTF8Identifier: false);

    /// <summary>Finds the files that are not formatted, and does with them what the mode says.</summary>
    /// <exception cref="CommandException">A file could not be written.</exception>
    public static FormatReport Run(Project project, FormatMode mode) =>
        Operation.Run(new FormatReport { Mode = mode, Files = project.Files.Count }, report =>
    {
        var formatted = SchemaFormatter.FormatAll(project.Files);
        var changed = project.Files.Zip(formatted).Where(pair => pair.First.Text != pair.Second.Text)
            .Select(pair => pair.Second).ToArray();
        if (mode == FormatMode.Print)
            report.Texts = [.. formatted.Select(file => new SchemaText(file.Path, file.Text))];
        if (mode != FormatMode.Write)
        {
            report.Changed = [.. changed.Select(file => file.Path)];
            return;
        }

        foreach (var file in changed)
        {
            File.WriteAllText(Path.GetFullPath(file.Path, project.Folder), file.Text, s_utf8);
            report.Changed = [.. report.Changed, file.Path];
        }

        report.IsWritten = true;
    });
}
