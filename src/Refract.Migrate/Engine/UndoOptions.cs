namespace Refract.Migrate.Engine;

/// <summary>How many migrations an undo undoes, and what it may do.</summary>
public sealed record UndoOptions
{
    /// <summary>The name of the migration that is to be the last one left; null for <see cref="Steps"/>.</summary>
    public string? To { get; init; }

    /// <summary>How many migrations are undone, the last one first.</summary>
    public int Steps { get; init; } = 1;

    /// <summary>May take data with it.</summary>
    public bool AcceptDataLoss { get; init; }
}
