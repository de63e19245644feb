namespace Refract.CommandLine.Diagrams;

/// <summary>A model, view or enum in a diagram.</summary>
/// <param name="Name">Its name in the schema.</param>
/// <param name="Kind">What it is.</param>
/// <param name="Rows">Its fields or values.</param>
internal sealed record DiagramBox(string Name, DiagramBoxKind Kind, IReadOnlyList<DiagramRow> Rows);
