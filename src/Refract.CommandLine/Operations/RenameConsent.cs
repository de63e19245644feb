using Refract.Migrate.Renames;

namespace Refract.CommandLine;

/// <summary>Asks whether what goes and what comes is one thing under another name.</summary>
internal static class RenameConsent
{
    /// <summary>Asks about each candidate; one inside a table that is not renamed is none any more.</summary>
    /// <returns>The renames that a person said yes to, each <c>OLD=NEW</c>.</returns>
    public static IReadOnlyList<string> Ask(IInteraction interaction, IReadOnlyList<RenameCandidate> candidates)
    {
        var accepted = new List<RenameCandidate>();
        foreach (var candidate in candidates)
        {
            if (candidate.Within is { } owner && !accepted.Contains(owner)) continue;
            var question = new Question($"Is {candidate.To} the renamed {candidate.From}?")
            {
                Warning = $"{candidate.From} goes and {candidate.To} is new. If they are one, what is in it is kept.",
            };
            if (interaction.Confirm(question)) accepted.Add(candidate);
        }

        return [.. accepted.Select(candidate => candidate.Argument)];
    }

    /// <summary>What to do next where data would be lost, some of it only because nobody said that it was renamed.
    /// </summary>
    /// <param name="renames">The renames and the candidates for them.</param>
    /// <param name="otherwise">What to do about the rest.</param>
    public static string Next(IReadOnlyList<RenamedThing> renames, string otherwise)
    {
        var options = renames.Where(rename => !rename.IsMade).Select(rename => rename.Option).ToArray();
        return options.Length == 0 ? otherwise
            : $"To keep what is only renamed, add:\n{string.Join('\n', options)}\n{otherwise}";
    }
}
