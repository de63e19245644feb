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

    /// <summary>The renames that lead back, in an order in which a database takes them.</summary>
    internal IReadOnlyList<RenameOperation> Reversed =>
        [.. Operations.Reverse().Select(operation => operation.Reversed)];
}
