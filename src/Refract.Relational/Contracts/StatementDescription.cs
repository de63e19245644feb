using Refract.Relational.Catalog;

namespace Refract.Relational.Contracts;

/// <summary>What a database says of a statement that it has read and not run.</summary>
/// <param name="Parameters">
/// The types of the parameters, in the order of their numbers; null for one that the database has no type for. A type
/// that the schema language does not have is <see cref="Refract.Schema.ScalarType.Unsupported"/>.
/// </param>
/// <param name="Columns">The columns of its rows; none for a statement without rows.</param>
public sealed record StatementDescription(IReadOnlyList<ColumnType?> Parameters,
    IReadOnlyList<DescribedColumn> Columns);

/// <summary>A column of a statement's rows.</summary>
/// <param name="Name">Its name; the database may have made it up.</param>
/// <param name="Type">
/// Its type; null where the database has none. <see cref="ColumnType.IsNullable"/> is false only when the value is
/// known to be there.
/// </param>
/// <param name="IsNamed">False when the statement gives it no name, and it is none of a table.</param>
/// <param name="Table">The table whose column it is, or null for an expression.</param>
/// <param name="Column">The name of that column, or null.</param>
public sealed record DescribedColumn(string Name, ColumnType? Type, bool IsNamed, QualifiedName? Table, string? Column);
