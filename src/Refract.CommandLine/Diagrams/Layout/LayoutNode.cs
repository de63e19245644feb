using System.Runtime.CompilerServices;

namespace Refract.CommandLine.Diagrams.Layout;

/// <summary>A box in a layer, or the place where a link passes through one.</summary>
/// <param name="Box">The index of the box; null where a link passes through.</param>
/// <param name="Height">Its height.</param>
internal sealed record LayoutNode(int? Box, double Height)
{
    public int Layer { get; set; }

    /// <summary>Its top.</summary>
    public double Y { get; set; }

    public List<(LayoutNode Node, double Own, double Other)> Left { get; } = [];

    public List<(LayoutNode Node, double Own, double Other)> Right { get; } = [];

    public bool Equals(LayoutNode? other) => ReferenceEquals(this, other);

    public override int GetHashCode() => RuntimeHelpers.GetHashCode(this);
}
