using System.Globalization;
using System.Text.RegularExpressions;

namespace Refract.CommandLine;

/// <summary>Durations as people write them: <c>500ms</c>, <c>5s</c>, <c>2min</c>.</summary>
internal static partial class Duration
{
    /// <param name="text">The text, or null.</param>
    /// <param name="option">The option that it is of, for the error.</param>
    /// <exception cref="CommandException">It is no duration, or not more than zero.</exception>
    public static TimeSpan? Parse(string? text, string option)
    {
        if (text is null) return null;
        if (Form().Match(text.Trim()) is not { Success: true } match
            || !double.TryParse(match.Groups[1].Value, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture,
                out var number) || number <= 0 || number > int.MaxValue)
            throw CommandException.BadInput($"{option} {text} is no duration.", null,
                "Write a number and its unit: 500ms, 5s, 2min.");
        var milliseconds = number * (match.Groups[2].Value switch { "ms" => 1, "s" => 1000, _ => 60_000 });
        return TimeSpan.FromMilliseconds(Math.Min(milliseconds, int.MaxValue));
    }

    [GeneratedRegex(@"^(\d+(?:\.\d+)?)(ms|s|min)$")]
    private static partial Regex Form();
}
