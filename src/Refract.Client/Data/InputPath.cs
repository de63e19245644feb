using System.Globalization;

namespace Refract.Runtime;

/// <summary>
/// Where something stands in the arguments of a verb (<c>data[3].Posts.Create</c>). Becomes a text only when an error
/// names it.
/// </summary>
/// <param name="Outer">The place around it, or null for an argument.</param>
/// <param name="Name">The argument or member; empty for an item of <paramref name="Outer"/>.</param>
/// <param name="Index">The item's place in the list, from 0; else -1.</param>
internal sealed record InputPath(InputPath? Outer, string Name, int Index = -1)
{
    /// <summary>
    /// The item's place; moved from one item to the next while a list is checked, which costs no object for each.
    /// </summary>
    public int Index { get; set; } = Index;

    /// <summary>How many members and items lie between it and the argument.</summary>
    public int Depth { get; } = Outer is null ? 0 : Outer.Depth + 1;

    /// <summary>The argument that it is in.</summary>
    public string Argument => Outer is null ? Name : Outer.Argument;

    /// <summary>An argument.</summary>
    public static implicit operator InputPath(string argument) => new(null, argument);

    /// <summary>A member.</summary>
    public InputPath Member(string name) => new(this, name);

    /// <summary>An item.</summary>
    public InputPath Item(int index) => new(this, "", index);

    /// <inheritdoc/>
    public override string ToString() => Index >= 0
        ? string.Create(CultureInfo.InvariantCulture, $"{Outer}[{Index}]")
        : Outer is null ? Name : $"{Outer}.{Name}";
}
