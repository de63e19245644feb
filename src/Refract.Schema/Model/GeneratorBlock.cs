using Refract.Schema.Text;

namespace Refract.Schema;

/// <summary>
/// A <c>generator</c> block. Ours reads <c>namespace</c>, <c>client</c> and <c>output</c>; foreign ones are kept and
/// ignored.
/// </summary>
public sealed class GeneratorBlock
{
    /// <summary>The block's name.</summary>
    public required string Name { get; init; }

    /// <summary><c>provider</c> as written, or an empty string when it is an <c>env()</c>.</summary>
    public required string Provider { get; init; }

    /// <summary><c>previewFeatures</c>; empty when not given.</summary>
    public IReadOnlyList<string> PreviewFeatures { get; init; } = [];

    /// <summary>
    /// Every other setting: its name and its value as text (strings unescaped, everything else as written).
    /// </summary>
    public required IReadOnlyDictionary<string, string> Settings { get; init; }

    /// <summary>The block's place.</summary>
    public required SourceLocation Location { get; init; }
}
