using System.Diagnostics;

namespace Refract.Benchmarks.Harness;

/// <summary>
/// Measures the contenders of a case in rotating rounds: every round gives each a short slice of time, in an order that moves on by one. What the machine does
/// meanwhile hits all of them alike, so the ratios hold even where the times do not. Many short rounds are better than a few long ones: on a busy machine
/// most of them pass undisturbed, and the median is one of those.
/// </summary>
/// <param name="budget">How long the rounds of a case may take together; <see cref="FewestRounds"/> are run in any case.</param>
/// <param name="slice">How long a contender works in a round, if one operation does not take longer.</param>
internal sealed class Runner(TimeSpan budget, TimeSpan slice)
{
    private const int FewestRounds = 3;
    private const int MostRounds = 400;

    public static readonly string[] Contenders = ["raw", "refract", "dapper", "ef", "ef-pooled", "ef-compiled", "ef-single"];

    public async Task<IReadOnlyList<Figure>> Measure(string database, Case work)
    {
        var names = Contenders.Where(work.Contenders.ContainsKey).ToArray();
        await Verify(work, names);

        var runsPerSlice = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var name in names) runsPerSlice[name] = await WarmUp(work, name);

        var times = names.ToDictionary(name => name, _ => new List<double>(), StringComparer.Ordinal);
        var bytes = names.ToDictionary(name => name, _ => new List<double>(), StringComparer.Ordinal);
        var counter = 1_000;
        var begin = Stopwatch.GetTimestamp();
        for (var round = 0; round < FewestRounds || (round < MostRounds && Stopwatch.GetElapsedTime(begin) < budget); round++)
        {
            for (var i = 0; i < names.Length; i++)
            {
                var name = names[(i + round) % names.Length];
                var run = work.Contenders[name];
                var runs = runsPerSlice[name];
                var allocated = GC.GetTotalAllocatedBytes(precise: true);
                var start = Stopwatch.GetTimestamp();
                for (var n = 0; n < runs; n++) await run(counter++);
                var elapsed = Stopwatch.GetElapsedTime(start);
                var operations = (double)runs * work.OperationsPerRun;
                times[name].Add(elapsed.TotalMicroseconds / operations);
                bytes[name].Add((GC.GetTotalAllocatedBytes(precise: true) - allocated) / operations);
                if (work.CleanUp is { } cleanUp) await cleanUp();
            }
        }

        return [.. Contenders.Select(name => times.TryGetValue(name, out var own)
            ? new Figure(database, work.Name, name, Median(own), names.Contains("raw") ? RatioOf(own, times["raw"]) : null, Median(bytes[name]))
            : new Figure(database, work.Name, name, null, null, null))];
    }

    /// <summary>The median of the ratios round by round: both numbers of a pair were measured within the same fraction of a second.</summary>
    public static double RatioOf(List<double> own, List<double> raw) => Median([.. own.Zip(raw, (a, b) => a / b)]);

    public static double Median(List<double> values)
    {
        var sorted = values.Order().ToArray();
        return sorted.Length % 2 == 1 ? sorted[sorted.Length / 2] : (sorted[(sorted.Length / 2) - 1] + sorted[sorted.Length / 2]) / 2;
    }

    private static async Task Verify(Case work, string[] names)
    {
        long? expected = null;
        foreach (var name in names)
        {
            var sum = await work.Contenders[name](7);
            if (work.CleanUp is { } cleanUp) await cleanUp();
            expected ??= sum;
            if (sum != expected) throw new InvalidOperationException($"{work.Name}: {name} answers {sum}, {names[0]} answers {expected}.");
        }
    }

    private async Task<int> WarmUp(Case work, string name)
    {
        var run = work.Contenders[name];
        var start = Stopwatch.GetTimestamp();
        var count = 0;
        // Long enough for the second tier of the JIT to take over where operations are short.
        while (count < 1 || (count < 200 && Stopwatch.GetElapsedTime(start) < budget / 8) || Stopwatch.GetElapsedTime(start) < budget / 25) await run(100_000 + count++);
        if (work.CleanUp is { } cleanUp) await cleanUp();
        var each = Stopwatch.GetElapsedTime(start) / count;
        return Math.Clamp((int)(slice / each), 1, 20_000);
    }
}
