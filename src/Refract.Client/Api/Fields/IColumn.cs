using Refract.Relational.Sql;

namespace Refract.Runtime;

/// <summary>A column that rows can be grouped by and counted by: what a field handle is to aggregates.</summary>
public interface IColumn
{
    /// <summary>The column in its scope.</summary>
    internal FieldRef Ref { get; }
}

/// <inheritdoc/>
/// <typeparam name="T">The CLR type of the column, which may be a nullable one.</typeparam>
public interface IColumn<out T> : IColumn
{
    /// <summary>A value of the column as its CLR type.</summary>
    internal T Read(SqlValue value);
}

/// <summary>A column with a smallest and a largest value.</summary>
/// <inheritdoc/>
public interface IOrderedColumn<T> : IColumn<T>
{
    /// <summary>A value to compare with.</summary>
    internal SqlValue Write(T value);
}
