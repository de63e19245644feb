using System.Globalization;
using Refract.Generator.Models;
using Refract.Generator.SqlFiles;
using Refract.Relational;
using Refract.Relational.Contracts;
using Refract.Schema.Text;

namespace Refract.CommandLine;

/// <summary>Checks an SQL file with a database, and makes the record of its types.</summary>
/// <param name="file">The file, without errors so far.</param>
/// <param name="database">The database.</param>
/// <param name="rules">What the database keeps of types.</param>
/// <param name="types">The types in the words of the schema.</param>
internal sealed class SqlFileCheck(SqlFileText file, IMigrationDatabase database, StructureRules rules, SqlTypes types)
{
    /// <summary>The server finds no type for a parameter.</summary>
    private const string UnknownParameter = "42P18";

    private bool _hasErrors;

    /// <summary>The record; null when something is wrong, which is reported.</summary>
    /// <param name="tables">The tables of the schema.</param>
    /// <param name="ct">Ends it.</param>
    public async Task<SqlRecord?> Run(IReadOnlyList<SchemaTable> tables, CancellationToken ct)
    {
        if (await Describe(ct).ConfigureAwait(false) is not var (description, parameters)) return null;
        var columns = Columns(description.Columns);
        CheckReturn(columns.Count);
        return _hasErrors ? null
            : new SqlRecord(file.Hash, SchemaTable.Hash(tables, file.Statement), parameters, columns);
    }

    /// <summary>
    /// Asks the database twice where a declared type is another than it finds: the first result says what exactly it
    /// takes, the second whether it takes what is declared.
    /// </summary>
    private async Task<(StatementDescription, List<SqlRecordValue>)?> Describe(CancellationToken ct)
    {
        var declared = Enumerable.Range(1, file.ParameterCount)
            .Select(number => file.Header.Parameters.FirstOrDefault(line => line.Number == number)).ToArray();
        var asked = new ColumnType?[declared.Length];
        StatementDescription description;
        try
        {
            description = await database.Describe(file.Statement, asked, ct).ConfigureAwait(false);
        }
        catch (ScriptFailedException refused) when (declared.All(line => line?.Type is null))
        {
            Refused(refused);
            return null;
        }
        catch (ScriptFailedException)
        {
            description = new StatementDescription([], []);
        }

        var found = new SqlValueType?[declared.Length];
        for (var i = 0; i < found.Length; i++)
        {
            var inferred = i < description.Parameters.Count
                ? types.Of(description.Parameters[i])?.Required().Sent() : null;
            found[i] = inferred;
            if (declared[i]?.Type is not { } type) continue;
            if (inferred is not null && type.Native is null && type.Scalar == inferred.Scalar
                && type.IsList == inferred.IsList && type.Enum == inferred.Enum) continue;
            (found[i], asked[i]) = (type.Required(), types.ToColumn(type));
        }

        if (asked.Any(type => type is not null))
        {
            try
            {
                description = await database.Describe(file.Statement, asked, ct).ConfigureAwait(false);
            }
            catch (ScriptFailedException refused)
            {
                Refused(refused);
                return null;
            }
        }

        return (description, Parameters(declared, found, description));
    }

    private List<SqlRecordValue> Parameters(SqlParameterLine?[] declared, SqlValueType?[] found,
        StatementDescription description)
    {
        var parameters = new List<SqlRecordValue>();
        for (var i = 0; i < declared.Length; i++)
        {
            var name = declared[i]?.Name ?? $"p{Text(i + 1)}";
            if (found[i] is { } type)
            {
                parameters.Add(new SqlRecordValue(name, type with { IsNullable = declared[i]?.IsNullable == true }));
                continue;
            }

            var known = i < description.Parameters.Count ? description.Parameters[i] : null;
            Wrong(SqlRules.Parameter, known is null
                ? $"{rules.DisplayName} finds no type for ${Text(i + 1)}. Declare it in a line at the top: "
                    + $"-- @param {{Int}} ${Text(i + 1)}:name"
                : $"${Text(i + 1)} is of type {known.UnsupportedName ?? known.EnumName}, which the schema does not "
                    + $"have. Cast it (${Text(i + 1)}::text), and declare what you give: -- @param {{String}} "
                    + $"${Text(i + 1)}:name", file.SpanOfParameter(i + 1));
        }

        return parameters;
    }

