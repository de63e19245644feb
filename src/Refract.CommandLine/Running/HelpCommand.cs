using System.CommandLine;

namespace Refract.CommandLine;

/// <summary>The command <c>help</c>, which is <c>--help</c> in other words.</summary>
public static class HelpCommand
{
    /// <summary>Creates the command.</summary>
    public static Command Create()
    {
        var words = new Argument<string[]>("command")
        {
            Description = "The command to explain: db push.", Arity = ArgumentArity.ZeroOrMore,
        };
        var command = new Command("help", "Show the help of a command.") { words };
        command.SetAction((parsed, ct) =>
        {
            var asked = parsed.RootCommandResult.Command.Parse([.. parsed.GetValue(words) ?? [], "--help"]);
            if (asked.UnmatchedTokens.Count > 0) throw ParseErrors.Explain(asked);
            return asked.InvokeAsync(parsed.InvocationConfiguration, ct);
        });
        return command;
    }
}
