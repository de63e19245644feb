namespace Refract.CommandLine;

/// <summary>What <c>migrate undo</c> returns.</summary>
public sealed record UndoReport : DatabaseReport
{
    /// <summary>The folder of migrations; relative when it is inside the project's folder.</summary>
    public string Folder { get; internal set; } = "";

    /// <summary>
    /// The names of the migrations that were undone, or would be when it failed, in the order in which they are undone.
    /// </summary>
    public IReadOnlyList<string> Migrations { get; internal set; } = [];

    /// <summary>What undoing them does to the rows that are there.</summary>
    public IReadOnlyList<RowRisk> Risks { get; internal set; } = [];
}
