using System.Text;
using Refract.Schema.Formatting;

namespace Refract.CommandLine;

/// <summary>Gives the schema's files their one layout.</summary>
public static class FormatOperation
{
    private static readonly UTF8Encoding s_utf8 = new(encoderShouldEmitUTF8Identifier: false);

    /// <summary>Rewrites the files that are laid out otherwise.</summary>
    public static int Run(Project project, Terminal terminal)
    {
        var changed = 0;
        foreach (var (path, _, formatted) in Changed(project))
        {
            File.WriteAllText(Path.GetFullPath(path, project.Folder), formatted, s_utf8);
            terminal.Say("Formatted " + path);
            changed++;
        }

        terminal.Done(
            changed == 0
                ? $"{Words.Count(project.Files.Count, "file")} already formatted."
                : $"{changed} of {Words.Count(project.Files.Count, "file")} rewritten.");
        return ExitCode.Done;
    }

    /// <summary>Changes nothing; writes the paths of the files that are laid out otherwise to the output.</summary>
    /// <returns><see cref="ExitCode.Findings"/> when there are such files.</returns>
    public static int Check(Project project, Terminal terminal)
    {
        var changed = Changed(project);
        foreach (var (path, _, _) in changed) terminal.DataLine(path);
        if (changed.Count == 0)
        {
            terminal.Done($"{Words.Count(project.Files.Count, "file")} already formatted.");
            return ExitCode.Done;
        }

        terminal.Say(
            $"{changed.Count} of {Words.Count(project.Files.Count, "file")} not formatted. Fix that with: "
                + "refract format");
        return ExitCode.Findings;
    }

    /// <summary>
    /// Changes nothing; writes the formatted text to the output, that of several files one after the other.
    /// </summary>
    public static int Print(Project project, Terminal terminal)
    {
        foreach (var file in SchemaFormatter.FormatAll(project.Files))
        {
            if (project.Files.Count > 1) terminal.Note("// " + file.Path);
            terminal.Data(file.Text);
        }

        return ExitCode.Done;
    }

    private static List<(string Path, string Before, string After)> Changed(Project project)
        => [.. project.Files.Zip(SchemaFormatter.FormatAll(project.Files),
            static (before, after) => (before.Path, before.Text, after.Text))
            .Where(static file => file.Item2 != file.Item3)];
}
