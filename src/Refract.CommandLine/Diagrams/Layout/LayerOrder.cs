namespace Refract.CommandLine.Diagrams.Layout;

/// <summary>
/// Orders the nodes of each layer so that few links cross: each node goes to the mean of its neighbours, layer by
/// layer, and neighbours are swapped where that helps.
/// </summary>
internal static class LayerOrder
{
    private const int Rounds = 24;

    public static void Reduce(List<LayoutNode>[] layers)
    {
        var best = layers.Select(layer => layer.ToArray()).ToArray();
        var fewest = Crossings(layers);
        for (var round = 0; round < Rounds && fewest > 0; round++)
        {
            var isForward = round % 2 == 0;
            for (var i = 1; i < layers.Length; i++) Sort(layers, isForward ? i : layers.Length - 1 - i, isForward);
            for (var i = 0; i < layers.Length; i++) Swap(layers, i);
            var crossings = Crossings(layers);
            if (crossings >= fewest) continue;
            fewest = crossings;
            best = [.. layers.Select(layer => layer.ToArray())];
        }

        for (var i = 0; i < layers.Length; i++)
        {
            layers[i].Clear();
            layers[i].AddRange(best[i]);
        }
    }

    private static void Sort(List<LayoutNode>[] layers, int index, bool isForward)
    {
        var layer = layers[index];
        var places = Places(layers[isForward ? index - 1 : index + 1]);
        var means = layer.Select((node, i) =>
        {
            var others = isForward ? node.Left : node.Right;
            return others.Count == 0 ? (Mean: (double)i * places.Count / layer.Count, node)
                : (Mean: others.Average(link => places[link.Node] + link.Other / 10_000), node);
        }).ToArray();
        layer.Clear();
        layer.AddRange(means.OrderBy(each => each.Mean).Select(each => each.node));
    }

    private static void Swap(List<LayoutNode>[] layers, int index)
    {
        var layer = layers[index];
        var left = index > 0 ? Places(layers[index - 1]) : [];
        var right = index + 1 < layers.Length ? Places(layers[index + 1]) : [];
        for (var hasChanged = true; hasChanged;)
        {
            hasChanged = false;
            for (var i = 0; i + 1 < layer.Count; i++)
            {
                var (above, below) = (layer[i], layer[i + 1]);
                var now = Between(above.Left, below.Left, left) + Between(above.Right, below.Right, right);
                var then = Between(below.Left, above.Left, left) + Between(below.Right, above.Right, right);
                if (then >= now) continue;
                (layer[i], layer[i + 1]) = (below, above);
                hasChanged = true;
            }
        }
    }

    private static int Between(List<(LayoutNode Node, double Own, double Other)> above,
        List<(LayoutNode Node, double Own, double Other)> below, Dictionary<LayoutNode, int> places)
    {
        var crossings = 0;
        foreach (var one in above)
            foreach (var other in below)
                if (Place(one, places) > Place(other, places)) crossings++;
        return crossings;
    }

    private static double Place((LayoutNode Node, double Own, double Other) link, Dictionary<LayoutNode, int> places) =>
        places[link.Node] + link.Other / 10_000;

    private static long Crossings(List<LayoutNode>[] layers)
    {
        long crossings = 0;
        for (var i = 0; i + 1 < layers.Length; i++)
        {
            var places = Places(layers[i + 1]);
            var ends = layers[i].SelectMany(node => node.Right.OrderBy(link => link.Own)
                .Select(link => Place(link, places))).ToArray();
            for (var a = 0; a < ends.Length; a++)
                for (var b = a + 1; b < ends.Length; b++)
                    if (ends[a] > ends[b]) crossings++;
        }

        return crossings;
    }

    private static Dictionary<LayoutNode, int> Places(List<LayoutNode> layer) =>
        layer.Select((node, i) => (node, i)).ToDictionary(each => each.node, each => each.i);
}
