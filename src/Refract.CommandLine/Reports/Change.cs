using Refract.Relational.Contracts;

namespace Refract.CommandLine;

/// <summary>One step of a change of a database's structure.</summary>
/// <param name="Kind">What it does: <c>CreateTable</c>, <c>AlterTable</c>.</param>
/// <param name="Sql">Its statements, which end with semicolons.</param>
public sealed record Change(string Kind, string Sql)
{
    /// <inheritdoc cref="MigrationStep.Line"/>
    internal string Line { get; init; } = "";

    internal static IReadOnlyList<Change> AllOf(MigrationScript script) =>
        [.. script.Steps.Select(step => new Change(step.Comment, step.Sql) { Line = step.Line })];
}
