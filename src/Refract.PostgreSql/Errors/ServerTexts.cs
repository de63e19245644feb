using Npgsql;

namespace Refract.PostgreSql;

/// <summary>Decides which texts of the server can quote a value, and takes them out of its errors.</summary>
internal static class ServerTexts
{
    /// <summary>What stands in place of a text.</summary>
    public const string Withheld = "(not shown: it may quote a value)";

    private const string RaisedByProgram = "exec_stmt_raise";

    /// <summary>
    /// Classes whose texts are made of names and keywords: connections, features, authorisation, transactions, catalogs, syntax, resources,
    /// states and interventions; and integrity, whose values stand in the detail.
    /// </summary>
    private static readonly string[] s_ofNames =
        ["08", "0A", "23", "25", "26", "28", "2B", "2D", "34", "3B", "3D", "3F", "40", "42", "53", "54", "55", "57", "58"];

    /// <summary>
    /// The error with its code, names and place, without detail, hint and context, and without its message where that may quote a value: RAISE
    /// says what it likes under any code.
    /// </summary>
    public static PostgresException WithoutValues(PostgresException error)
    {
        var isPlain = error.Routine != RaisedByProgram && Array.Exists(s_ofNames, start => error.SqlState.StartsWith(start, StringComparison.Ordinal));
        var text = isPlain ? error.MessageText : OfType(error) ?? Withheld;
        return new PostgresException(text, error.Severity, error.InvariantSeverity, error.SqlState, position: error.Position,
            schemaName: error.SchemaName, tableName: error.TableName, columnName: error.ColumnName, dataTypeName: error.DataTypeName,
            constraintName: error.ConstraintName, file: error.File, line: error.Line, routine: error.Routine);
    }

    /// <summary>"value too long for type character varying(5)" ends in the name of a type.</summary>
    private static string? OfType(PostgresException error) =>
        error.SqlState == PostgresErrorCodes.StringDataRightTruncation && error.Routine != RaisedByProgram ? error.MessageText : null;
}
