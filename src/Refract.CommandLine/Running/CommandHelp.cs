using System.CommandLine;
using System.Runtime.CompilerServices;

namespace Refract.CommandLine;

/// <summary>What the help of a command shows beside what the parser knows.</summary>
public static class CommandHelp
{
    private static readonly ConditionalWeakTable<Command, Topics> s_topics = [];

    /// <summary>Gives a command's help examples, and the options of the program that matter to it.</summary>
    /// <param name="command">The command.</param>
    /// <param name="options">
    /// The options of the program as a whole that it uses, without those that every command uses: <c>--url</c>.
    /// </param>
    /// <param name="examples">Whole command lines.</param>
    public static void SetHelp(this Command command, IReadOnlyList<string> options,
        params IReadOnlyList<string> examples)
    {
        ArgumentNullException.ThrowIfNull(command);
        s_topics.AddOrUpdate(command, new Topics(options, examples));
    }

    internal static IReadOnlyList<string> ExamplesOf(Command command) =>
        s_topics.TryGetValue(command, out var topics) ? topics.Examples : [];

    /// <summary>The options of the programs above that do not matter to a command.</summary>
    internal static IEnumerable<Option> IrrelevantTo(Command command)
    {
        if (!s_topics.TryGetValue(command, out var topics)) yield break;
        for (var at = command.Parents.OfType<Command>().FirstOrDefault(); at is not null;
            at = at.Parents.OfType<Command>().FirstOrDefault())
            foreach (var option in at.Options.Where(option => option is { Recursive: true, Hidden: false }))
                if (option is not System.CommandLine.Help.HelpOption && !JsonOption.Is(option)
                    && !topics.Options.Contains(option.Name))
                    yield return option;
    }

    private sealed record Topics(IReadOnlyList<string> Options, IReadOnlyList<string> Examples);
}
