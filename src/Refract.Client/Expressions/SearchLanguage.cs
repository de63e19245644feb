namespace Refract;

/// <summary>
/// How words are reduced to what is compared in a full-text search: the text search configurations that every
/// PostgreSQL from version 13 on has.
/// </summary>
public enum SearchLanguage
{
    /// <summary>
    /// That of the database (<c>default_text_search_config</c>). An index on <c>to_tsvector(…)</c> cannot be used,
    /// because it has to name its language.
    /// </summary>
    Default,

    /// <summary>None: words are compared as they are, in small letters.</summary>
    Simple,

    /// <summary>Arabic.</summary>
    Arabic,

    /// <summary>Danish.</summary>
    Danish,

    /// <summary>Dutch.</summary>
    Dutch,

    /// <summary>English.</summary>
    English,

    /// <summary>Finnish.</summary>
    Finnish,

    /// <summary>French.</summary>
    French,

    /// <summary>German.</summary>
    German,

    /// <summary>Greek.</summary>
    Greek,

    /// <summary>Hungarian.</summary>
    Hungarian,

    /// <summary>Indonesian.</summary>
    Indonesian,

    /// <summary>Irish.</summary>
    Irish,

    /// <summary>Italian.</summary>
    Italian,

    /// <summary>Lithuanian.</summary>
    Lithuanian,

    /// <summary>Nepali.</summary>
    Nepali,

    /// <summary>Norwegian.</summary>
    Norwegian,

    /// <summary>Portuguese.</summary>
    Portuguese,

    /// <summary>Romanian.</summary>
    Romanian,

    /// <summary>Russian.</summary>
    Russian,

    /// <summary>Spanish.</summary>
    Spanish,

    /// <summary>Swedish.</summary>
    Swedish,

    /// <summary>Tamil.</summary>
    Tamil,

    /// <summary>Turkish.</summary>
    Turkish,
}
