using System.CommandLine;
using Refract.CommandLine;

namespace Refract.Cli.Commands;

/// <summary>What the commands share.</summary>
internal sealed class CommandContext(Terminal terminal, string folder, IReadOnlyDictionary<string, string> variables)
{
    public Terminal Terminal => terminal;

    public string Folder => folder;

    public GlobalOptions Options { get; } = new();

    /// <summary>What the command line says about the project.</summary>
    public ProjectRequest Request(ParseResult parsed) => Options.Read(parsed, folder, variables);

    /// <summary>The project.</summary>
    public Project FindProject(ParseResult parsed) => Project.Find(Request(parsed));
}
