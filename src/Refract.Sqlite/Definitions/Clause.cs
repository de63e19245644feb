namespace Refract.Sqlite.Definitions;

/// <summary>A clause of a column or a constraint of a table, as it is written.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Text">Its text, <c>CONSTRAINT name</c> included.</param>
internal sealed record Clause(ClauseKind Kind, string Text)
{
    /// <summary>The name after CONSTRAINT, or null.</summary>
    public string? Name { get; init; }

    /// <summary>The columns in its first parentheses; null for one of a column, and when they are no plain
    /// names.</summary>
    public IReadOnlyList<string>? Columns { get; init; }

    /// <summary>The table after REFERENCES, or null.</summary>
    public string? ReferencedTable { get; init; }

    /// <summary>Its <c>ON CONFLICT …</c>, or null.</summary>
    public string? Conflict { get; init; }

    /// <summary><c>MATCH …</c> and <c>[NOT] DEFERRABLE …</c> of a foreign key, or null.</summary>
    public string? Deferral { get; init; }

    /// <summary>True for PRIMARY KEY with AUTOINCREMENT.</summary>
    public bool IsAutoIncrement { get; init; }
}
