using System.Text;
using Refract.Relational.Operations;
using Refract.Relational.Sql;

namespace Refract.Relational.Contracts;

/// <summary>
/// A migration as SQL, in the form of the real Prisma's files: each step under a comment that names its kind, steps
/// separated by an empty line, one newline at the end.
/// </summary>
/// <param name="Steps">The steps in order.</param>
/// <param name="Risks">What the steps can do to rows, each sentence once, in the order of the steps.</param>
public sealed record MigrationScript(IReadOnlyList<MigrationStep> Steps, IReadOnlyList<DataRisk> Risks)
{
    /// <summary>The script that does nothing.</summary>
    public const string EmptyText = "-- This is an empty migration.\n";

    /// <summary>True when there is nothing to do.</summary>
    public bool IsEmpty => Steps.Count == 0;

    /// <summary>The steps alone, without the warnings: what a comparison of two states prints.</summary>
    public string Body
    {
        get
        {
            if (IsEmpty)
                return EmptyText;

            var text = new StringBuilder();
            foreach (var step in Steps)
            {
                if (text.Length > 0)
                    text.Append('\n');
                text.Append("-- ").Append(SqlComment.Text(step.Comment)).Append('\n').Append(step.Sql).Append('\n');
            }

            return text.ToString();
        }
    }

    /// <summary>The same with further lines.</summary>
    /// <param name="before">Which lines come before a line of <see cref="Body"/>, by its number from 1.</param>
    public MigrationScript With(ILookup<int, string> before)
    {
        ArgumentNullException.ThrowIfNull(before);
        var line = 1;
        var steps = new List<MigrationStep>();
        foreach (var step in Steps)
        {
            // The comment of the step, and the empty line above it.
            line += steps.Count > 0 ? 2 : 1;
            steps.Add(step with
            {
                Sql = string.Join('\n', step.Sql.Split('\n').SelectMany(text => before[line++].Append(text))),
            });
        }

        return this with { Steps = steps };
    }

    /// <summary>The whole file: the warnings as a comment, if there are any, then <see cref="Body"/>.</summary>
    public string Text
    {
        get
        {
            if (Risks.Count == 0)
                return Body;

            var text = new StringBuilder("/*\n  Warnings:\n\n");
            foreach (var risk in Risks)
                text.Append("  - ").Append(SqlComment.Text(risk.Message)).Append('\n');
            return text.Append("\n*/\n").Append(Body).ToString();
        }
    }
}
