namespace Refract.Relational.Sql;

/// <summary>What differs between databases in queries, as one object for each database. Stateless.</summary>
public sealed class SqlDialect
{
    /// <summary>What the database can do.</summary>
    public required SqlCapabilities Capabilities { get; init; }

    /// <summary>How whole statements, and the tables in them, are written.</summary>
    public required SqlStatementSyntax Statements { get; init; }

    /// <summary>How expressions are written.</summary>
    public required SqlExpressionSyntax Expressions { get; init; }

    /// <summary>What columns hold of values, and how they are changed.</summary>
    public required SqlColumnSyntax Columns { get; init; }
}
