using System.CommandLine;
using Refract.CommandLine;

namespace Refract.Cli.Commands;

/// <summary>What the commands share.</summary>
internal sealed class CommandContext(Terminal terminal, string folder, IReadOnlyDictionary<string, string> variables)
{
    public Terminal Terminal => terminal;

    public string Folder => folder;

    public GlobalOptions Options { get; } = new();

    public Project FindProject(ParseResult parsed) => Project.Find(Options.Read(parsed, folder, variables));
}
