using System.Globalization;
using System.Text;
using Refract.Relational.Sql;

namespace Refract.Sqlite;

/// <summary>SQL about parts of JSON documents.</summary>
internal static class DocumentSql
{
    /// <summary>That an item that was found is the one that is wanted, as rows of <c>json_each</c>.</summary>
    /// <remarks>1 and 1.0 are one number; objects and arrays are equal when their texts are.</remarks>
    public const string SameItem =
        "iif(wanted.type IN ('integer', 'real'), found.type IN ('integer', 'real'), found.type = wanted.type)"
        + " AND found.value IS wanted.value";

    /// <summary>A path as the functions of SQLite take it: <c>$."key"[0]</c>.</summary>
    public static string Path(IReadOnlyList<JsonStep> path)
    {
        var text = new StringBuilder("$");
        foreach (var (key, index) in path)
        {
            if (key is null)
            {
                text.Append('[');
                // From the end it is counted as "#-1".
                if (index < 0) text.Append('#');
                text.Append(index.ToString(CultureInfo.InvariantCulture)).Append(']');
            }
            else
            {
                text.Append(".\"").Append(System.Text.Json.JsonEncodedText.Encode(key)).Append('"');
            }
        }

        return text.ToString();
    }
}
