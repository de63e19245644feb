using System.Text.RegularExpressions;

namespace Refract.Relational.Review;

/// <summary>
/// What programs no longer use, by the comments of migrations: <c>-- refract: retires column "age" of "User"</c>, and
/// <c>uses</c> where a program takes it up again. The history of a database so says which programs may be running.
/// </summary>
public sealed partial class RetiredParts
{
    /// <summary>The kind of a step that holds these comments.</summary>
    public const string StepName = "Retire";

    private readonly HashSet<RetiredPart> _parts;

    private RetiredParts(HashSet<RetiredPart> parts) => _parts = parts;

    /// <summary>Nothing is retired.</summary>
    public static RetiredParts None { get; } = new([]);

    /// <summary>All of them.</summary>
    public IEnumerable<RetiredPart> All => _parts;

    /// <summary>Reads the comments of scripts.</summary>
    /// <param name="scripts">The scripts, in the order in which they ran.</param>
    public static RetiredParts Of(IEnumerable<string> scripts)
    {
        ArgumentNullException.ThrowIfNull(scripts);
        var parts = new HashSet<RetiredPart>();
        foreach (var mark in scripts.SelectMany(script => Form().Matches(script)))
        {
            var part = new RetiredPart(Schema(Name(mark.Groups["schema"])), Name(mark.Groups["table"])!,
                Name(mark.Groups["column"]));
            if (mark.Groups["verb"].ValueSpan is "retires") parts.Add(part);
            else parts.Remove(part);
        }

        return new RetiredParts(parts);
    }

    /// <summary>The comment that says whether programs use something.</summary>
    /// <param name="part">What.</param>
    /// <param name="isUsed">True when they take it up again.</param>
    public static string Mark(RetiredPart part, bool isUsed)
    {
        ArgumentNullException.ThrowIfNull(part);
        return $"-- refract: {(isUsed ? "uses" : "retires")} "
            + (part.Column is { } column ? $"column {Quote(column)} of " : "table ")
            + (part.Schema is { } schema ? Quote(schema) + "." : "") + Quote(part.Table);
    }

    /// <summary>Whether no program uses a table, or a column because of itself or its table.</summary>
    /// <param name="schema">The database schema; null where scripts name none.</param>
    /// <param name="table">The table.</param>
    /// <param name="column">The column; null for the table as a whole.</param>
    public bool Has(string? schema, string table, string? column) =>
        _parts.Contains(new RetiredPart(Schema(schema), table, null))
        || column is not null && _parts.Contains(new RetiredPart(Schema(schema), table, column));

    private static string? Schema(string? name) => name is "public" ? null : name;

    private static string? Name(Group group) => group.Success
        ? group.Value[1..^1].Replace("\"\"", "\"", StringComparison.Ordinal) : null;

    private static string Quote(string name) => $"\"{name.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";

    [GeneratedRegex("""
        ^--\ refract:\ (?<verb>retires|uses)\ (?:table|column\ (?<column>"(?:[^"\r\n]|"")+")\ of)
        \ (?:(?<schema>"(?:[^"\r\n]|"")+")\.)?(?<table>"(?:[^"\r\n]|"")+")[ \t]*\r?$
        """, RegexOptions.CultureInvariant | RegexOptions.Multiline | RegexOptions.IgnorePatternWhitespace)]
    private static partial Regex Form();
}
