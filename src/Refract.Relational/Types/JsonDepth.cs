using System.Text.Json;

namespace Refract.Relational;

/// <summary>
/// How deep documents may be: the same for those that are written, read and compared, on every database. SQLite's
/// functions end at 1,000 levels; the reader of System.Text.Json ends at 64 unless it is told otherwise.
/// </summary>
public static class JsonDepth
{
    /// <summary>The most levels of objects and arrays inside each other.</summary>
    public const int Most = 512;

    private static readonly JsonDocumentOptions s_options = new() { MaxDepth = Most };

    /// <summary>How a list of documents is read: the list is a level of its own.</summary>
    public static JsonReaderOptions ListOptions { get; } = new() { MaxDepth = Most + 1 };

    /// <summary>A stored document.</summary>
    /// <exception cref="JsonException">It is none, or too deep.</exception>
    public static JsonElement Parse(string json) => JsonElement.Parse(json, s_options);

    /// <summary>A stored document.</summary>
    /// <exception cref="JsonException">It is none, or too deep.</exception>
    public static JsonElement Parse(ReadOnlySpan<byte> json) => JsonElement.Parse(json, s_options);

    /// <summary>True when valid JSON has no more levels than <see cref="Most"/>.</summary>
    public static bool Fits(ReadOnlySpan<char> json)
    {
        // Every level takes two characters.
        if (json.Length <= 2 * Most) return true;
        var (depth, isInText) = (0, false);
        for (var i = 0; i < json.Length; i++)
        {
            var c = json[i];
            if (isInText)
            {
                if (c == '\\') i++;
                else if (c == '"') isInText = false;
            }
            else if (c == '"') isInText = true;
            else if (c is '{' or '[' && ++depth > Most) return false;
            else if (c is '}' or ']') depth--;
        }

        return true;
    }
}
