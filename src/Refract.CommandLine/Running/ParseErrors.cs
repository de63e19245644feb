using System.CommandLine;

namespace Refract.CommandLine;

/// <summary>Explains arguments that make no command, and names the nearest word that would.</summary>
internal static class ParseErrors
{
    public static CommandException Explain(ParseResult parsed)
    {
        var command = parsed.CommandResult.Command;
        var path = PathTo(command);
        var help = $"See what there is with: {path} --help";
        if (parsed.UnmatchedTokens is [var token, ..])
        {
            // A URL that slipped in as an argument may hold a password.
            var word = Secrets.Hide(token);
            var isOption = word.StartsWith('-');
            var known = isOption
                ? OptionsOf(command) : command.Subcommands.Where(sub => !sub.Hidden).Select(sub => sub.Name);
            var nearest = Nearest(word, known);
            var what = isOption ? $"{path} has no option {word}."
                : command.Subcommands.Count > 0
                    ? $"There is no command {path} {word}." : $"{path} takes no argument {word}.";
            return CommandException.BadInput(what, null,
                nearest is null ? help : $"Did you mean {(isOption ? "" : path + " ")}{nearest}? {help}");
        }

        if (command.Subcommands.Count > 0 && command.Action is null)
            return CommandException.BadInput($"{path} needs to be told what to do.", null,
                "Add one of: "
                    + $"{string.Join(", ", command.Subcommands.Where(sub => !sub.Hidden).Select(sub => sub.Name))}. "
                    + $"{help}");
        return CommandException.BadInput(Secrets.Hide(parsed.Errors[0].Message), null, help);
    }

    private static IEnumerable<string> OptionsOf(Command command)
    {
        for (Command? at = command; at is not null; at = at.Parents.OfType<Command>().FirstOrDefault())
            foreach (var option in at.Options.Where(option => !option.Hidden && (at == command || option.Recursive)))
                yield return option.Name;
    }

    private static string PathTo(Command command)
    {
        var name = command is RootCommand root ? root.HelpName ?? root.Name : command.Name;
        return command.Parents.OfType<Command>().FirstOrDefault() is { } parent ? PathTo(parent) + " " + name : name;
    }

    private static string? Nearest(string word, IEnumerable<string> known)
    {
        var candidates = known.Select(
            name => (Name: name,
                Distance: name.StartsWith(word, StringComparison.OrdinalIgnoreCase) ? 1 : Distance(word, name)));
        var best = candidates.OrderBy(candidate => candidate.Distance)
            .ThenBy(candidate => candidate.Name, StringComparer.Ordinal).FirstOrDefault();
        return best.Name is not null && best.Distance <= Math.Max(2, word.Length / 3) ? best.Name : null;
    }

    /// <summary>How many letters must be changed, added, left out or swapped with their neighbour.</summary>
    private static int Distance(string one, string other)
    {
        var cost = new int[one.Length + 1, other.Length + 1];
        for (var i = 0; i <= one.Length; i++) cost[i, 0] = i;
        for (var j = 0; j <= other.Length; j++) cost[0, j] = j;
        for (var i = 1; i <= one.Length; i++)
        for (var j = 1; j <= other.Length; j++)
        {
            var same = char.ToLowerInvariant(one[i - 1]) == char.ToLowerInvariant(other[j - 1]);
            cost[i, j] = Math.Min(Math.Min(cost[i - 1, j], cost[i, j - 1]) + 1, cost[i - 1, j - 1] + (same ? 0 : 1));
            if (i > 1 && j > 1 && one[i - 1] == other[j - 2] && one[i - 2] == other[j - 1])
                cost[i, j] = Math.Min(cost[i, j], cost[i - 2, j - 2] + 1);
        }

        return cost[one.Length, other.Length];
    }
}
