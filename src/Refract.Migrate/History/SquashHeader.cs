using System.Text;
using System.Text.RegularExpressions;

namespace Refract.Migrate.History;

/// <summary>
/// The comment at the top of a migration that took the place of others: their names and checksums. It tells databases
/// that have those that they have this one, and a squash that was cut off which folders are still to go.
/// </summary>
internal static partial class SquashHeader
{
    private const string Title = "-- Squashed by Refract: this migration takes the place of";

    /// <summary>The comment, with an empty line after it.</summary>
    public static string Write(IReadOnlyList<MigrationFile> replaced)
    {
        var text = new StringBuilder(Title).Append('\n');
        foreach (var migration in replaced)
            text.Append("--   ").Append(migration.Name).Append(' ').Append(migration.Checksum).Append('\n');
        return text.Append('\n').ToString();
    }

    /// <summary>What a script says that it took the place of; empty for any other.</summary>
    public static IReadOnlyList<(string Name, string Checksum)> Read(string script)
    {
        if (!script.StartsWith(Title, StringComparison.Ordinal)) return [];
        return [.. script.ReplaceLineEndings("\n").Split('\n').Skip(1)
            .TakeWhile(line => line.StartsWith("--   ", StringComparison.Ordinal))
            .Select(line => Entry().Match(line)).Where(match => match.Success)
            .Select(match => (match.Groups[1].Value, match.Groups[2].Value))];
    }

    [GeneratedRegex("^--   (.+) ([0-9a-f]{64})$")]
    private static partial Regex Entry();
}
