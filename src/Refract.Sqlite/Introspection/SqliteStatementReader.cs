using System.Globalization;
using Refract.Relational;
using Refract.Relational.Catalog;
using Refract.Relational.Contracts;
using Refract.Schema;
using Refract.Sqlite.Migrations;
using SQLitePCL;

namespace Refract.Sqlite.Introspection;

/// <summary>
/// Asks SQLite about a statement. It knows the columns of tables behind those of the rows, and of expressions only what
/// a CAST says; parameters have no types.
/// </summary>
internal sealed class SqliteStatementReader(SqliteSession session)
{
    private static readonly char[] s_quotes = ['"', '\'', '`'];

    public async Task<StatementDescription> Read(string statement, IReadOnlyList<ColumnType?> parameters,
        CancellationToken ct)
    {
        var count = Parameters(statement);
        // What RETURNING gives is computed from a copy of the row: the table's columns are known by a SELECT of them.
        var rows = ReturningClause.Find(statement) is { } returning
            ? $"SELECT {returning.Columns}\nFROM {returning.Table}" : statement;
        var columns = Columns(rows);
        var program = columns.Count == 0 ? null : await StatementProgram.Read(session, rows, ct).ConfigureAwait(false);
        var expressions = program?.IsOneSelect == true ? SelectedExpression.Of(rows) : [];
        var described = new List<DescribedColumn>();
        for (var i = 0; i < columns.Count; i++)
            described.Add(await Describe(columns[i], rows, program,
                expressions.Count == columns.Count ? expressions[i] : null, ct).ConfigureAwait(false));
        return new StatementDescription(
            [.. Enumerable.Range(0, count).Select(at => at < parameters.Count ? parameters[at] : null)], described);
    }

    /// <summary>How many parameters there are.</summary>
    /// <exception cref="ScriptFailedException">It cannot be prepared, or has placeholders of another form.</exception>
    private int Parameters(string statement)
    {
        using var prepared = Prepare(statement);
        var count = raw.sqlite3_bind_parameter_count(prepared);
        var most = 0;
        for (var i = 1; i <= count; i++)
        {
            var name = raw.sqlite3_bind_parameter_name(prepared, i).utf8_to_string() ?? "?";
            if (!name.StartsWith('$') || !int.TryParse(name.AsSpan(1), NumberStyles.None, CultureInfo.InvariantCulture,
                out var number))
                throw new ScriptFailedException($"the placeholder {name} is not numbered; write $1, $2 and so on",
                    null, null, null, isRolledBack: true, null);
            most = Math.Max(most, number);
        }

        return most;
    }

    private List<ColumnRow> Columns(string statement)
    {
        using var prepared = Prepare(statement);
        var columns = new List<ColumnRow>();
        for (var i = 0; i < raw.sqlite3_column_count(prepared); i++)
            columns.Add(new ColumnRow(raw.sqlite3_column_name(prepared, i).utf8_to_string() ?? "",
                raw.sqlite3_column_decltype(prepared, i).utf8_to_string(),
                raw.sqlite3_column_table_name(prepared, i).utf8_to_string(),
                raw.sqlite3_column_origin_name(prepared, i).utf8_to_string()));
        return columns;
    }

    private async Task<DescribedColumn> Describe(ColumnRow column, string statement, StatementProgram? program,
        SelectedExpression? expression, CancellationToken ct)
    {
        var isNamed = column.Column is not null || IsNamed(column.Name, statement);
        if (column is not { Table: { } table, Column: { } name })
            return new DescribedColumn(column.Name, expression is null ? null
                : new ColumnType { Scalar = expression.Scalar, IsNullable = expression.IsNullable },
                isNamed, null, null);
        var isRequired = program?.IsAlwaysThere(table) == true
            && await IsRequired(table, name, ct).ConfigureAwait(false);
        var type = DeclaredTypes.Find(column.Declared ?? "") is { } scalar
            ? new ColumnType { Scalar = scalar, IsNullable = !isRequired }
            : new ColumnType { Scalar = ScalarType.Unsupported, UnsupportedName = column.Declared, IsNullable = true };
        return new DescribedColumn(column.Name, type, isNamed, new QualifiedName(null, table), name);
    }

    /// <summary>
    /// A column is NOT NULL, or one of the primary key: SQLite lets nulls into those, which the schema language does
    /// not have.
    /// </summary>
    private async Task<bool> IsRequired(string table, string column, CancellationToken ct) =>
        await session.Scalar<long>(
            "SELECT count(*) FROM pragma_table_xinfo($1) WHERE name = $2 COLLATE NOCASE AND (\"notnull\" OR pk > 0)",
            ct, table, column).ConfigureAwait(false) > 0;

    /// <summary>
    /// An expression without a name is called as it is written; it has one when the statement quotes it, or when it is
    /// a word.
    /// </summary>
    private static bool IsNamed(string name, string statement) =>
        name.Length > 0 && ((!char.IsAsciiDigit(name[0]) && name.All(c => char.IsLetterOrDigit(c) || c == '_'))
            || s_quotes.Any(quote => statement.Contains(
                quote + name.Replace($"{quote}", $"{quote}{quote}", StringComparison.Ordinal) + quote,
                StringComparison.Ordinal))
            || statement.Contains($"[{name}]", StringComparison.Ordinal));

    /// <exception cref="ScriptFailedException">SQLite refuses it.</exception>
    private sqlite3_stmt Prepare(string statement)
    {
        var database = session.Connection.Handle!;
        if (raw.sqlite3_prepare_v2(database, statement, out var prepared) == raw.SQLITE_OK && prepared is not null)
            return prepared;
        prepared?.Dispose();
        var message = raw.sqlite3_errmsg(database).utf8_to_string();
        var at = NamedPlace.Find(statement, message);
        throw new ScriptFailedException(message,
            raw.sqlite3_extended_errcode(database).ToString(CultureInfo.InvariantCulture),
            at < 0 ? null : 1 + statement.AsSpan(0, at).Count('\n'), null, isRolledBack: true, null);
    }

    private readonly record struct ColumnRow(string Name, string? Declared, string? Table, string? Column);
}
