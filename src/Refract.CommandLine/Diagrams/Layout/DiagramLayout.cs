namespace Refract.CommandLine.Diagrams.Layout;

/// <summary>Lays out a diagram: each connected part in columns, and the parts beside and below each other.</summary>
internal static class DiagramLayout
{
    /// <summary>About that of a screen, and of a page on its side.</summary>
    private const double WidthToHeight = 1.5;

    private const double PartGap = 56;

    /// <summary>Places boxes and lines from (0, 0) on, and returns the size of the whole.</summary>
    public static (double Width, double Height) Place(IReadOnlyList<PlacedBox> boxes, IReadOnlyList<PlacedLink> links)
    {
        if (boxes.Count == 0) return (0, 0);
        var parts = Parts(boxes, links).Select(part => Lay(part, boxes, links)).ToArray();
        var area = parts.Sum(part => (part.Width + PartGap) * (part.Height + PartGap));
        var mostWidth = Math.Max(Math.Sqrt(area * WidthToHeight), parts.Max(part => part.Width));
        double x = 0, y = 0, shelf = 0, width = 0;
        foreach (var part in parts.OrderByDescending(part => part.Height).ThenBy(part => part.Boxes[0]))
        {
            if (x > 0 && x + part.Width > mostWidth)
            {
                (x, y) = (0, y + shelf + PartGap);
                shelf = 0;
            }

            foreach (var box in part.Boxes)
            {
                boxes[box].X += x;
                boxes[box].Y += y;
            }

            foreach (var link in part.Links)
                link.Points = [.. link.Points.Select(point => (point.X + x, point.Y + y))];
            x += part.Width + PartGap;
            width = Math.Max(width, x - PartGap);
            shelf = Math.Max(shelf, part.Height);
        }

        return (width, y + shelf);
    }

    private static Part Lay(List<int> members, IReadOnlyList<PlacedBox> boxes, IReadOnlyList<PlacedLink> links)
    {
        var places = members.Select((box, i) => (box, i)).ToDictionary(each => each.box, each => each.i);
        var own = links.Where(link => places.ContainsKey(link.From)).ToArray();
        var inner = own.Select(link => link with { From = places[link.From], To = places[link.To] }).ToArray();
        PlacedBox[] placed = [.. members.Select(box => boxes[box])];
        // Columns need half as much again for the lines between them.
        var area = placed.Sum(box => (box.Width * 1.5 + 40) * (box.Height + 40));
        var mostHeight = Math.Max(Math.Sqrt(area / WidthToHeight), placed.Max(box => box.Height));
        var (width, height) = new LayeredPart(placed, inner).Place(mostHeight);
        for (var i = 0; i < own.Length; i++) own[i].Points = inner[i].Points;
        return new Part(members, own, width, height);
    }

    private static List<List<int>> Parts(IReadOnlyList<PlacedBox> boxes, IReadOnlyList<PlacedLink> links)
    {
        var part = Enumerable.Range(0, boxes.Count).ToArray();
        foreach (var link in links)
        {
            var (one, other) = (Root(link.From), Root(link.To));
            part[Math.Max(one, other)] = Math.Min(one, other);
        }

        return [.. Enumerable.Range(0, boxes.Count).GroupBy(Root).Select(group => group.ToList())];

        int Root(int box)
        {
            while (part[box] != box) box = part[box];
            return box;
        }
    }

    private sealed record Part(List<int> Boxes, PlacedLink[] Links, double Width, double Height);
}
