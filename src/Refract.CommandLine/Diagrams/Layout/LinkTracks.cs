namespace Refract.CommandLine.Diagrams.Layout;

/// <summary>
/// The vertical parts of links between two layers, each on a track of its own where they would lie on one another.
/// </summary>
internal sealed class LinkTracks
{
    private const double Margin = 6;

    private readonly List<(double FromY, double ToY, object Link)> _parts = [];
    private readonly Dictionary<object, int> _tracks = [];

    public int Count { get; private set; }

    /// <summary>
    /// Adds a part; <paramref name="link"/> is a key for <see cref="Of"/>, and parts with one key have one track.
    /// </summary>
    public void Add(object link, double fromY, double toY) => _parts.Add((fromY, toY, link));

    /// <summary>The track of a part, from the left.</summary>
    public int Of(object link) => _tracks[link];

    /// <summary>
    /// Of parts that go down, one that begins further up is further right, so that it crosses none that begins below;
    /// of parts that go up it is the other way round.
    /// </summary>
    public void Assign()
    {
        var tracks = new List<List<(double Low, double High)>>();
        var parts = _parts.GroupBy(part => part.Link).Select(part => (Link: part.Key,
            Low: part.Min(each => Math.Min(each.FromY, each.ToY)),
            High: part.Max(each => Math.Max(each.FromY, each.ToY)),
            From: part.Average(each => each.FromY), To: part.Average(each => each.ToY)));
        foreach (var (link, low0, high0, from, to) in parts.OrderBy(part => part.To >= part.From)
            .ThenBy(part => part.To >= part.From ? -part.From : part.From))
        {
            var (low, high) = (low0 - Margin, high0 + Margin);
            // Behind the last one that it would lie on; a track further left would change the order.
            var track = tracks.FindLastIndex(taken => taken.Exists(part => part.Low < high && low < part.High)) + 1;
            while (tracks.Count <= track) tracks.Add([]);
            tracks[track].Add((low, high));
            _tracks[link] = track;
        }

        Count = tracks.Count;
    }
}
