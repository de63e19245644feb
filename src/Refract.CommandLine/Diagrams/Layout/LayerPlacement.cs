namespace Refract.CommandLine.Diagrams.Layout;

/// <summary>
/// Places the nodes of each layer so that links are straight where they can be: each layer in turn takes the places
/// nearest to what its neighbours ask for, in its order and without overlap.
/// </summary>
internal static class LayerPlacement
{
    private const int Rounds = 30;

    public static void Place(List<LayoutNode>[] layers, double gap, double laneGap)
    {
        foreach (var layer in layers)
        {
            double y = 0;
            foreach (var node in layer)
            {
                node.Y = y;
                y += node.Height + gap;
            }
        }

        for (var round = 0; round < Rounds; round++)
            for (var i = 0; i < layers.Length; i++)
                Fit(layers[round % 2 == 0 ? i : layers.Length - 1 - i], gap, laneGap);
    }

    /// <summary>
    /// The places that are nearest to the wanted ones, in order: those that would overlap become a block, which takes
    /// the mean of what its members want.
    /// </summary>
    private static void Fit(List<LayoutNode> layer, double gap, double laneGap)
    {
        var offsets = new double[layer.Count];
        for (var i = 1; i < layer.Count; i++)
            offsets[i] = offsets[i - 1] + layer[i - 1].Height
                + (layer[i].Box is null && layer[i - 1].Box is null ? laneGap : gap);
        var blocks = new List<(double Sum, double Weight, int Count)>();
        for (var i = 0; i < layer.Count; i++)
        {
            var (wanted, weight) = Wanted(layer[i]);
            blocks.Add(((wanted - offsets[i]) * weight, weight, 1));
            while (blocks.Count > 1 && Mean(blocks[^2]) > Mean(blocks[^1]))
            {
                var (last, previous) = (blocks[^1], blocks[^2]);
                blocks.RemoveAt(blocks.Count - 1);
                blocks[^1] = (last.Sum + previous.Sum, last.Weight + previous.Weight, last.Count + previous.Count);
            }
        }

        var at = 0;
        foreach (var block in blocks)
            for (var i = 0; i < block.Count; i++, at++) layer[at].Y = Mean(block) + offsets[at];

        static double Mean((double Sum, double Weight, int Count) block) => block.Sum / block.Weight;
    }

    /// <summary>A link that passes through wants to be straight more than one that ends here.</summary>
    private static (double Y, double Weight) Wanted(LayoutNode node)
    {
        var (sum, weight) = (node.Y * 0.1, 0.1);
        foreach (var (other, own, at) in node.Left.Concat(node.Right))
        {
            var part = node.Box is null || other.Box is null ? 4 : 1;
            sum += (other.Y + at - own) * part;
            weight += part;
        }

        return (sum / weight, weight);
    }
}
