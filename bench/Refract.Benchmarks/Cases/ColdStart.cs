using System.Diagnostics;
using Refract.Benchmarks.Data;
using Refract.Benchmarks.Harness;
using Refract.Benchmarks.Peers;

namespace Refract.Benchmarks.Cases;

/// <summary>From the start of a process to its first row, each contender in a process of its own, in turn.</summary>
internal static class ColdStart
{
    public const string Flag = "--cold";
    public const string Name = "cold-start";

    /// <summary>What run.sh sets for the measured process; a user's program starts without.</summary>
    private const string JitSetting = "DOTNET_TC_CallCountingDelayMs";

    private static readonly string[] s_contenders = [Contenders.Raw, Contenders.Refract, Contenders.Dapper,
        Contenders.Ef];

    /// <summary>The child's side: one contender, one row, on the database in the arguments.</summary>
    public static async Task<int> RunChild(string[] arguments)
    {
        var database = BenchDatabase.Existing(arguments[2], arguments[3], arguments[4]);
        await using var work = PeerSet.Create(arguments[1], database);
        return await work.Cases["findUnique-id"](7) is not null ? 0 : 1;
    }

    public static async Task<IReadOnlyList<Figure>> Measure(BenchDatabase database, int rounds)
    {
        var samples = s_contenders.ToDictionary(name => name, _ => new Samples(), StringComparer.Ordinal);
        // The first round only brings the files into memory.
        for (var round = -1; round < rounds; round++)
            for (var i = 0; i < s_contenders.Length; i++)
            {
                var contender = s_contenders[(i + round + 1) % s_contenders.Length];
                var time = await Start(database, contender);
                if (round >= 0) samples[contender].Add(time, 0, 1);
            }

        return Contenders.Figures(database.Name, new Case(Name) { CountsBytes = false }, samples);
    }

    private static async Task<double> Start(BenchDatabase database, string contender)
    {
        var start = new ProcessStartInfo(Environment.ProcessPath!);
        start.Environment.Remove(JitSetting);
        if (Path.GetFileNameWithoutExtension(Environment.ProcessPath) == "dotnet")
            start.ArgumentList.Add(typeof(ColdStart).Assembly.Location);
        foreach (var argument in new[] { Flag, contender, database.Name, database.Url, database.ConnectionString })
            start.ArgumentList.Add(argument);
        var began = Stopwatch.GetTimestamp();
        using var process = Process.Start(start)!;
        await process.WaitForExitAsync();
        if (process.ExitCode != 0)
            throw new InvalidOperationException(
                $"The cold start of {contender} on {database.Name} ended with {process.ExitCode}.");
        return Stopwatch.GetElapsedTime(began).TotalMicroseconds;
    }
}
