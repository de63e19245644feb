namespace Refract.CommandLine.Diagrams.Layout;

/// <summary>
/// Lays out a connected part of a diagram in columns: layers, their order, the places in them, and then the lines,
/// which go around boxes because they have places in the layers that they pass.
/// </summary>
internal sealed class LayeredPart(IReadOnlyList<PlacedBox> boxes, IReadOnlyList<PlacedLink> links)
{
    private const double BoxGap = 36;
    private const double LaneGap = 10;
    private const double LaneHeight = 2;
    private const double EndLength = 26;
    private const double TrackWidth = 9;

    private readonly Dictionary<(LayoutNode Port, double PortY, bool IsLeft, int Layer), LayoutNode> _lanes = [];

    private readonly LayoutNode[] _nodes = [.. boxes.Select((box, i) => new LayoutNode(i, box.Height))];

    /// <summary>Places boxes and lines, and returns the size.</summary>
    /// <param name="mostHeight">How high a column should be at most.</param>
    public (double Width, double Height) Place(double mostHeight)
    {
        var real = links.Where(link => link.From != link.To).ToArray();
        var assigned = LayerAssignment.Of(boxes, [.. real.Select(link => (link.From, link.To))], BoxGap, mostHeight);
        var layers = Enumerable.Range(0, assigned.Max() + 1).Select(_ => new List<LayoutNode>()).ToArray();
        for (var i = 0; i < boxes.Count; i++)
        {
            _nodes[i].Layer = assigned[i];
            layers[assigned[i]].Add(_nodes[i]);
        }

        var chains = real.ToDictionary(link => link, link => Chain(link, layers));
        LayerOrder.Reduce(layers);
        LayerPlacement.Place(layers, BoxGap, LaneGap);
        var top = layers.SelectMany(layer => layer).Min(node => node.Y);
        foreach (var node in layers.SelectMany(layer => layer)) node.Y -= top;
        foreach (var node in _nodes) boxes[node.Box!.Value].Y = node.Y;
        var width = Route(layers, chains);
        return (width, layers.SelectMany(layer => layer).Max(node => node.Y + node.Height));
    }

    /// <summary>
    /// The nodes of a link from left to right, with one in each layer between its ends. Links that begin at one place
    /// share these, and so their lines, up to where they part.
    /// </summary>
    private List<LayoutNode> Chain(PlacedLink link, List<LayoutNode>[] layers)
    {
        var (left, leftY, right, rightY) = (_nodes[link.From], link.FromY, _nodes[link.To], link.ToY);
        if (left.Layer > right.Layer) (left, leftY, right, rightY) = (right, rightY, left, leftY);
        var chain = new List<LayoutNode> { left };
        for (var layer = left.Layer + 1; layer <= right.Layer; layer++)
        {
            var isEnd = layer == right.Layer;
            var next = isEnd ? right : Lane(link, layer, layers);
            var own = chain.Count == 1 ? leftY : LaneHeight / 2;
            var other = isEnd ? rightY : LaneHeight / 2;
            if (!chain[^1].Right.Contains((next, own, other)))
            {
                chain[^1].Right.Add((next, own, other));
                next.Left.Add((chain[^1], other, own));
            }

            chain.Add(next);
        }

        return chain;
    }

    private LayoutNode Lane(PlacedLink link, int layer, List<LayoutNode>[] layers)
    {
        var port = _nodes[link.From];
        var key = (port, link.FromY, port.Layer < layer, layer);
        if (_lanes.TryGetValue(key, out var lane)) return lane;
        lane = new LayoutNode(null, LaneHeight) { Layer = layer };
        layers[layer].Add(lane);
        return _lanes[key] = lane;
    }

    /// <summary>What has one track between two layers: all that leads to or from one place at the common end.</summary>
    private object TrackKey(PlacedLink link, List<LayoutNode> chain, int part)
    {
        var isLeft = chain[0] == _nodes[link.From];
        var node = chain[isLeft ? part : part + 1];
        return (node, node.Box is null ? 0 : link.FromY, isLeft);
    }

    /// <summary>Gives the columns their places and the links their lines; returns the width.</summary>
    private double Route(List<LayoutNode>[] layers, Dictionary<PlacedLink, List<LayoutNode>> chains)
    {
        var tracks = layers.Select(_ => new LinkTracks()).ToArray();
        var keys = new Dictionary<(PlacedLink, int), object>();
        var seen = new HashSet<(object, double, double)>();
        foreach (var (link, chain) in chains)
            for (var i = 0; i + 1 < chain.Count; i++)
            {
                var (from, to) = Ends(link, chain, i);
                if (Math.Abs(from - to) < 0.5) continue;
                var key = keys[(link, i)] = TrackKey(link, chain, i);
                if (seen.Add((key, from, to))) tracks[chain[i].Layer].Add(key, from, to);
            }

        foreach (var link in links.Where(link => link.From == link.To))
        {
            var node = _nodes[link.From];
            tracks[node.Layer].Add(keys[(link, 0)] = new object(), node.Y + link.FromY, node.Y + link.ToY);
        }

        var starts = new double[layers.Length];
        var widths = layers.Select(layer => layer.Max(node => node.Box is { } box ? boxes[box].Width : 0)).ToArray();
        double x = 0;
        for (var i = 0; i < layers.Length; i++)
        {
            starts[i] = x;
            foreach (var node in layers[i])
                if (node.Box is { } box) boxes[box].X = x + (widths[i] - boxes[box].Width) / 2;
            tracks[i].Assign();
            x += widths[i];
            if (tracks[i].Count > 0 || i + 1 < layers.Length)
                x += 2 * EndLength + Math.Max(0, tracks[i].Count - 1) * TrackWidth;
        }

        double TrackX(PlacedLink link, int part, int layer) =>
            starts[layer] + widths[layer] + EndLength + tracks[layer].Of(keys[(link, part)]) * TrackWidth;

        foreach (var (link, chain) in chains)
        {
            var points = new List<(double, double)>();
            for (var i = 0; i + 1 < chain.Count; i++)
            {
                var (from, to) = Ends(link, chain, i);
                if (i == 0) points.Add((boxes[chain[0].Box!.Value].X + boxes[chain[0].Box!.Value].Width, from));
                if (keys.ContainsKey((link, i)))
                {
                    var at = TrackX(link, i, chain[i].Layer);
                    points.Add((at, from));
                    points.Add((at, to));
                }

                if (i + 2 == chain.Count) points.Add((boxes[chain[^1].Box!.Value].X, to));
            }

            if (chain[0] != _nodes[link.From]) points.Reverse();
            link.Points = points;
        }

        foreach (var link in links.Where(link => link.From == link.To))
        {
            var (box, y) = (boxes[link.From], _nodes[link.From].Y);
            var at = TrackX(link, 0, _nodes[link.From].Layer);
            link.Points = [(box.X + box.Width, y + link.FromY), (at, y + link.FromY), (at, y + link.ToY),
                (box.X + box.Width, y + link.ToY)];
        }

        return x;
    }

    /// <summary>Where a part of a link leaves one layer and reaches the next.</summary>
    private (double From, double To) Ends(PlacedLink link, List<LayoutNode> chain, int part)
    {
        return (chain[part].Y + At(chain[part]), chain[part + 1].Y + At(chain[part + 1]));

        double At(LayoutNode node) => node.Box is null ? LaneHeight / 2
            : node == _nodes[link.From] ? link.FromY : link.ToY;
    }
}
