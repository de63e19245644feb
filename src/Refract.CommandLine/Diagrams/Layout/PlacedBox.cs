namespace Refract.CommandLine.Diagrams.Layout;

/// <summary>A box with its place, in pixels.</summary>
internal sealed class PlacedBox(double width, double height)
{
    public double Width { get; } = width;

    public double Height { get; } = height;

    public double X { get; set; }

    public double Y { get; set; }
}
