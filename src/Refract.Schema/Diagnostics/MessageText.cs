using System.Runtime.CompilerServices;
using System.Text;

namespace Refract.Schema.Diagnostics;

/// <summary>
/// The text of a finding, written as an interpolated string. What is filled in is cut where it is longer than any name
/// that a person writes: a schema may break a rule thousands of times with one name of a megabyte, and what is said of
/// it must stay small.
/// </summary>
[InterpolatedStringHandler]
internal readonly struct MessageText
{
    private const int MaximumPart = 1000;
    private const int ShownOfLongPart = 100;

    private readonly StringBuilder _text;

    /// <summary>Called by the compiler.</summary>
    public MessageText(int literalLength, int formattedCount) =>
        _text = new StringBuilder(literalLength + (formattedCount * 16));

    /// <summary>A text that is put together already; it is cut as a whole.</summary>
    public static implicit operator MessageText(string text)
    {
        var message = new MessageText(Math.Min(text.Length, MaximumPart), 0);
        message.AppendFormatted(text);
        return message;
    }

    /// <summary>Called by the compiler for what stands in the string itself.</summary>
    public void AppendLiteral(string text) => _text.Append(text);

    /// <summary>Called by the compiler for what is filled in.</summary>
    public void AppendFormatted<T>(T value) => AppendFormatted(value?.ToString());

    /// <inheritdoc cref="AppendFormatted{T}"/>
    public void AppendFormatted(string? text)
    {
        if (text is null || text.Length <= MaximumPart)
        {
            _text.Append(text);
            return;
        }

        var end = char.IsHighSurrogate(text[ShownOfLongPart - 1]) ? ShownOfLongPart - 1 : ShownOfLongPart;
        _text.Append(text, 0, end).Append('…');
    }

    /// <inheritdoc/>
    public override string ToString() => _text.ToString();
}
