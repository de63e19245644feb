namespace Refract.Runtime;

/// <summary>What a full-text search looks for.</summary>
/// <param name="Text">The text; null when a null was given, which is refused when the query is made.</param>
/// <param name="IsWeb">True for a text as people type it; false for a query with operators.</param>
/// <param name="Language">The language.</param>
internal sealed record SearchTerm(string? Text, bool IsWeb, SearchLanguage Language)
{
    /// <summary>The database's name of the language; null for its own default.</summary>
    public string? Configuration =>
        // The names of the configurations are those of the languages, in small letters.
        Language == SearchLanguage.Default ? null : Language.ToString().ToLowerInvariant();
}
