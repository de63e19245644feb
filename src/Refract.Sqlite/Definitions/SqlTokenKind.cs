namespace Refract.Sqlite.Definitions;

/// <summary>The kinds of token.</summary>
internal enum SqlTokenKind
{
    /// <summary>A keyword or a name without quotes, or a number.</summary>
    Word,

    /// <summary>A name in <c>"</c>, <c>`</c> or <c>[ ]</c>.</summary>
    Quoted,

    /// <summary>A string or blob literal. SQLite takes a string for a name where only a name can be.</summary>
    Literal,

    /// <summary>Any other character.</summary>
    Sign,

    /// <summary>A comment of either form.</summary>
    Comment,
}
