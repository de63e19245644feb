namespace Refract.Schema.Syntax;

/// <summary>
/// The kinds of token. White space within a line is no token: it stands before one, as its
/// <see cref="SyntaxToken.LeadingSpace"/>.
/// </summary>
public enum TokenKind
{
    /// <summary>
    /// <c>model</c>, <c>view</c>, <c>type</c>, <c>enum</c>, <c>datasource</c>, <c>generator</c> at the head of a block.
    /// </summary>
    Keyword,

    /// <summary>A name: of a block, field, enum value, setting, type or argument.</summary>
    Identifier,

    /// <summary>
    /// A name that may have dots: of an attribute or function, or a constant such as <c>true</c> or <c>Desc</c>.
    /// </summary>
    Path,

    /// <summary>A number, with its sign.</summary>
    Number,

    /// <summary>A string, with its quotes and as escaped in the text.</summary>
    String,

    /// <summary><c>{</c></summary>
    OpenBrace,

    /// <summary><c>}</c></summary>
    CloseBrace,

    /// <summary><c>(</c>; in <c>Unsupported("…")</c> the word stands in the token before it.</summary>
    OpenParenthesis,

    /// <summary><c>)</c></summary>
    CloseParenthesis,

    /// <summary><c>[</c></summary>
    OpenBracket,

    /// <summary><c>]</c></summary>
    CloseBracket,

    /// <summary><c>[]</c> after a type.</summary>
    EmptyBrackets,

    /// <summary><c>?</c> after a type.</summary>
    Question,

    /// <summary><c>!</c> after a type, from the first version of the language.</summary>
    Exclamation,

    /// <summary><c>:</c></summary>
    Colon,

    /// <summary><c>,</c></summary>
    Comma,

    /// <summary><c>=</c></summary>
    EqualsSign,

    /// <summary><c>@</c></summary>
    At,

    /// <summary><c>@@</c></summary>
    AtAt,

    /// <summary><c>// …</c> up to the end of its line.</summary>
    LineComment,

    /// <summary><c>/// …</c> up to the end of its line.</summary>
    DocComment,

    /// <summary><c>/* … */</c>, on one line or more.</summary>
    BlockComment,

    /// <summary>The end of a line: LF, CR LF, or CR.</summary>
    NewLine,

    /// <summary>Text that could not be read as anything.</summary>
    SkippedText,

    /// <summary>The end of the file; its text is empty.</summary>
    EndOfFile,
}
