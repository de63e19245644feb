using System.Runtime.CompilerServices;
using System.Text;

namespace Refract.Runtime;

/// <summary>
/// A piece of SQL as an interpolated string: <c>sink.Text($"{operand} BETWEEN {sink.Value(…)} AND
/// {sink.Value(…)}")</c>. Both walks evaluate what stands in the braces, in order; only the walk that writes puts the
/// text together.
/// </summary>
[InterpolatedStringHandler]
internal readonly ref struct SqlTemplate<TSink> where TSink : struct, ISqlSink
{
    private readonly StringBuilder? _text;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public SqlTemplate(int literalLength, int formattedCount)
    {
        if (TSink.IsText) _text = new StringBuilder(literalLength + (formattedCount * 24));
    }

    public SqlPiece Piece => TSink.IsText ? new SqlPiece(_text!.ToString()) : default;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void AppendLiteral(string text)
    {
        if (TSink.IsText) _text!.Append(text);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void AppendFormatted(SqlPiece piece)
    {
        if (TSink.IsText) _text!.Append(piece.ToString());
    }

    /// <summary>Constant text that was chosen by what a token says.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void AppendFormatted(string text)
    {
        if (TSink.IsText) _text!.Append(text);
    }
}
