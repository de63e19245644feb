using System.Text;
using Refract.CommandLine.Diagrams;

namespace Refract.CommandLine;

/// <summary>Draws the schema: its models, their relations and its enums.</summary>
public static class ErdOperation
{
    private static readonly UTF8Encoding s_utf8 = new(encoderShouldEmitUTF8Identifier: false);

    private static readonly string[] s_formats = ["svg", "mermaid", "dot"];

    private static readonly string[] s_fields = ["all", "keys", "none"];

    /// <summary>What to draw.</summary>
    public sealed record Request
    {
        /// <summary>
        /// <c>--format</c>: <c>svg</c>, <c>mermaid</c> or <c>dot</c>; null for the one that the file's name ends in,
        /// else <c>svg</c>.
        /// </summary>
        public string? Format { get; init; }

        /// <summary><c>--output</c>: the file, relative to the project's folder; null for stdout.</summary>
        public string? Output { get; init; }

        /// <summary><c>--fields</c>: <c>all</c>, <c>keys</c> or <c>none</c>; null for all.</summary>
        public string? Fields { get; init; }

        /// <summary><c>--no-enums</c>: leave enums out.</summary>
        public bool WithoutEnums { get; init; }
    }

    /// <summary>Draws.</summary>
    /// <exception cref="CommandException">The schema has errors, or the request has no such form.</exception>
    public static ErdReport Run(Project project, Request request) => Operation.Run(new ErdReport(), report =>
    {
        report.Format = OneOf("--format", request.Format ?? FormatOf(request.Output), s_formats);
        var fields = OneOf("--fields", request.Fields ?? "all", s_fields) switch
        {
            "all" => DiagramFields.All, "keys" => DiagramFields.Keys, _ => DiagramFields.None,
        };
        var schema = Operation.RequireSchema(project, report);
        report.Models = schema.Models.Count;
        report.Relations = schema.Relations.Count;
        report.Enums = request.WithoutEnums ? 0 : schema.Enums.Count;
        var diagram = Diagram.Of(schema, fields, !request.WithoutEnums);
        var text = report.Format switch
        {
            "mermaid" => DiagramMermaid.Write(diagram), "dot" => DiagramDot.Write(diagram),
            _ => DiagramSvg.Write(diagram),
        };
        if (request.Output is not { } output)
        {
            report.Text = text;
            return;
        }

        var path = Path.GetFullPath(output, project.Folder);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text, s_utf8);
        report.Output = project.Shown(path);
    });

    private static string FormatOf(string? output) => Path.GetExtension(output)?.ToLowerInvariant() switch
    {
        ".mmd" or ".mermaid" or ".md" => "mermaid",
        ".dot" or ".gv" => "dot",
        _ => "svg",
    };

    private static string OneOf(string option, string value, string[] known) => known.Contains(value) ? value
        : throw CommandException.BadInput($"{option} {value} is not known.", null,
            $"Give one of: {string.Join(", ", known)}");
}
