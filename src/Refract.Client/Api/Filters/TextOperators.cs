using Refract.Relational.Sql;

namespace Refract.Runtime;

// What is searched for in a text, in every style: a new operator is added here.

public abstract partial class TextFilterBase
{
    /// <summary>The text stands somewhere in it.</summary>
    public Argument<string> Contains { set => PutArgument(Comparison.Contains, value); }

    /// <summary>It begins with the text.</summary>
    public Argument<string> StartsWith { set => PutArgument(Comparison.StartsWith, value); }

    /// <summary>It ends with the text.</summary>
    public Argument<string> EndsWith { set => PutArgument(Comparison.EndsWith, value); }

    /// <summary>
    /// A full-text search finds it; PostgreSQL only. A text is a query with operators (<c>"cat &amp; dog"</c>);
    /// <see cref="TextSearch.Web"/> takes a text as people type it.
    /// </summary>
    public TextSearch Search { set => PutSearch(value); }
}

public readonly partial struct TextField
{
    /// <summary>The text stands somewhere in it; its <c>%</c> and <c>_</c> are plain characters.</summary>
    public Predicate Contains(string text, QueryMode mode = QueryMode.Default) =>
        _field.CompareText(Comparison.Contains, text, mode);

    /// <summary>It begins with the text.</summary>
    public Predicate StartsWith(string text, QueryMode mode = QueryMode.Default) =>
        _field.CompareText(Comparison.StartsWith, text, mode);

    /// <summary>It ends with the text.</summary>
    public Predicate EndsWith(string text, QueryMode mode = QueryMode.Default) =>
        _field.CompareText(Comparison.EndsWith, text, mode);

    /// <summary>
    /// A full-text search finds it; PostgreSQL only. A text is a query with operators (<c>"cat &amp; dog"</c>);
    /// <see cref="TextSearch.Web"/> takes a text as people type it.
    /// </summary>
    public Predicate Search(TextSearch search) => _field.Search(search);

    /// <summary>How well it fits a full-text search, to order by; PostgreSQL only.</summary>
    /// <param name="search">What is looked for.</param>
    /// <param name="more">Further columns of the same model, searched together with it as one text.</param>
    /// <exception cref="InvalidQueryException">A column is of another model.</exception>
    public RelevanceField Relevance(TextSearch search, params ReadOnlySpan<IColumn<string?>> more) =>
        _field.Relevance(search, more);
}

public readonly partial struct NullableTextField
{
    /// <summary>The text stands somewhere in it; its <c>%</c> and <c>_</c> are plain characters.</summary>
    public Predicate Contains(string text, QueryMode mode = QueryMode.Default) =>
        _field.CompareText(Comparison.Contains, text, mode);

    /// <summary>It begins with the text.</summary>
    public Predicate StartsWith(string text, QueryMode mode = QueryMode.Default) =>
        _field.CompareText(Comparison.StartsWith, text, mode);

    /// <summary>It ends with the text.</summary>
    public Predicate EndsWith(string text, QueryMode mode = QueryMode.Default) =>
        _field.CompareText(Comparison.EndsWith, text, mode);

    /// <summary>
    /// A full-text search finds it; PostgreSQL only. A text is a query with operators (<c>"cat &amp; dog"</c>);
    /// <see cref="TextSearch.Web"/> takes a text as people type it.
    /// </summary>
    public Predicate Search(TextSearch search) => _field.Search(search);

    /// <summary>How well it fits a full-text search, to order by; PostgreSQL only.</summary>
    /// <param name="search">What is looked for.</param>
    /// <param name="more">Further columns of the same model, searched together with it as one text.</param>
    /// <exception cref="InvalidQueryException">A column is of another model.</exception>
    public RelevanceField Relevance(TextSearch search, params ReadOnlySpan<IColumn<string?>> more) =>
        _field.Relevance(search, more);
}
