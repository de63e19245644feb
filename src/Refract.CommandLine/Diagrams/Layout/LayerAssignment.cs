namespace Refract.CommandLine.Diagrams.Layout;

/// <summary>
/// Gives each box of a connected part a layer, which becomes a column: what is referred to is left of what refers to
/// it, and a layer that is full sends the rest to the next.
/// </summary>
internal static class LayerAssignment
{
    private const int Rounds = 8;

    /// <summary>A little more height is better than a long line.</summary>
    private const double Tolerance = 1.2;

    /// <param name="boxes">The boxes.</param>
    /// <param name="links">Pairs of indexes: left, right.</param>
    /// <param name="gap">The room between two boxes of a layer.</param>
    /// <param name="mostHeight">How high a layer should be at most.</param>
    public static int[] Of(IReadOnlyList<PlacedBox> boxes, IReadOnlyList<(int Left, int Right)> links, double gap,
        double mostHeight)
    {
        var count = boxes.Count;
        var after = Enumerable.Range(0, count).Select(_ => new List<int>()).ToArray();
        var before = Enumerable.Range(0, count).Select(_ => new List<int>()).ToArray();
        foreach (var (left, right) in WithoutCircles(count, links))
        {
            after[left].Add(right);
            before[right].Add(left);
        }

        var layers = new int[count];
        var heights = new List<double>();
        var open = before.Select(list => list.Count).ToArray();
        // What refers to the box that was placed last comes next, so that families stay together where layers are full.
        var time = 0;
        var ready = new PriorityQueue<int, (int, int)>();
        for (var i = 0; i < count; i++)
            if (open[i] == 0) ready.Enqueue(i, (0, -after[i].Count));
        while (ready.TryDequeue(out var box, out _))
        {
            var layer = before[box].Count == 0 ? 0 : before[box].Max(left => layers[left]) + 1;
            while (layer < heights.Count && heights[layer] > 0
                && heights[layer] + boxes[box].Height > mostHeight) layer++;
            layers[box] = layer;
            while (heights.Count <= layer) heights.Add(0);
            heights[layer] += boxes[box].Height + gap;
            time--;
            foreach (var right in after[box])
                if (--open[right] == 0) ready.Enqueue(right, (time, -after[right].Count));
        }

        for (var round = 0; round < Rounds; round++)
            for (var box = 0; box < count; box++) Shorten(box, boxes, layers, heights, before, after, gap, mostHeight);
        return Compact(layers);
    }

    /// <summary>Moves a box to the layer in which its links are shortest, if there is room.</summary>
    private static void Shorten(int box, IReadOnlyList<PlacedBox> boxes, int[] layers, List<double> heights,
        List<int>[] before, List<int>[] after, double gap, double mostHeight)
    {
        var low = before[box].Count == 0 ? 0 : before[box].Max(left => layers[left]) + 1;
        var high = after[box].Count == 0 ? heights.Count - 1 : after[box].Min(right => layers[right]) - 1;
        var best = layers[box];
        for (var layer = low; layer <= high; layer++)
            if (Length(layer) < Length(best) && heights[layer] + boxes[box].Height <= mostHeight * Tolerance)
                best = layer;
        if (best == layers[box]) return;
        heights[layers[box]] -= boxes[box].Height + gap;
        heights[best] += boxes[box].Height + gap;
        layers[box] = best;

        int Length(int layer) =>
            before[box].Sum(left => layer - layers[left]) + after[box].Sum(right => layers[right] - layer);
    }

    /// <summary>The links with those turned around that would lead back.</summary>
    private static List<(int Left, int Right)> WithoutCircles(int count, IReadOnlyList<(int Left, int Right)> links)
    {
        var next = Enumerable.Range(0, count).Select(_ => new List<int>()).ToArray();
        foreach (var (left, right) in links) next[left].Add(right);
        var incoming = new int[count];
        foreach (var (_, right) in links) incoming[right]++;
        var state = new byte[count];
        var result = new List<(int, int)>();
        foreach (var start in Enumerable.Range(0, count).OrderBy(box => incoming[box])) Visit(start);
        return [.. result.Distinct()];

        void Visit(int box)
        {
            if (state[box] != 0) return;
            state[box] = 1;
            foreach (var other in next[box])
            {
                result.Add(state[other] == 1 ? (other, box) : (box, other));
                Visit(other);
            }

            state[box] = 2;
        }
    }

    private static int[] Compact(int[] layers)
    {
        var used = layers.Distinct().Order().ToList();
        return [.. layers.Select(layer => used.IndexOf(layer))];
    }
}
