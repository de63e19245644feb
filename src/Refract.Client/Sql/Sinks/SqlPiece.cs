namespace Refract.Runtime;

/// <summary>
/// A finished piece of SQL. Empty in the walk that makes the key, so that nothing is formatted there.
/// </summary>
internal readonly struct SqlPiece(string text)
{
    private readonly string? _text = text;

    /// <inheritdoc/>
    public override string ToString() => _text ?? "";

    public static implicit operator string(SqlPiece piece) => piece.ToString();
}
