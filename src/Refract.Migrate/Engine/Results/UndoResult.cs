namespace Refract.Migrate.Engine;

/// <summary>What an undo did, or why it did not.</summary>
/// <param name="Database">The database, for display.</param>
/// <param name="Migrations">The names of its migrations, in the order in which they are undone.</param>
/// <param name="Warnings">What undoing them takes with it or fails on, by a look at the rows.</param>
/// <param name="IsDone">
/// True when they are undone; false when the warnings stand in the way and nothing was changed.
/// </param>
public sealed record UndoResult(string Database, IReadOnlyList<string> Migrations, IReadOnlyList<DataWarning> Warnings,
    bool IsDone);
