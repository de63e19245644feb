using System.Diagnostics;

namespace Refract.Benchmarks.Harness;

/// <summary>
/// Measures the contenders of a case in rounds: every round gives each a short slice of time, in an order drawn for it,
/// so that nobody always comes after the same other. What the machine does meanwhile hits all of them alike, so the
/// ratios hold even where the times do not. Many short rounds are better than a few long ones: on a busy machine most
/// of them pass undisturbed, and the median is one of those.
/// </summary>
/// <param name="budget">How long the rounds of a case may take together.</param>
/// <param name="slice">How long a contender works in a round, if one operation does not take longer.</param>
/// <param name="wanted">
/// How many rounds a median needs: a case of long operations gets up to four budgets for them.
/// </param>
internal sealed class Runner(TimeSpan budget, TimeSpan slice, int wanted)
{
    private const int FewestRounds = 5;
    private const int MostBudgets = 4;
    private const int MostRounds = 400;
    private const int MostRunsPerSlice = 20_000;

    /// <summary>A run is long when it takes so many slices.</summary>
    private const int LongRun = 4;

    /// <summary>One run in so many goes ahead of the timed ones.</summary>
    private const int RunsPerLead = 5;

    private readonly Random _random = new(1);

    public async Task<IReadOnlyList<Figure>> Measure(string database, Case work)
    {
        await Verification.Verify(work);
        var counter = 100_000;
        var warmed = await new WarmUp(work, budget, slice).Run(counter);
        counter = warmed.Counter;

        var names = work.Contenders.Keys.ToArray();
        var samples = names.ToDictionary(name => name, _ => new Samples(), StringComparer.Ordinal);
        var begin = Stopwatch.GetTimestamp();
        for (var round = 0; round < FewestRounds
            || (round < MostRounds
                && Stopwatch.GetElapsedTime(begin) < (round < wanted ? budget * MostBudgets : budget)); round++)
        {
            _random.Shuffle(names);
            foreach (var name in names)
            {
                var time = warmed.TimeOfOne[name];
                var runs = Math.Clamp((int)(slice / time), 1, MostRunsPerSlice);
                // Some runs ahead, so that the way back from whatever came before (other code and data in the
                // processor's caches, a server's process that slept) is nobody's time; where runs are long it makes no
                // difference.
                var lead = time < slice * LongRun ? 1 + (runs / RunsPerLead) : 0;
                if (work.Prepare is { } prepare) await prepare(counter, lead + runs);
                await work.Contenders[name].Run(counter, lead);
                counter += lead;
                var allocated = GC.GetTotalAllocatedBytes(precise: true);
                var elapsed = await work.Contenders[name].Run(counter, runs);
                allocated = GC.GetTotalAllocatedBytes(precise: true) - allocated;
                counter += runs;
                samples[name].Add(elapsed.TotalMicroseconds, allocated, (double)runs * work.OperationsPerRun);
                if (work.CleanUp is { } cleanUp) await cleanUp();
            }
        }

        if (work.Restore is { } restore) await restore();
        foreach (var (name, own) in samples)
            if (own.Drift() is var drift && drift < 0.8)
                await Console.Error.WriteLineAsync(
                    $"{work.Name}: {name} was still getting faster ({drift:0.00}); measure it longer.");
        return Contenders.Figures(database, work, samples);
    }
}
