namespace Refract.Sqlite.Definitions;

/// <summary>What stands between two commas of a CREATE TABLE: a column or a constraint, with the comments around
/// it.</summary>
internal sealed record TableItem
{
    /// <summary>The column, or null for a constraint.</summary>
    public ColumnDefinition? Column { get; init; }

    /// <summary>The constraint, or null for a column.</summary>
    public Clause? Constraint { get; init; }

    /// <summary>Comments on lines of their own before it.</summary>
    public IReadOnlyList<string> Before { get; init; } = [];

    /// <summary>Comments behind it, on its line.</summary>
    public IReadOnlyList<string> After { get; init; } = [];

    public string Text => Column?.Text ?? Constraint!.Text;
}
