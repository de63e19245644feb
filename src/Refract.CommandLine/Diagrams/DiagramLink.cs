namespace Refract.CommandLine.Diagrams;

/// <summary>A relation in a diagram.</summary>
/// <param name="From">The index of the box that is referred to.</param>
/// <param name="FromEnd">How many rows of it there are for one of the other.</param>
/// <param name="FromRow">The row that is referred to; null for the box as a whole.</param>
/// <param name="To">The index of the box with the foreign key.</param>
/// <param name="ToEnd">How many rows of it there are for one of the first.</param>
/// <param name="ToRow">The row of the foreign key; null for the box as a whole.</param>
/// <param name="Name">The relation's field, for display.</param>
internal sealed record DiagramLink(int From, DiagramEnd FromEnd, int? FromRow, int To, DiagramEnd ToEnd, int? ToRow,
    string Name);
