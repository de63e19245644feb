using System.Diagnostics;
using Refract.Benchmarks.Data;
using Refract.Benchmarks.Harness;
using Refract.Benchmarks.Peers;

namespace Refract.Benchmarks.Cases;

/// <summary>From the start of a process to its first row, each contender in a process of its own, in turn.</summary>
internal static class ColdStart
{
    public const string Flag = "--cold";

    /// <summary>The child's side: one contender, one row, on the database in the arguments.</summary>
    public static async Task<int> RunChild(string[] arguments)
    {
        var (contender, database, url, connectionString) = (arguments[1], arguments[2], arguments[3], arguments[4]);
        await using Work work = contender switch
        {
            "refract" => new RefractWork(url),
            "raw" when database == "postgresql" => new RawPostgreSql(connectionString),
            "raw" => new RawSqlite(connectionString),
            _ => new EfWork(BenchDatabase.EfOptions(database == "postgresql", connectionString), EfMode.Plain),
        };
        return await work.Cases["findUnique-id"](7) > 0 ? 0 : 1;
    }

    public static async Task<IReadOnlyList<Figure>> Measure(BenchDatabase database, int rounds)
    {
        string[] contenders = ["raw", "refract", "ef"];
        var times = contenders.ToDictionary(name => name, _ => new List<double>(), StringComparer.Ordinal);
        for (var round = -1; round < rounds; round++)
            foreach (var contender in contenders)
            {
                var time = await Start(database, contender);
                if (round >= 0) times[contender].Add(time);
            }

        return [.. Runner.Contenders.Select(name => times.TryGetValue(name, out var own)
            ? new Figure(database.Name, "cold-start", name, Runner.Median(own), Runner.RatioOf(own, times["raw"]), null)
            : new Figure(database.Name, "cold-start", name, null, null, null))];
    }

    private static async Task<double> Start(BenchDatabase database, string contender)
    {
        var start = new ProcessStartInfo(Environment.ProcessPath!);
        if (Path.GetFileNameWithoutExtension(Environment.ProcessPath) == "dotnet") start.ArgumentList.Add(typeof(ColdStart).Assembly.Location);
        foreach (var argument in new[] { Flag, contender, database.Name, database.Url, database.ConnectionString }) start.ArgumentList.Add(argument);
        var began = Stopwatch.GetTimestamp();
        using var process = Process.Start(start)!;
        await process.WaitForExitAsync();
        if (process.ExitCode != 0) throw new InvalidOperationException($"The cold start of {contender} on {database.Name} ended with {process.ExitCode}.");
        return Stopwatch.GetElapsedTime(began).TotalMicroseconds;
    }
}
