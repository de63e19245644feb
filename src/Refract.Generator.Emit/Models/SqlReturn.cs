namespace Refract.Generator.Models;

/// <summary>What the method of an SQL file returns, by <c>@returns</c>.</summary>
public enum SqlReturn
{
    /// <summary>All rows; without columns, how many rows were changed.</summary>
    Rows,

    /// <summary>The first row; it is an error when there is none.</summary>
    First,

    /// <summary>The first row, or null.</summary>
    FirstOrDefault,

    /// <summary>The value of the only column in the first row.</summary>
    Scalar,

    /// <summary>The rows one by one, while they are read.</summary>
    Stream,
}
