using System.Runtime.CompilerServices;

namespace Refract.CommandLine.Diagrams.Layout;

/// <summary>A link between two boxes, and the line that it became.</summary>
/// <param name="From">The index of a box.</param>
/// <param name="FromY">Where it leaves that box, from the box's top.</param>
/// <param name="To">The index of another box, or of the same.</param>
/// <param name="ToY">Where it reaches that box, from the box's top.</param>
internal sealed record PlacedLink(int From, double FromY, int To, double ToY)
{
    /// <summary>
    /// The corners of the line, from the first box to the second; its parts are horizontal or vertical.
    /// </summary>
    public IReadOnlyList<(double X, double Y)> Points { get; set; } = [];

    /// <summary>Two relations between the same places are two links.</summary>
    public bool Equals(PlacedLink? other) => ReferenceEquals(this, other);

    public override int GetHashCode() => RuntimeHelpers.GetHashCode(this);
}
