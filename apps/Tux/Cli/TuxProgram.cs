using System.CommandLine;
using Refract.CommandLine;

namespace Tux.Cli;

/// <summary>The whole command line, with everything that it takes from its surroundings.</summary>
internal sealed class TuxProgram(Terminal terminal, string folder, IReadOnlyDictionary<string, string> variables)
{
    public Task<int> Run(IReadOnlyList<string> arguments, CancellationToken ct) =>
        CommandRunner.Run(Build(), arguments, terminal, ct);

    /// <summary>All commands; each is one line here and one file beside this one.</summary>
    public RootCommand Build()
    {
        var context = new TuxContext(terminal, folder, variables);
        var root = new RootCommand("The data layer of the Tux bot.") { HelpName = "tux" };
        context.AddTo(root);
        root.Add(DbCommand.Create(context));
        root.Add(TourCommand.Create(context));
        return root;
    }
}
