namespace Refract.Relational.Sql;

/// <summary>A statement with its values, ready to run.</summary>
/// <param name="Text">The SQL.</param>
/// <param name="Parameters">
/// At least <paramref name="Count"/> values in the order of the placeholders; may be a rented array. One of kind
/// <see cref="SqlValueKind.Each"/> stands for as many placeholders as its list has values.
/// </param>
/// <param name="Count">How many of them count.</param>
public readonly record struct SqlStatement(StatementText Text, SqlParameter[] Parameters, int Count);
