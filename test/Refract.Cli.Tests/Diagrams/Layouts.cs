using Refract.CommandLine.Diagrams.Layout;

namespace Refract.Cli.Tests.Diagrams;

/// <summary>What holds for every layout, of few boxes and of many.</summary>
public sealed class Layouts
{
    public static TheoryData<int, int> Sizes =>
        new() { { 1, 1 }, { 2, 3 }, { 5, 4 }, { 10, 9 }, { 10, 25 }, { 40, 50 }, { 100, 60 }, { 100, 150 } };

    [Theory, MemberData(nameof(Sizes))]
    public void Boxes_do_not_overlap_and_lines_go_around_them(int count, int linkCount)
    {
        for (var seed = 0; seed < 5; seed++)
        {
            var random = new Random(seed * 1000 + count);
            PlacedBox[] boxes = [.. Enumerable.Range(0, count)
                .Select(_ => new PlacedBox(80 + random.Next(160), 28 + 20 * random.Next(12)))];
            // A few boxes have many links, as in most schemas; some refer to themselves or in circles.
            PlacedLink[] links = [.. Enumerable.Range(0, linkCount).Select(_ =>
            {
                var from = random.Next(3) == 0 ? random.Next(Math.Min(3, count)) : random.Next(count);
                var to = random.Next(20) == 0 ? from : random.Next(count);
                return new PlacedLink(from, 14, to, boxes[to].Height - 8);
            })];
            var (width, height) = DiagramLayout.Place(boxes, links);

            for (var i = 0; i < count; i++)
            {
                var box = boxes[i];
                (box.X >= -0.01 && box.Y >= -0.01 && box.X + box.Width <= width + 0.01
                    && box.Y + box.Height <= height + 0.01).ShouldBeTrue($"{i} is outside");
                for (var j = 0; j < i; j++) Overlap(box, boxes[j]).ShouldBeFalse($"{j} and {i} with seed {seed}");
            }

            foreach (var link in links) Check(link, boxes, seed);
        }
    }

    private static void Check(PlacedLink link, PlacedBox[] boxes, int seed)
    {
        var (from, to) = (boxes[link.From], boxes[link.To]);
        var (first, last) = (link.Points[0], link.Points[^1]);
        IsAtSide(first, from).ShouldBeTrue($"{link} begins at its box");
        first.Y.ShouldBe(from.Y + link.FromY, 0.01);
        IsAtSide(last, to).ShouldBeTrue($"{link} ends at its box");
        last.Y.ShouldBe(to.Y + link.ToY, 0.01);
        for (var i = 0; i + 1 < link.Points.Count; i++)
        {
            var (a, b) = (link.Points[i], link.Points[i + 1]);
            (Math.Abs(a.X - b.X) < 0.6 || Math.Abs(a.Y - b.Y) < 0.6).ShouldBeTrue("lines are straight");
            var part = (Low: (X: Math.Min(a.X, b.X), Y: Math.Min(a.Y, b.Y)),
                High: (X: Math.Max(a.X, b.X), Y: Math.Max(a.Y, b.Y)));
            foreach (var box in boxes)
                (part.High.X > box.X + 0.1 && part.Low.X < box.X + box.Width - 0.1
                    && part.High.Y > box.Y + 0.1 && part.Low.Y < box.Y + box.Height - 0.1)
                    .ShouldBeFalse($"a line of {link} crosses a box with seed {seed}");
        }
    }

    private static bool IsAtSide((double X, double Y) point, PlacedBox box) =>
        Math.Abs(point.X - box.X) < 0.01 || Math.Abs(point.X - box.X - box.Width) < 0.01;

    private static bool Overlap(PlacedBox one, PlacedBox other) =>
        one.X < other.X + other.Width && other.X < one.X + one.Width
        && one.Y < other.Y + other.Height && other.Y < one.Y + one.Height;
}
