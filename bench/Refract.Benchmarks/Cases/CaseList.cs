using Refract.Benchmarks.Data;
using Refract.Benchmarks.Harness;
using Refract.Benchmarks.Peers;

namespace Refract.Benchmarks.Cases;

/// <summary>All cases of a database.</summary>
internal static class CaseList
{
    private static readonly string[] Single =
    [
        "findUnique-id", "findUnique-email", "findFirst", "findMany-100", "findMany-10000", "include-1-10", "include-50-500", "include-50-500-1500", "include-to-one-100",
        "include-m2m-100", "filter-some", "count", "create", "nested-create-1-10", "createMany-1000", "createMany-10000", "update", "increment", "upsert", "delete", "transaction-3",
    ];

    private static readonly string[] Writing = ["create", "nested-create-1-10", "createMany-1000", "createMany-10000", "delete", "transaction-3"];

    public static IEnumerable<Case> For(BenchDatabase database, IReadOnlyDictionary<string, Work> contenders)
    {
        foreach (var name in Single)
        {
            var work = new Case(name) { CleanUp = Writing.Contains(name) ? database.CleanUp : null };
            foreach (var (contender, peer) in contenders)
                if (peer.Cases.TryGetValue(name, out var run)) work.With(contender, run);
            yield return work;
        }

        foreach (var callers in new[] { 1, 8, 64 })
        {
            const int Each = 16;
            var work = new Case($"findUnique-{callers}-callers") { OperationsPerRun = callers * Each };
            foreach (var (contender, peer) in contenders)
                if (peer.Cases.TryGetValue("findUnique-id", out var run)) work.With(contender, AtOnce(run, callers, Each));
            yield return work;
        }
    }

    private static Func<int, ValueTask<long>> AtOnce(Func<int, ValueTask<long>> run, int callers, int each) => async i =>
    {
        var tasks = new Task<long>[callers];
        for (var caller = 0; caller < callers; caller++)
        {
            var first = (i * callers * each) + (caller * each);
            tasks[caller] = Task.Run(async () =>
            {
                long sum = 0;
                for (var n = 0; n < each; n++) sum += await run(first + n);
                return sum;
            });
        }

        return (await Task.WhenAll(tasks)).Sum();
    };
}
