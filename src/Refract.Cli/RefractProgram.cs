using System.CommandLine;
using Refract.Cli.Commands;
using Refract.CommandLine;

namespace Refract.Cli;

/// <summary>The whole command line, with everything that it takes from its surroundings.</summary>
internal sealed class RefractProgram(Terminal terminal, string folder, IReadOnlyDictionary<string, string> variables)
{
    public Task<int> Run(IReadOnlyList<string> arguments, CancellationToken ct) =>
        CommandRunner.Run(Build(), arguments, terminal, ct);

    /// <summary>All commands.</summary>
    public RootCommand Build()
    {
        var context = new CommandContext(terminal, folder, variables);
        var root = new RootCommand(
            "Keeps a database in step with a .prisma schema, and the client with both.") { HelpName = "refract" };
        context.Options.AddTo(root);
        root.Add(InitCommand.Create(context));
        root.Add(ValidateCommand.Create(context));
        root.Add(FormatCommand.Create(context));
        root.Add(GenerateCommand.Create(context));
        root.Add(DbCommand.Create(context));
        root.Add(MigrateCommand.Create(context));
        root.Add(LintCommand.Create(context));
        root.Add(DoctorCommand.Create(context));
        root.Add(ErdCommand.Create(context));
        root.Add(ExplainCommand.Create(context));
        root.Add(VersionCommand.Create(context));
        root.Add(CompletionCommand.Create(context));
        root.Add(HelpCommand.Create());
        return root;
    }
}
