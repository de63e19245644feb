using System.Globalization;
using System.Text.RegularExpressions;
using Refract.Generator.Models;
using Refract.Schema.Text;

namespace Refract.Generator.SqlFiles;

/// <summary>
/// Reads the comments at the beginning of an SQL file. The lines with <c>@param</c> and <c>@description</c> are those
/// of the real Prisma's TypedSQL.
/// </summary>
internal sealed class SqlHeaderReader(
    SourceFile file, Func<string, bool> isEnum, Action<string, string, TextSpan> report)
{
    private const RegexOptions Options = RegexOptions.CultureInvariant;

    private static readonly Regex s_annotation = new(@"^@(?<word>\w+)\b\s*(?<rest>.*)$", Options);

    private static readonly Regex s_parameter = new(
        @"^(?:\{(?<type>[^}]*)\}\s*)?\$(?<number>\d{1,5})(?::(?<name>\w+))?(?<null>\?)?(?:\s+(?<text>.*))?$", Options);

    private static readonly Regex s_column = new(
        """^\{(?<type>[^}]*)\}\s*(?:"(?<quoted>(?:[^"]|"")+)"|(?<name>\S+))(?:\s+(?<text>.*))?$""", Options);

    private static readonly string[] s_databases = ["postgresql", "sqlite"];

    private static readonly Dictionary<string, SqlReturn> s_returns = new(StringComparer.Ordinal)
    {
        ["rows"] = SqlReturn.Rows, ["first"] = SqlReturn.First, ["firstOrDefault"] = SqlReturn.FirstOrDefault,
        ["scalar"] = SqlReturn.Scalar, ["stream"] = SqlReturn.Stream,
    };

    private readonly List<string> _documentation = [];
    private readonly List<SqlParameterLine> _parameters = [];
    private readonly List<SqlColumnLine> _columns = [];
    private SqlReturn _returns;
    private TextSpan _returnsSpan;
    private string? _database;

    public SqlHeader Read()
    {
        var text = file.Text;
        for (var at = text.StartsWith("\uFEFF", StringComparison.Ordinal) ? 1 : 0; at < text.Length;)
        {
            var end = text.IndexOf('\n', at);
            if (end < 0) end = text.Length;
            var line = text.Substring(at, end - at).Trim();
            if (line.Length > 0 && !line.StartsWith("--", StringComparison.Ordinal)) break;
            if (line.Length > 0)
                Line(line.TrimStart('-').Trim(), new TextSpan(at, text.Substring(at, end - at).TrimEnd().Length));
            at = end + 1;
        }

        var documentation = string.Join("\n", _documentation).Trim();
        return new SqlHeader(documentation.Length == 0 ? null : documentation, _parameters, _columns, _returns,
            _database, _returnsSpan);
    }

    private void Line(string line, TextSpan span)
    {
        var match = s_annotation.Match(line);
        if (!match.Success)
        {
            _documentation.Add(line);
            return;
        }

        var rest = match.Groups["rest"].Value.Trim();
        switch (match.Groups["word"].Value)
        {
            case "param": Parameter(rest, span); break;
            case "column": Column(rest, span); break;
            case "returns": Returns(rest, span); break;
            case "database": Database(rest, span); break;
            case "description": _documentation.Add(rest); break;
            case var word:
                Wrong($"@{word} means nothing here. An SQL file takes @param, @column, @returns, @database and "
                    + "@description.", span);
                break;
        }
    }

    private void Parameter(string text, TextSpan span)
    {
        var match = s_parameter.Match(text);
        if (!match.Success)
        {
            Wrong("This @param cannot be read. It is written so: -- @param {Int} $1:limit How many", span);
            return;
        }

        var number = int.Parse(match.Groups["number"].Value, CultureInfo.InvariantCulture);
        var type = match.Groups["type"].Success ? Type(match.Groups["type"].Value, span) : null;
        if (_parameters.Any(other => other.Number == number))
        {
            Wrong($"${Text(number)} has two lines with @param. Leave one.", span);
            return;
        }

        _parameters.Add(new SqlParameterLine(number, Given(match.Groups["name"]), type,
            match.Groups["null"].Success || type is { IsNullable: true }, Given(match.Groups["text"]), span));
    }

    private void Column(string text, TextSpan span)
    {
        var match = s_column.Match(text);
        if (!match.Success)
        {
            Wrong("This @column cannot be read. It is written so: -- @column {BigInt} posts How many", span);
            return;
        }

        var name = match.Groups["quoted"].Success
            ? match.Groups["quoted"].Value.Replace("\"\"", "\"") : match.Groups["name"].Value;
        if (Type(match.Groups["type"].Value, span) is not { } type) return;
        if (_columns.Any(other => other.Name == name)) Wrong($"{name} has two lines with @column. Leave one.", span);
        else _columns.Add(new SqlColumnLine(name, type, Given(match.Groups["text"]), span));
    }

    private void Returns(string text, TextSpan span)
    {
        _returnsSpan = span;
        if (s_returns.TryGetValue(text, out var known)) _returns = known;
        else Wrong($"@returns takes {string.Join(", ", s_returns.Keys)}.", span);
    }

    private void Database(string text, TextSpan span)
    {
        if (s_databases.Contains(text)) _database = text;
        else Wrong($"@database takes {string.Join(" or ", s_databases)}.", span);
    }

    private SqlValueType? Type(string text, TextSpan span)
    {
        var type = SqlValueType.Read(text, isEnum, out var problem);
        if (problem is not null) Wrong(problem, span);
        return type;
    }

    private void Wrong(string problem, TextSpan span) => report(SqlRules.Annotation, problem, span);

    private static string? Given(Group group) =>
        group.Success && group.Value.Trim() is { Length: > 0 } text ? text : null;

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
