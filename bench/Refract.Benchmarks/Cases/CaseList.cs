using Refract.Benchmarks.Data;
using Refract.Benchmarks.Harness;
using Refract.Benchmarks.Peers;

namespace Refract.Benchmarks.Cases;

/// <summary>All cases of a database.</summary>
internal static class CaseList
{
    private static readonly string[] s_reading =
    [
        "findUnique-id", "findUnique-email", "findFirst", "findMany-100", "findMany-10000", "include-1-10",
        "include-50-500", "include-50-500-1500", ToOne,
        "include-m2m-100", "filter-some", "count", "select-100", "select-10000", "select-50-500", "sql-1",
        "sql-100", "sum", "group-100", "batch-10", "json-path-10",
    ];

    private static readonly string[] s_writing =
        ["create", "nested-create-1-10", "createMany-1000", "createMany-10000", "update", "increment", "upsert", Delete,
            "transaction-3", "upsertMany-1000"];

    private static readonly string[] s_far = ["include-1-10", "include-50-500", "include-50-500-1500", ToOne,
        "include-m2m-100", "nested-create-1-10"];

    private const string ToOne = "include-to-one-100";
    private const string Delete = "delete";

    /// <summary>Those that leave more rows than there were, which are removed between slices.</summary>
    private static readonly string[] s_growing = ["create", "nested-create-1-10", "transaction-3"];

    /// <summary>Everything that is measured on a server that is near.</summary>
    public static IEnumerable<Case> Near(BenchDatabase database, PeerSet peers) =>
        s_reading.Concat(s_writing).Select(name => Create(name, "", database, peers))
        .Concat(new[] { 1, 8, 64 }.Select(callers => AtOnce(callers, peers)));

    /// <summary>What is measured once more on a server that is far away: all that takes one trip or several.</summary>
    public static IEnumerable<Case> Far(BenchDatabase database, PeerSet peers) =>
        s_far.Select(name => Create(name, "latency-", database, peers));

    private static Case Create(string name, string prefix, BenchDatabase database, PeerSet peers)
    {
        var writes = s_writing.Contains(name);
        var isMany = name.StartsWith("createMany", StringComparison.Ordinal);
        var work = new Case(prefix + name)
        {
            Checks = isMany ? [7] : [7, 501],
            Prepare = name == Delete ? database.Doom : null,
            CleanUp = isMany ? database.RemoveEvents : s_growing.Contains(name) ? database.CleanUp : null,
            Restore = writes ? database.Restore : null,
            State = writes ? database.State : null,
            WithAuthors = name == ToOne,
            CountsBytes = !database.IsFar,
        };
        peers.AddTo(work, name);
        return work;
    }

    private static Case AtOnce(int callers, PeerSet peers)
    {
        const int Each = 16;
        var work = new Case($"findUnique-{callers}-callers") { OperationsPerRun = callers * Each };
        peers.AddTo(work, "findUnique-id", run => async i =>
        {
            var tasks = new Task<object[]>[callers];
            for (var caller = 0; caller < callers; caller++)
            {
                var first = (i * callers * Each) + (caller * Each);
                tasks[caller] = Task.Run(async () =>
                {
                    var answers = new object[Each];
                    for (var n = 0; n < Each; n++) answers[n] = await run(first + n);
                    return answers;
                });
            }

            return await Task.WhenAll(tasks);
        });
        return work;
    }
}
