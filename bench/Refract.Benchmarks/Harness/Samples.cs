namespace Refract.Benchmarks.Harness;

/// <summary>What one contender needed in each round, for one operation.</summary>
internal sealed class Samples
{
    private readonly List<double> _times = [];
    private readonly List<double> _bytes = [];

    public void Add(double microseconds, double bytes, double operations)
    {
        _times.Add(microseconds / operations);
        _bytes.Add(bytes / operations);
    }

    public double MedianTime => Median(_times);

    public double MedianBytes => Median(_bytes);

    /// <summary>
    /// The median of the ratios round by round: both numbers of a pair were measured within the same fraction of a
    /// second.
    /// </summary>
    public double RatioTo(Samples raw) => Median([.. _times.Zip(raw._times, (own, other) => own / other)]);

    /// <summary>
    /// The later half of the rounds, compared with the earlier half; 1 when nothing got faster meanwhile. Needs some
    /// rounds to mean anything.
    /// </summary>
    public double Drift() =>
        _times.Count < 10 ? 1 : Median(_times[(_times.Count / 2)..]) / Median(_times[..(_times.Count / 2)]);

    private static double Median(List<double> values)
    {
        var sorted = values.Order().ToArray();
        return sorted.Length % 2 == 1
            ? sorted[sorted.Length / 2] : (sorted[(sorted.Length / 2) - 1] + sorted[sorted.Length / 2]) / 2;
    }
}
