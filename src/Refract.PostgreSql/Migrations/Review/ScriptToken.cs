namespace Refract.PostgreSql.Migrations.Review;

/// <summary>A piece of a statement.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Text">Names and strings without their quotes; all else as it is written.</param>
internal readonly record struct ScriptToken(ScriptTokenKind Kind, string Text)
{
    public bool Is(string word) =>
        Kind == ScriptTokenKind.Word && Text.Equals(word, StringComparison.OrdinalIgnoreCase);

    public bool Is(char sign) => Kind == ScriptTokenKind.Sign && Text[0] == sign;

    /// <summary>A name as the server keeps it: without quotes it has no capital letters.</summary>
    public string Name => Kind == ScriptTokenKind.Word ? Text.ToLowerInvariant() : Text;

    public bool IsName => Kind is ScriptTokenKind.Word or ScriptTokenKind.Quoted;
}
