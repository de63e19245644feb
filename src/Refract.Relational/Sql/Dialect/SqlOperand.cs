namespace Refract.Relational.Sql;

/// <summary>An expression as it stands in a statement.</summary>
/// <param name="Text">The SQL.</param>
/// <param name="Type">The type of its value.</param>
public readonly record struct SqlOperand(string Text, ColumnType Type)
{
    /// <summary>Of a column, its table as it stands after FROM; else null.</summary>
    public string? Table { get; init; }

    /// <summary>Of a column, its name without the table; else null.</summary>
    public string? Column { get; init; }

    /// <summary>Of a part of a document, the document; else null.</summary>
    public string? Document { get; init; }

    /// <summary>Of a part of a document, the placeholders of the path to it.</summary>
    public IReadOnlyList<string> Path { get; init; } = [];
}
