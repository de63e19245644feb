using System.Diagnostics;

namespace Refract.Benchmarks.Harness;

/// <summary>A contender of this process.</summary>
internal sealed class InProcess(Func<int, ValueTask<object>> work) : IContender
{
    /// <inheritdoc/>
    public ValueTask<object> Once(int i) => work(i);

    /// <inheritdoc/>
    public async ValueTask<TimeSpan> Run(int first, int runs)
    {
        var start = Stopwatch.GetTimestamp();
        for (var n = 0; n < runs; n++) await work(first + n);
        return Stopwatch.GetElapsedTime(start);
    }
}
