using BenchmarkDotNet.Attributes;
using Refract.Benchmarks.Generated;

namespace Refract.Benchmarks.Micro.Client;

/// <summary>Rows into records, from a cursor that costs nothing.</summary>
public class RowReaders
{
    private BenchDb _db = FakeClient.With(rows: 1);

    [Params(1, 100, 10_000)]
    public int Rows { get; set; }

    [GlobalSetup]
    public void Open() => _db = FakeClient.With(Rows);

    /// <summary>Seven columns of five kinds.</summary>
    [Benchmark]
    public async Task<int> Posts() => (await _db.Post.FindMany()).Count;
}
