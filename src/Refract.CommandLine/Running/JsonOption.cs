using System.CommandLine;

namespace Refract.CommandLine;

/// <summary>The option <c>--json</c>: the report as one JSON document on stdout, errors too.</summary>
public static class JsonOption
{
    private const string Name = "--json";

    /// <summary>The option, for a command and those below it.</summary>
    public static Option<bool> Create() =>
        new(Name) { Description = "Write the report, or the error, to stdout as JSON.", Recursive = true };

    internal static bool Is(Option option) => option.Name == Name;

    /// <summary>Whether the command line has it, well formed or not.</summary>
    internal static bool IsGiven(ParseResult parsed)
    {
        for (Command? at = parsed.CommandResult.Command; at is not null;
            at = at.Parents.OfType<Command>().FirstOrDefault())
            if (at.Options.OfType<Option<bool>>().FirstOrDefault(option => option.Name == Name) is { } option)
                return parsed.GetResult(option) is { Implicit: false } result
                    && (result.Tokens.Count == 0 || result.Tokens[0].Value != "false");
        return false;
    }
}
