using Refract.Relational.Sql;

namespace Refract.Runtime;

/// <summary>What a statement does with one column; enums have become their names.</summary>
internal readonly record struct Assignment(ColumnInfo Column, WriteOperation Operation, SqlValue Value)
{
    public static Assignment Set(ColumnInfo column, SqlValue value) => new(column, WriteOperation.Set, value);
}
