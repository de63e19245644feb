using Refract.Relational.Contracts;

namespace Refract.CommandLine;

/// <summary>One step of a change of a database's structure.</summary>
/// <param name="Kind">What it does: <c>CreateTable</c>, <c>AlterTable</c>.</param>
/// <param name="Sql">Its statements, which end with semicolons.</param>
public sealed record Change(string Kind, string Sql)
{
    /// <summary>What it does in one line; null when the first line of <see cref="Sql"/> always tells.</summary>
    internal string? Outline { get; init; }

    /// <summary>Its statement when that is one line, and otherwise what it does or how the statements begin.</summary>
    internal string Line
    {
        get
        {
            var lines = Sql.Split('\n').Select(line => line.Trim()).Where(line => line.Length > 0).ToArray();
            return lines.Length > 1 && Outline is not null ? Outline
                : (lines.FirstOrDefault() ?? "").TrimEnd('(', ' ', ';');
        }
    }

    internal static IReadOnlyList<Change> AllOf(MigrationScript script) =>
        [.. script.Steps.Select(step => new Change(step.Comment, step.Sql) { Outline = step.Outline })];
}