    private List<SqlRecordValue> Columns(IReadOnlyList<DescribedColumn> described)
    {
        var columns = new List<SqlRecordValue>();
        for (var i = 0; i < described.Count; i++)
        {
            var column = described[i];
            if (!column.IsNamed || column.Name.Length == 0)
                Wrong(SqlRules.Column, $"Column {Text(i + 1)} has no name of its own. Give it one: … AS name",
                    file.StatementSpan);
            else if (described.Take(i).Any(other => other.Name == column.Name))
                Wrong(SqlRules.Column, $"Two columns are called {column.Name}. Give one another name: … AS name",
                    file.StatementSpan);
            else if (TypeOf(column) is { } type) columns.Add(new SqlRecordValue(column.Name, type));
        }

        foreach (var line in file.Header.Columns.Where(line => described.All(column => column.Name != line.Name)))
            Wrong(SqlRules.Column, described.Count == 0
                ? $"The statement returns no rows, and so no column {line.Name}."
                : $"The statement has no column {line.Name}. It has {string.Join(", ",
                    described.Select(column => column.Name))}.", line.Span);
        return columns;
    }

    private SqlValueType? TypeOf(DescribedColumn column)
    {
        var known = types.Of(column);
        if (file.Header.Columns.FirstOrDefault(line => line.Name == column.Name) is { } declared)
        {
            if (known is null || declared.Type.HasFormOf(known)) return declared.Type.Read();
            Wrong(SqlRules.Column, $"{column.Name} is declared as {declared.Type.Required()}, and is "
                + $"{known.Required()}. Correct the line, or cast the column.", declared.Span);
            return null;
        }

        if (known is not null) return known;
        Wrong(SqlRules.Column, column.Type is null
            ? $"{rules.DisplayName} says nothing of the type of {column.Name}. Declare it in a line at the top: "
                + $"-- @column {{Int?}} {column.Name}"
            : $"{column.Name} is of type {column.Type.UnsupportedName ?? column.Type.EnumName}, which the schema does "
                + "not have. Cast it to one that it has, as text for example.", file.SpanOfColumn(column.Name));
        return null;
    }

    private void CheckReturn(int columns)
    {
        if (_hasErrors) return;
        var span = file.Header.ReturnsSpan.Length > 0 ? file.Header.ReturnsSpan : file.StatementSpan;
        if (file.Header.Returns != SqlReturn.Rows && columns == 0)
            Wrong(SqlRules.Annotation, "The statement returns no rows. Without @returns the method returns how many "
                + "rows were changed.", span);
        else if (file.Header.Returns == SqlReturn.Scalar && columns > 1)
            Wrong(SqlRules.Annotation, $"@returns scalar is for one column, and the statement has {Text(columns)}.",
                span);
    }

    private void Refused(ScriptFailedException refused)
    {
        if (refused.DatabaseCode == UnknownParameter)
            Wrong(SqlRules.Parameter, $"{rules.DisplayName} finds no type for a parameter: {refused.Message}. Declare "
                + "it in a line at the top (-- @param {Int} $1:name), or cast it ($1::int).", file.StatementSpan);
        else
            Wrong(SqlRules.Refused, $"{rules.DisplayName} refuses the statement: {refused.Message}.",
                refused.Line is { } line ? SpanOfLine(line) : file.StatementSpan);
    }

    private TextSpan SpanOfLine(int number)
    {
        var (text, at) = (file.Source.Text, 0);
        for (var line = 1; line < number; line++) at = text.IndexOf('\n', at) + 1;
        var end = text.IndexOf('\n', at) is >= 0 and var found ? found : text.Length;
        while (at < end && char.IsWhiteSpace(text[at])) at++;
        return TextSpan.FromBounds(at, Math.Max(at, end));
    }

    private void Wrong(string code, string message, TextSpan span)
    {
        _hasErrors = true;
        file.Report(code, message, span);
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
