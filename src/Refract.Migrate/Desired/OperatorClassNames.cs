using System.Text;
using Refract.Schema;

namespace Refract.Migrate.Desired;

/// <summary>
/// PostgreSQL's names of operator classes. The schema language writes them in one piece (<c>TimestampTzMinMaxOps</c>); the database parts
/// them with underscores and keeps type names whole (<c>timestamptz_minmax_ops</c>).
/// </summary>
internal static class OperatorClassNames
{
    private static readonly (string Parted, string Whole)[] _wholeWords =
    [
        ("min_max", "minmax"), ("timestamp_tz", "timestamptz"), ("time_tz", "timetz"), ("ts_vector", "tsvector"), ("ts_query", "tsquery"),
        ("var_bit", "varbit"), ("mac_addr", "macaddr"),
    ];

    public static string? InDatabase(IndexField field) =>
        field.OperatorClass is not { } name ? null : field.IsRawOperatorClass ? name : Part(name);

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
