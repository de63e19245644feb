using System.Text;
using Refract.Schema;
using Refract.Schema.Binding;

namespace Refract.Migrate.Desired;

/// <summary>
/// PostgreSQL's names of operator classes. The schema language writes them in one piece (<c>TimestampTzMinMaxOps</c>);
/// the database parts them with underscores and keeps type names whole (<c>timestamptz_minmax_ops</c>).
/// </summary>
internal static class OperatorClassNames
{
    private static readonly (string Parted, string Whole)[] _wholeWords =
    [
        ("min_max", "minmax"), ("timestamp_tz", "timestamptz"), ("time_tz", "timetz"), ("ts_vector", "tsvector"),
        ("ts_query", "tsquery"),
        ("var_bit", "varbit"), ("mac_addr", "macaddr"),
    ];

    private static readonly Dictionary<string, string> _languageNames = OperatorClasses.Names.ToDictionary(Part);

    public static string? InDatabase(IndexField field) =>
        field.OperatorClass is not { } name ? null : field.IsRawOperatorClass ? name : Part(name);

    /// <summary>The language's own name for a class of the database, or null when it has none for that kind of
    /// index.</summary>
    public static string? InLanguage(string name, string? algorithm) =>
        _languageNames.GetValueOrDefault(name) is { } known && OperatorClasses.Supports(known, AlgorithmName(algorithm))
            ? known : null;

    private static string AlgorithmName(string? algorithm) => algorithm switch
    {
        null or "btree" => "BTree",
        "spgist" => "SpGist",
        _ => char.ToUpperInvariant(algorithm[0]) + algorithm[1..],
    };

    private static string Part(string name)
    {
        var text = new StringBuilder();
        foreach (var letter in name)
        {
            if (char.IsAsciiLetterUpper(letter) && text.Length > 0)
                text.Append('_');
            text.Append(char.ToLowerInvariant(letter));
        }

        foreach (var (parted, whole) in _wholeWords)
            text.Replace(parted, whole);
        return text.ToString();
    }
}
