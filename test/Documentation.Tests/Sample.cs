using System.Text.RegularExpressions;

namespace Documentation.Tests;

/// <summary>A block of C# on a page.</summary>
/// <param name="Page">The page.</param>
/// <param name="Line">The line of its first line of code, from 1.</param>
/// <param name="Code">The code.</param>
/// <param name="Given">
/// Statements that the prose takes for granted, from a comment <c>&lt;!-- given: … --&gt;</c> just above.
/// </param>
/// <param name="Errors">
/// The ids of the errors that it is to have, from a comment <c>&lt;!-- error: … --&gt;</c>; usually none.
/// </param>
internal sealed partial record Sample(string Page, int Line, string Code, string Given, IReadOnlyList<string> Errors)
{
    private readonly string[] _lines = Code.Split('\n');

    /// <summary>Its own usings, which stand first.</summary>
    public IEnumerable<string> Usings => _lines.Take(FirstStatement).Where(line => line.Length > 0);

    /// <summary>The lines of its statements.</summary>
    public Range Statements => FirstStatement..FirstType;

    /// <summary>The lines of the types that it declares at its end.</summary>
    public Range Types => FirstType.._lines.Length;

    private int FirstStatement => _lines.TakeWhile(line => line.Length == 0 || UsingLine().IsMatch(line)).Count();

    private int FirstType => _lines.TakeWhile(line => !TypeLine().IsMatch(line)).Count();

    /// <summary>Whether a line of the page is one of its lines.</summary>
    public bool Has(int line) => line >= Line && line < Line + _lines.Length;

    public override string ToString() => $"{Page}:{Line}";

    /// <summary>All samples of a page, in order.</summary>
    public static IReadOnlyList<Sample> On(string page)
    {
        var text = Repository.Read(page);
        return [.. Block().Matches(text).Select(match => new Sample(
            page,
            text[..match.Groups["code"].Index].Count(c => c == '\n') + 1,
            match.Groups["code"].Value,
            match.Groups["given"].Value.Trim(),
            match.Groups["errors"].Value.Split(' ', StringSplitOptions.RemoveEmptyEntries)))];
    }

    /// <summary>
    /// The schema of a page's samples: the file that a comment <c>&lt;!-- schema: … --&gt;</c> names, else its first
    /// block of Prisma.
    /// </summary>
    public static string SchemaOf(string page)
    {
        var text = Repository.Read(page);
        if (SchemaComment().Match(text) is { Success: true } named)
            return Repository.Read(Path.Combine(Path.GetDirectoryName(page)!, named.Groups["path"].Value));
        var schema = PrismaBlock().Match(text);
        schema.Success.ShouldBeTrue($"{page} has C# and neither a ```prisma block nor <!-- schema: file -->.");
        var models = schema.Groups["code"].Value;
        return models.Contains("datasource ", StringComparison.Ordinal)
            ? models
            : "datasource db {\n  provider = \"postgresql\"\n}\n\n" + models;
    }

    [GeneratedRegex(
        """(?:^<!-- given: (?<given>[^\n]*?) -->\n+)?(?:^<!-- error: (?<errors>[A-Z0-9 ]+?) -->\n+)?^```csharp\n(?<code>.*?)^```$""",
        RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Block();

    [GeneratedRegex("""^using [\w.]+;$""")]
    private static partial Regex UsingLine();

    [GeneratedRegex("""^(?:\[(?:Controller|Data|Select)<|(?:public|internal) (?:sealed |static |partial |readonly )*(?:class|record|struct|enum) )""")]
    private static partial Regex TypeLine();

    [GeneratedRegex("""^```prisma\n(?<code>.*?)^```$""", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex PrismaBlock();

    [GeneratedRegex("""^<!-- schema: (?<path>\S+) -->$""", RegexOptions.Multiline)]
    private static partial Regex SchemaComment();
}
