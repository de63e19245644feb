namespace Refract.Runtime;

/// <summary>
/// What an <see cref="Operand"/> takes of the rows of its scope: a column (<see cref="ColumnInfo"/>) or how many
/// related rows there are (<see cref="RelationCount"/>). A closed set: each kind is written by <see
/// cref="OperandEmitter"/>.
/// </summary>
internal interface IExpression
{
    /// <summary>The type of its value.</summary>
    Refract.Relational.ColumnType Type { get; }
}
