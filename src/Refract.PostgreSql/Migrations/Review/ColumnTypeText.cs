using System.Globalization;

namespace Refract.PostgreSql.Migrations.Review;

/// <summary>A column's type as a script writes it.</summary>
/// <param name="Name">Its name in one of its spellings, in lower case: <c>varchar</c>, <c>int4</c>.</param>
/// <param name="Arguments">The numbers in parentheses.</param>
/// <param name="IsArray">Whether it is an array.</param>
internal sealed record ColumnTypeText(string Name, IReadOnlyList<int> Arguments, bool IsArray)
{
    private static readonly string[] s_second = ["precision", "varying", "with", "without", "time", "zone"];

    /// <summary>Reads the type at a place; null when there is none.</summary>
    public static ColumnTypeText? Read(TokenCursor at)
    {
        if (!at.Current.IsName) return null;
        var words = new List<string> { at.TakeName() };
        while (at.Take('.')) words = [at.TakeName()];
        IReadOnlyList<int> arguments = [];
        while (true)
        {
            if (at.Current.Is('('))
                arguments = [.. at.TakeParentheses().Select(token => int.TryParse(token.Text, NumberStyles.None,
                    CultureInfo.InvariantCulture, out var number) ? number : -1).Where(number => number >= 0)];
            else if (s_second.Any(at.Is)) words.Add(at.TakeName());
            else break;
        }

        var isArray = false;
        while (at.Take('['))
        {
            isArray = true;
            while (!at.IsAtEnd && !at.Take(']')) at.Step();
        }

        return new ColumnTypeText(Spelled(string.Join(' ', words)), arguments, isArray);
    }

    /// <summary>Whether a change to another type leaves the rows as they are. Only changes that certainly do.</summary>
    public bool Becomes(ColumnTypeText other)
    {
        if (IsArray != other.IsArray) return false;
        var isWider = other.Arguments.Count == 0
            || Arguments.Count > 0 && other.Arguments[0] >= Arguments[0];
        return (Name, other.Name) switch
        {
            ("varchar" or "text", "text") => true,
            ("varchar", "varchar") => isWider,
            ("text", "varchar") => other.Arguments.Count == 0,
            ("numeric", "numeric") => other.Arguments.Count == 0
                || isWider && Scale(this) == Scale(other),
            ("varbit", "varbit") => isWider,
            ("timestamp" or "timestamptz" or "time" or "timetz" or "interval", _) when Name == other.Name => isWider,
            ("cidr", "inet") => true,
            ("xml", "text" or "varchar") => other.Arguments.Count == 0,
            _ => Name == other.Name && Arguments.SequenceEqual(other.Arguments),
        };
    }

    public override string ToString() => Name.ToUpperInvariant()
        + (Arguments.Count > 0 ? $"({string.Join(",", Arguments)})" : "") + (IsArray ? "[]" : "");

    private static int Scale(ColumnTypeText type) => type.Arguments.Count > 1 ? type.Arguments[1] : 0;

    private static string Spelled(string name) => name switch
    {
        "character varying" => "varchar",
        "character" or "char" => "bpchar",
        "decimal" => "numeric",
        "integer" or "int" => "int4",
        "bigint" => "int8",
        "smallint" => "int2",
        "real" => "float4",
        "double precision" => "float8",
        "boolean" => "bool",
        "bit varying" => "varbit",
        "timestamp with time zone" => "timestamptz",
        "timestamp without time zone" => "timestamp",
        "time with time zone" => "timetz",
        "time without time zone" => "time",
        _ => name,
    };
}
