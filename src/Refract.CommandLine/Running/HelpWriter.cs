using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;

namespace Refract.CommandLine;

/// <summary>Writes the help of a command: the parser's, without options that do nothing there, and examples.</summary>
internal sealed class HelpWriter : SynchronousCommandLineAction
{
    private const int HelpWidth = 110;

    private readonly HelpAction _parsers = new() { MaxWidth = HelpWidth };

    public override bool ClearsParseErrors => true;

    public override int Invoke(ParseResult parseResult)
    {
        var command = parseResult.CommandResult.Command;
        var hidden = CommandHelp.IrrelevantTo(command).ToArray();
        foreach (var option in hidden) option.Hidden = true;
        try
        {
            _parsers.Invoke(parseResult);
        }
        finally
        {
            foreach (var option in hidden) option.Hidden = false;
        }

        if (CommandHelp.ExamplesOf(command) is not { Count: > 0 } examples) return ExitCode.Done;
        var output = parseResult.InvocationConfiguration.Output;
        output.Write("Examples:\n");
        foreach (var example in examples) output.Write("  " + example + "\n");
        output.Write("\n");
        return ExitCode.Done;
    }
}
