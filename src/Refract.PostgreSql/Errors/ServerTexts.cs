using Npgsql;

namespace Refract.PostgreSql;

/// <summary>Decides which texts of the server can quote a value, and takes them out of its errors.</summary>
internal static class ServerTexts
{
    /// <summary>What stands in place of a text.</summary>
    public const string Withheld = "(not shown: it may quote a value)";

    private const string RaisedByProgram = "exec_stmt_raise";

    /// <summary>
    /// Classes whose texts are made of keywords and names: connections, features, authorisation, transactions,
    /// resources, states and interventions; and integrity and check options of views, whose values stand in the detail.
    /// </summary>
    private static readonly string[] s_plain =
        ["08", "0A", "23", "25", "26", "28", "2B", "2D", "34", "3B", "3D", "40", "44", "53", "54", "55", "57"];

    /// <summary>
    /// Classes whose texts quote the statement when they point into it, and else may quote a value that was taken for a
    /// name.
    /// </summary>
    private static readonly string[] s_ofStatement = ["3F", "42"];

    /// <summary>
    /// The error with its code, names and place, without detail, hint and context, and without its message where that
    /// may quote a value: RAISE says what it likes under any code.
    /// </summary>
    public static PostgresException WithoutValues(PostgresException error) =>
        WithText(error, IsPlain(error) ? error.MessageText : Withheld);

    /// <summary>The error with its code, names and place, and a text that holds no value.</summary>
    public static PostgresException WithText(PostgresException error, string text) => new(
        text, error.Severity, error.InvariantSeverity, error.SqlState, position: error.Position,
        schemaName: error.SchemaName, tableName: error.TableName, columnName: error.ColumnName,
        dataTypeName: error.DataTypeName,
        constraintName: error.ConstraintName, file: error.File, line: error.Line, routine: error.Routine);

    /// <summary>True for what a function, a trigger or a block of PL/pgSQL raises, with words of its own.</summary>
    public static bool IsRaised(PostgresException error) =>
        error.Routine == RaisedByProgram || error.SqlState.StartsWith("P0", StringComparison.Ordinal);

    /// <summary>True when the message is made of keywords and names alone.</summary>
    public static bool IsPlain(PostgresException error) => !IsRaised(error) && (IsOf(error, s_plain)
        || (IsOf(error, s_ofStatement) && (error.Position > 0
            || error.SqlState is PostgresErrorCodes.InsufficientPrivilege or ErrorTranslator.GeneratedAlways))
        // "value too long for type character varying(5)" ends in the name of a type.
        || error.SqlState == PostgresErrorCodes.StringDataRightTruncation);

    private static bool IsOf(PostgresException error, string[] classes) =>
        Array.Exists(classes, start => error.SqlState.StartsWith(start, StringComparison.Ordinal));
}
