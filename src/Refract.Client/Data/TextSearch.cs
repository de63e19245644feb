using Refract.Runtime;

namespace Refract;

/// <summary>
/// What a full-text search of PostgreSQL looks for: <c>Title = { Search = "cat &amp; !dog" }</c>,
/// <c>p.Title.Search(TextSearch.Web(input, SearchLanguage.English))</c>.
/// </summary>
public readonly struct TextSearch
{
    private readonly SearchTerm? _term;

    private TextSearch(SearchTerm? term, bool isSkipped = false) => (_term, IsSkipped) = (term, isSkipped);

    /// <summary>True for a search that <c>OrSkip()</c> left out.</summary>
    internal bool IsSkipped { get; }

    internal SearchTerm Term => _term ?? new SearchTerm(null, false, SearchLanguage.Default);

    /// <summary>
    /// A query: words between operators (<c>cat &amp; dog</c>, <c>cat | dog</c>, <c>!cat</c>, <c>cat &lt;-&gt; dog</c>
    /// for words side by side, <c>ca:*</c> for a beginning), as <c>to_tsquery</c> of PostgreSQL reads them. A text that
    /// is no such query is an error when the query runs.
    /// </summary>
    /// <param name="text">The query.</param>
    /// <param name="language">How words are reduced.</param>
    public static TextSearch Query(string text, SearchLanguage language = SearchLanguage.Default) =>
        new(new SearchTerm(text, IsWeb: false, Checked(language)));

    /// <summary>
    /// A text as people type it into a search box: words that must all be there, <c>"a phrase"</c>, <c>or</c>,
    /// <c>-without</c>. Any text is one; one without a word finds nothing.
    /// </summary>
    /// <param name="text">The text.</param>
    /// <param name="language">How words are reduced.</param>
    public static TextSearch Web(string text, SearchLanguage language = SearchLanguage.Default) =>
        new(new SearchTerm(text, IsWeb: true, Checked(language)));

    /// <summary>A query in the database's own language.</summary>
    /// <param name="text">The query. A null is refused when the query is made, by the name of the field.</param>
    public static implicit operator TextSearch(string text) => Query(text);

    /// <summary>A query, or no condition.</summary>
    /// <param name="text">The query.</param>
    public static implicit operator TextSearch(Skippable<string> text) =>
        text.IsSet ? Query(text.ValueOrDefault!) : new TextSearch(null, isSkipped: true);

    private static SearchLanguage Checked(SearchLanguage language) => Enum.IsDefined(language) ? language
        : throw new ArgumentOutOfRangeException(nameof(language), language, "There is no such language.");
}
