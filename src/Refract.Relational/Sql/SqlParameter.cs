namespace Refract.Relational.Sql;

/// <summary>
/// A value and the column type that it is bound as. Enums have become text (or arrays of text) by then.
/// </summary>
/// <param name="Type">The column's type; its nullability says nothing about this value.</param>
/// <param name="Value">The value, or several of one column.</param>
public readonly record struct SqlParameter(ColumnType Type, SqlValue Value);
