using Refract.Relational.Sql;

namespace Refract.Runtime;

/// <summary>
/// Makes objects of a type of the program out of rows of raw SQL. Generated code implements it for each type that a
/// call names.
/// </summary>
/// <typeparam name="T">The type.</typeparam>
public interface IRawReader<T>
{
    /// <summary>
    /// The columns that it reads, in its order; a question mark at the end marks one that may be missing. Null when it
    /// reads all columns by their places, as a tuple does.
    /// </summary>
    static abstract string[]? Columns { get; }

    /// <summary>How many columns it reads.</summary>
    static abstract int Count { get; }

    /// <summary>Makes an object of a row, whose columns stand in the order of <see cref="Columns"/>.</summary>
    static abstract T Read<TRow>(ref TRow row) where TRow : struct, IRow;
}
