using System.CommandLine;
using Refract.CommandLine;

namespace Refract.Cli.Commands;

internal static class CompletionCommand
{
    public static Command Create(CommandContext context)
    {
        var shell = new Argument<string>("shell")
        {
            Description = "bash, zsh, fish or powershell.", HelpName = "shell",
            CompletionSources = { "bash", "zsh", "fish", "powershell" },
        };
        var command = new Command("completion", "Write a script that lets a shell complete commands and options.")
        {
            shell,
        };
        command.SetHelp([], "eval \"$(refract completion bash)\"", "refract completion fish | source");
        command.SetReport(context.Terminal, parsed => CompletionOperation.Run(parsed.GetValue(shell)!));
        return command;
    }
}
