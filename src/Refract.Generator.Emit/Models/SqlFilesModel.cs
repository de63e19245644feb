namespace Refract.Generator.Models;

/// <summary>The class with a method for each SQL file of a project.</summary>
/// <param name="Class">Its name.</param>
/// <param name="Property">The client's property that holds it.</param>
/// <param name="Methods">The methods, in ordinal order of their names.</param>
public sealed record SqlFilesModel(string Class, string Property, EquatableArray<SqlMethodModel> Methods);

/// <summary>The method of an SQL file.</summary>
public sealed record SqlMethodModel
{
    /// <summary>The class that it is in.</summary>
    public required string Class { get; init; }

    /// <summary>The name of the file, with its extension.</summary>
    public required string File { get; init; }

    /// <summary>The name of the method.</summary>
    public required string Name { get; init; }

    /// <summary>Its documentation, or null.</summary>
    public required string? Documentation { get; init; }

    /// <summary>What it returns.</summary>
    public required SqlReturn Returns { get; init; }

    /// <summary>The text of the statement before, between and behind the placeholders.</summary>
    public required EquatableArray<string> Texts { get; init; }

    /// <summary>Which parameter stands at each placeholder, from 0.</summary>
    public required EquatableArray<int> Order { get; init; }

    /// <summary>The parameters, in their order.</summary>
    public required EquatableArray<SqlParameterModel> Parameters { get; init; }

    /// <summary>The columns; none for a statement without rows.</summary>
    public required EquatableArray<SqlColumnModel> Columns { get; init; }

    /// <summary>The name of the type of a row; not used for a scalar and for a statement without rows.</summary>
    public required string Row { get; init; }

    /// <summary>The name of the last parameter, which cancels the call.</summary>
    public required string Cancellation { get; init; }
}

/// <summary>A parameter of the method of an SQL file.</summary>
/// <param name="Name">The C# name, with an <c>@</c> before a word of C#.</param>
/// <param name="Type">Its type.</param>
/// <param name="Words">The type as a line of a model's table has it.</param>
/// <param name="Documentation">Its documentation, or null.</param>
public sealed record SqlParameterModel(string Name, SqlTypeModel Type, string Words, string? Documentation);

/// <summary>A column of the rows of an SQL file.</summary>
/// <param name="Column">The name in the database.</param>
/// <param name="Member">The C# name.</param>
/// <param name="Type">Its type.</param>
/// <param name="Documentation">Its documentation, or null.</param>
public sealed record SqlColumnModel(string Column, string Member, SqlTypeModel Type, string? Documentation);

/// <summary>A type as C# has it.</summary>
/// <param name="Kind">What a value is.</param>
/// <param name="Enum">The C# name of an enum, or null.</param>
/// <param name="IsList">True for a list.</param>
/// <param name="IsNullable">True when it may be null; of a list, the list itself.</param>
public sealed record SqlTypeModel(ColumnKind Kind, string? Enum, bool IsList, bool IsNullable);
