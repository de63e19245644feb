using Refract.Generator.Models;
using Refract.Schema.Text;

namespace Refract.Generator.SqlFiles;

/// <summary>What the comments at the beginning of an SQL file say.</summary>
/// <param name="Documentation">The lines that are no annotation, or null when there are none.</param>
/// <param name="Parameters">The lines with <c>@param</c>.</param>
/// <param name="Columns">The lines with <c>@column</c>.</param>
/// <param name="Returns"><c>@returns</c>.</param>
/// <param name="Database"><c>@database</c>: the only database that the statement is for, or null.</param>
/// <param name="ReturnsSpan">The place of <c>@returns</c>; the beginning of the file without one.</param>
public sealed record SqlHeader(string? Documentation, IReadOnlyList<SqlParameterLine> Parameters,
    IReadOnlyList<SqlColumnLine> Columns, SqlReturn Returns, string? Database, TextSpan ReturnsSpan);

/// <summary>A line <c>-- @param {Int} $1:limit How many</c>.</summary>
/// <param name="Number">The placeholder's number, from 1.</param>
/// <param name="Name">The name, or null.</param>
/// <param name="Type">The type, or null for what the database says.</param>
/// <param name="IsNullable">True when the type or the name has a question mark.</param>
/// <param name="Documentation">The rest of the line, or null.</param>
/// <param name="Span">Its place.</param>
public sealed record SqlParameterLine(int Number, string? Name, SqlValueType? Type, bool IsNullable,
    string? Documentation, TextSpan Span);

/// <summary>A line <c>-- @column {BigInt} posts How many</c>.</summary>
/// <param name="Name">The column's name.</param>
/// <param name="Type">The type.</param>
/// <param name="Documentation">The rest of the line, or null.</param>
/// <param name="Span">Its place.</param>
public sealed record SqlColumnLine(string Name, SqlValueType Type, string? Documentation, TextSpan Span);
