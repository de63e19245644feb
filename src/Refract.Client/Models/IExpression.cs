namespace Refract.Runtime;

/// <summary>
/// A value that each row of a scope has: a column (<see cref="ColumnInfo"/>), or what is computed from the row. A
/// closed set; one emitter writes each kind as SQL.
/// </summary>
internal interface IExpression
{
    /// <summary>The type of its value.</summary>
    Refract.Relational.ColumnType Type { get; }
}
