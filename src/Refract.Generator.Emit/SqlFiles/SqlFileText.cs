using System.Globalization;
using Refract.Runtime;
using Refract.Schema.Diagnostics;
using Refract.Schema.Text;

namespace Refract.Generator.SqlFiles;

/// <summary>
/// An SQL file as far as it can be understood without a database: its header, its placeholders, and its one statement.
/// </summary>
public sealed class SqlFileText
{
    private const int MostParameters = 65_535;

    /// <summary>What a statement begins with that reads or changes rows.</summary>
    private static readonly string[] s_begins =
        ["select", "with", "values", "table", "insert", "update", "delete", "merge", "replace"];

    private readonly Action<SchemaDiagnostic> _report;

    private SqlFileText(SourceFile source, string name, Action<SchemaDiagnostic> report) =>
        (Source, Name, _report) = (source, name, report);

    /// <summary>The file, with <c>\n</c> at the end of each line.</summary>
    public SourceFile Source { get; }

    /// <summary>Its name, without extension.</summary>
    public string Name { get; }

    /// <summary>What its first comments say.</summary>
    public SqlHeader Header { get; private set; } = null!;

    /// <summary>How many parameters the statement has.</summary>
    public int ParameterCount { get; private set; }

    /// <summary>The text before, between and behind the placeholders.</summary>
    public IReadOnlyList<string> Texts { get; private set; } = [];

    /// <summary>Which parameter stands at each placeholder, from 0.</summary>
    public IReadOnlyList<int> Order { get; private set; } = [];

    /// <summary>The statement, with the comments before it and without a semicolon behind it.</summary>
    public string Statement { get; private set; } = "";

    /// <summary>What tells the text from others.</summary>
    public string Hash { get; private set; } = "";

    /// <summary>Reads a file.</summary>
    /// <param name="source">The file.</param>
    /// <param name="isEnum">Whether the schema has an enum of a name.</param>
    /// <param name="report">Takes what is wrong.</param>
    public static SqlFileText Read(SqlSource source, Func<string, bool> isEnum, Action<SchemaDiagnostic> report)
    {
        var text = source.Text.Replace("\r\n", "\n");
        if (text.StartsWith("\uFEFF", StringComparison.Ordinal)) text = text.Substring(1);
        var file = new SqlFileText(new SourceFile(source.Path, text), source.Name, report)
        {
            Hash = SqlHash.Of(text.TrimEnd()),
        };
        file.Header = new SqlHeaderReader(file.Source, isEnum, file.Report).Read();
        file.Scan();
        return file;
    }

    /// <summary>Reports what is wrong with a place of the file.</summary>
    public void Report(string code, string message, TextSpan span) =>
        _report(new SchemaDiagnostic(code, DiagnosticSeverity.Error, message, new SourceLocation(Source, span)));

    /// <summary>The place of the statement's first word, for what is wrong with all of it.</summary>
    public TextSpan StatementSpan { get; private set; }

    /// <summary>The place of a column's line, or of the statement.</summary>
    public TextSpan SpanOfColumn(string name) =>
        Header.Columns.FirstOrDefault(line => line.Name == name)?.Span ?? StatementSpan;

    /// <summary>The place of a parameter's line, or of the statement.</summary>
    /// <param name="number">Its number, from 1.</param>
    public TextSpan SpanOfParameter(int number) =>
        Header.Parameters.FirstOrDefault(line => line.Number == number)?.Span ?? StatementSpan;

    private void Scan()
    {
        var text = Source.Text;
        var scanner = new SqlScanner();
        scanner.Read(text);
        scanner.End();
        Statement = (scanner.FirstEnd < 0 ? text : text.Substring(0, scanner.FirstEnd)).TrimEnd();
        StatementSpan = Begin(text);
        if (scanner.Words.Count == 0)
            Report(SqlRules.Statement, "The file has no statement.", StatementSpan);
        else if (scanner.HasSeveral)
            Report(SqlRules.Statement, "The file holds several statements. Write one file for each; they are run in "
                + "one transaction where their calls are.", StatementSpan);
        else if (!s_begins.Contains(scanner.Words[0].Text))
            Report(SqlRules.Statement, $"The statement begins with {scanner.Words[0].Text.ToUpperInvariant()}. An SQL "
                + "file reads or changes rows; what changes the structure belongs in a migration, and ExecuteRaw runs "
                + "the rest.", StatementSpan);
        Cut(scanner.Placeholders.Where(place => place.Start < Statement.Length).ToArray());
    }

    private void Cut(SqlPlaceholder[] places)
    {
        var (texts, order, at) = (new List<string>(), new List<int>(), 0);
        foreach (var place in places)
        {
            if (place.Digits.Length > 5
                || int.Parse(place.Digits, CultureInfo.InvariantCulture) is < 1 or > MostParameters)
            {
                Report(SqlRules.Annotation, "Placeholders are numbered from $1.",
                    new TextSpan(place.Start, place.Length));
                continue;
            }

            texts.Add(Statement.Substring(at, place.Start - at));
            order.Add(int.Parse(place.Digits, CultureInfo.InvariantCulture) - 1);
            at = place.Start + place.Length;
        }

        texts.Add(Statement.Substring(at));
        (Texts, Order) = (texts, order);
        ParameterCount = order.Count == 0 ? 0 : order.Max() + 1;
        for (var number = 1; number <= ParameterCount; number++)
        {
            if (order.Contains(number - 1)) continue;
            Report(SqlRules.Annotation, $"The statement has no {Placeholder(number)}, but a later one. Number the "
                + "placeholders without gaps.", StatementSpan);
            break;
        }

        foreach (var line in Header.Parameters)
            if (line.Number < 1 || line.Number > ParameterCount)
                Report(SqlRules.Annotation, $"The statement has no {Placeholder(line.Number)}. Use it, or remove this "
                    + "line.", line.Span);
    }

    private static TextSpan Begin(string text)
    {
        for (var at = 0; at < text.Length;)
        {
            var end = text.IndexOf('\n', at);
            if (end < 0) end = text.Length;
            var line = text.Substring(at, end - at);
            if (line.Trim().Length > 0 && !line.TrimStart().StartsWith("--", StringComparison.Ordinal))
                return new TextSpan(at + line.Length - line.TrimStart().Length, line.Trim().Length);
            at = end + 1;
        }

        return default;
    }

    private static string Placeholder(int number) => "$" + number.ToString(CultureInfo.InvariantCulture);
}
