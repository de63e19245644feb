using System.Diagnostics;

namespace Refract.Benchmarks.Harness;

/// <summary>
/// Runs every contender until the JIT is done with it. The first runs of EF Core build its model and its queries and
/// take a second where later ones take 100 µs: so the time of one run, by which slices are cut, is the least of the
/// last pass.
/// </summary>
internal sealed class WarmUp(Case work, TimeSpan budget, TimeSpan slice)
{
    /// <summary>Runs after which a method was promoted twice (30 calls for each step), with some to spare.</summary>
    private const int EnoughRuns = 200;

    private const int Passes = 2;

    /// <summary>Time for the JIT's own thread to compile what has been promoted.</summary>
    private static readonly TimeSpan s_settle = TimeSpan.FromMilliseconds(50);

    public async Task<(IReadOnlyDictionary<string, TimeSpan> TimeOfOne, int Counter)> Run(int counter)
    {
        var timeOfOne = new Dictionary<string, TimeSpan>(StringComparer.Ordinal);
        for (var pass = 0; pass < Passes; pass++)
        {
            foreach (var (name, contender) in work.Contenders)
            {
                var start = Stopwatch.GetTimestamp();
                var runs = 1;
                for (var done = 0; done == 0 || (done < EnoughRuns && Stopwatch.GetElapsedTime(start) < budget / 10)
                    || Stopwatch.GetElapsedTime(start) < budget / 50; done += runs)
                {
                    // Growing steps: the last one is both warm and long enough to be timed.
                    runs = done < 4 ? 1 : Math.Clamp((int)(slice / timeOfOne[name]), 1, done);
                    if (work.Prepare is { } prepare) await prepare(counter, runs);
                    var time = TimeSpan.FromTicks(Math.Max(1, (await contender.Run(counter, runs)).Ticks / runs));
                    timeOfOne[name] = done == 0 || time < timeOfOne[name] ? time : timeOfOne[name];
                    counter += runs;
                }

                if (work.CleanUp is { } cleanUp) await cleanUp();
            }

            await Task.Delay(s_settle);
        }

        return (timeOfOne, counter);
    }
}
