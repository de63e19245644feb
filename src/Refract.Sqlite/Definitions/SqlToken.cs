namespace Refract.Sqlite.Definitions;

/// <summary>A piece of SQL text: a word, a quoted name, a literal, a sign or a comment.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Start">Where it begins in the text.</param>
/// <param name="End">Where what follows begins.</param>
/// <param name="Text">Names without their quotes; all else as it is written.</param>
internal readonly record struct SqlToken(SqlTokenKind Kind, int Start, int End, string Text)
{
    public bool IsComment => Kind == SqlTokenKind.Comment;

    /// <summary>True for a comment that only the end of its line ends.</summary>
    public bool IsLineComment => IsComment && Text.StartsWith('-');

    public bool Is(string word) => Kind == SqlTokenKind.Word && Text.Equals(word, StringComparison.OrdinalIgnoreCase);

    public bool Is(char sign) => Kind == SqlTokenKind.Sign && Text[0] == sign;
}
