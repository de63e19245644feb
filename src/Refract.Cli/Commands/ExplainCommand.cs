using System.CommandLine;
using Refract.CommandLine;

namespace Refract.Cli.Commands;

internal static class ExplainCommand
{
    public static Command Create(CommandContext context)
    {
        var code = new Argument<string?>("code")
        {
            Description = "The code of an error or warning, such as RFR2012; without it all are listed.",
            Arity = ArgumentArity.ZeroOrOne,
        };
        var command = new Command("explain", "Explain an error or warning: what it means, and how to fix it.") { code };
        command.SetHelp([],
            "refract explain RFR2012",
            "refract explain");
        command.SetReport(context.Terminal, parsed => ExplainOperation.Run(parsed.GetValue(code)));
        return command;
    }
}
