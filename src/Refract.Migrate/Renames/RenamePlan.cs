using Refract.Relational.Operations;

namespace Refract.Migrate.Renames;

/// <summary>The renames of a change.</summary>
/// <param name="Operations">Those that are made, in an order in which a database takes them.</param>
/// <param name="Made">The same as names, in the order in which they were asked for.</param>
/// <param name="Candidates">
/// What may be a rename and was not asked for: without it the one is dropped and the other created.
/// </param>
public sealed record RenamePlan(IReadOnlyList<RenameOperation> Operations, IReadOnlyList<RenameCandidate> Made,
    IReadOnlyList<RenameCandidate> Candidates)
{
    /// <summary>No renames.</summary>
    public static RenamePlan None { get; } = new([], [], []);

    /// <summary>Those among the operations that give a name of its own to what goes.</summary>
    internal IReadOnlyList<RenameOperation> Gone { get; init; } = [];

    /// <summary>
    /// What gives another name to something new under the name of what was renamed: first on the way back.
    /// </summary>
    internal IReadOnlyList<RenameOperation> New { get; init; } = [];

    /// <summary>The renames that lead from the new names to the old ones.</summary>
    internal IReadOnlyList<RenameOperation> Reversed =>
        [.. New, .. Operations.Reverse().Select(operation => operation.Reversed)];

    /// <summary>
    /// The renames that a database takes afterwards, when what goes is gone, in an order in which it takes them.
    /// </summary>
    internal IReadOnlyList<RenameOperation> Back =>
        [.. New, .. Operations.Except(Gone).Reverse().Select(operation => operation.Reversed)];
}
