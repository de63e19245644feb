using Refract.Migrate.Renames;

namespace Refract.CommandLine;

/// <summary>Something that gets another name, or that may be meant to.</summary>
/// <param name="Kind">What it is: <c>table</c>, <c>column</c>, <c>enum</c>, <c>enumValue</c>.</param>
/// <param name="From">The old name, as the database has it: <c>User.fullname</c>.</param>
/// <param name="To">The new name: <c>User.name</c>.</param>
/// <param name="IsMade">
/// True when the changes rename it and keep what is in it; false when they drop the one and create the other, because
/// nobody has said that the two are one.
/// </param>
public sealed record RenamedThing(string Kind, string From, string To, bool IsMade)
{
    internal static IReadOnlyList<RenamedThing> AllOf(RenamePlan plan) =>
        [.. plan.Made.Select(rename => Of(rename, isMade: true)),
            .. plan.Candidates.Select(rename => Of(rename, isMade: false))];

    /// <summary>The option that says that the two are one.</summary>
    internal string Option => $"--rename {From}={To}";

    private static RenamedThing Of(RenameCandidate rename, bool isMade) =>
        new(NameOf(rename.Kind), rename.From, rename.To, isMade);

    private static string NameOf(RenameKind kind) => kind switch
    {
        RenameKind.Table => "table",
        RenameKind.Column => "column",
        RenameKind.Enum => "enum",
        RenameKind.EnumValue => "enumValue",
        _ => throw new InvalidOperationException($"{kind} has no name in reports."),
    };
}
